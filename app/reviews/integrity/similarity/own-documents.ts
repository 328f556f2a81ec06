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
 * What has to be in common. Code is compared without its names, so a run of it says less than a run of words: programs of one author
 * for different tasks share up to a fifth of their runs of 18 tokens, and next to none of 24, which are some three lines. Eight words
 * of prose in a row seldom come together twice.
 */
export const GRAINS: Record<TextLanguage, Grain> = {
  typescript: { noise: 24, window: 10 },
  python: { noise: 24, window: 10 },
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
