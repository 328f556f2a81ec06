import type { Rubric } from '../../exercises/exercise-format';
import type { Flag } from '../../kinds/contract';
import type { JudgedFile } from './judge-types';
import { findInjection } from './screens/find-injection';
import { measureCopying } from './screens/measure-copying';
import { measureStuffing } from './screens/measure-stuffing';
import { ownText } from './screens/own-text';
import { wordsOf } from './screens/words';

export interface ScreenedAnswer {
  rubric: Rubric;
  brief: string;
  /** Prose that the judge would read. */
  files: JudgedFile[];
  starterFiles: Record<string, string>;
}

/** Own words below which there is nothing to judge. */
const LEAST_WORDS = 8;
/** Share of word sequences taken from rubric or brief: from the first on it is flagged, from the second on there is nothing to judge. */
const COPIED_FLAG = 0.3;
const COPIED_REFUSE = 0.6;

/**
 * What a reviewer should know about the text before trusting any verdict on it; code, not a model, so it also runs without a
 * judge. `otherTexts` (code, reasons in fields) are searched for attempts to steer the judge only.
 */
export function screenAnswer(answer: ScreenedAnswer, otherTexts: string[] = []): Flag[] {
  const prose = proseOf(answer);
  const words = wordsOf(prose).length;
  const copied = words < LEAST_WORDS ? 0 : copiedShare(answer, prose);
  const stuffing = measureStuffing(prose, vocabularyOf(answer));
  const injection = findInjection(
    answer.files.map((file) => file.text),
    otherTexts,
  );
  const flags: Flag[] = [];
  if (words < LEAST_WORDS)
    flags.push({
      code: 'empty',
      message: `The text has ${words === 0 ? 'no words' : `only ${words} words`} beyond the starter.`,
    });
  if (copied >= COPIED_FLAG)
    flags.push({
      code: 'rubric-pasted',
      message: `${Math.round(copied * 100)} % of the text repeats the rubric or the brief word for word.`,
    });
  if (stuffing) flags.push({ code: 'keyword-stuffed', message: stuffing });
  if (injection) flags.push({ code: 'injection', message: injection });
  return flags;
}

/** True when there is nothing to pay a model for: no own words, or hardly any that are not the rubric's or the brief's. */
export function isDegenerate(answer: ScreenedAnswer): boolean {
  const prose = proseOf(answer);
  return wordsOf(prose).length < LEAST_WORDS || copiedShare(answer, prose) >= COPIED_REFUSE;
}

const proseOf = ({ files, starterFiles }: ScreenedAnswer) =>
  files.map((file) => ownText(file.text, starterFiles[file.path] ?? '')).join('\n\n');

const rubricText = ({ criteria }: Rubric) =>
  criteria
    .map((criterion) =>
      [
        criterion.title,
        criterion.question,
        ...criterion.levels.map((level) => `${level.title}. ${level.description}`),
      ].join('. '),
    )
    .join('\n');

const copiedShare = ({ rubric, brief }: ScreenedAnswer, prose: string) =>
  measureCopying(prose, [rubricText(rubric), brief]);

const vocabularyOf = ({ rubric, brief }: ScreenedAnswer) => new Set(wordsOf(`${rubricText(rubric)}\n${brief}`));
