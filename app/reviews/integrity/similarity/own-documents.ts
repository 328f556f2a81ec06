import type { Answer, AnswerFile } from '../../../kinds/contract';
import type { Json } from '../../../lib/json';
import type { Grain } from '../../../lib/winnowing/fingerprint';
import type { TextLanguage } from '../../../lib/winnowing/token';
import { FIELDS_FILE, sentencesIn } from '../answer-texts';
import type { TextGroup } from './similarity-types';

/** One text of an answer that is compared. */
export interface OwnDocument {
  path: string;
  title: string;
  language: TextLanguage;
  group: TextGroup;
  text: string;
}

/**
 * What has to be in common. Code is compared without its names, so a run of it says less than a run of words: 25 tokens are some
 * three lines. Twelve words of prose in a row seldom come together twice.
 */
export const GRAINS: Record<TextLanguage, Grain> = {
  typescript: { noise: 18, window: 8 },
  python: { noise: 18, window: 8 },
  json: { noise: 14, window: 6 },
  prose: { noise: 8, window: 5 },
};

/** The texts of an answer: its files, and the sentences in its fields as one more text of prose. */
export function ownDocuments({ answer, files }: { answer: Answer; files: readonly AnswerFile[] }): OwnDocument[] {
  const documents = files.map(({ path, title, language }): OwnDocument => {
    const text = answer.files[path] ?? '';
    return language === 'markdown'
      ? { path, title, language: 'prose', group: 'prose', text }
      : { path, title, language, group: 'code', text };
  });
  const sentences = sentencesIn(answer.fields as Json);
  return [
    ...documents,
    {
      path: FIELDS_FILE,
      title: 'Answers in fields',
      language: 'prose' as const,
      group: 'prose' as const,
      text: sentences,
    },
  ].filter(({ text }) => text.trim() !== '');
}
