import { z } from 'zod';
import type { Rubric } from '../../exercises/exercise-format';
import { quote, type Quote } from '../grade-types';
import type { SheetItem } from './criteria-sheet';
import { findQuote } from './find-quote';
import type { JudgedFile } from './judge-types';
import type { ModelAnswers } from './sample-schema';

const MAX_QUOTES = 3;
const MAX_REASON = 2_000;

/** One model sample after verification; what is stored between attempts of a job. */
export const sample = z.strictObject({
  /** False when a canary came out wrong: nothing in this sample counts. */
  canariesHeld: z.boolean(),
  answers: z.array(
    z.strictObject({
      criterionId: z.string(),
      /** Index into the criterion's levels after demotion; null for `cannot_assess`. */
      levelIndex: z.number().int().nonnegative().nullable(),
      /** True when the model gave a positive level and no quote of it stands in the text: the level was set to 0. */
      unsupported: z.boolean(),
      reason: z.string(),
      quotes: z.array(quote),
      unverifiedQuotes: z.array(z.string()),
    }),
  ),
});
export type Sample = z.infer<typeof sample>;

/**
 * Verifies one sample: each question answered once with a level it has, quotes found in the candidate's own text, canaries as
 * expected. Returns null when the answers do not fit the questions (wrong or missing numbers, a level that does not exist).
 */
export function readSample({
  answers,
  sheet,
  rubric,
  files,
  starterFiles,
}: {
  answers: ModelAnswers;
  sheet: SheetItem[];
  rubric: Rubric;
  files: JudgedFile[];
  starterFiles: Record<string, string>;
}): Sample | null {
  const byNumber = new Map(answers.answers.map((answer) => [answer.number, answer]));
  if (answers.answers.length !== sheet.length || byNumber.size !== sheet.length) return null;
  let canariesHeld = true;
  const read = new Map<string, Sample['answers'][number]>();
  for (const item of sheet) {
    const answer = byNumber.get(item.number);
    if (!answer) return null;
    const level = answer.level === 'cannot_assess' ? null : Number(answer.level);
    if (level !== null && level >= item.levels.length) return null;
    if (item.asks.kind === 'canary') {
      canariesHeld &&= level === item.asks.expectedLevel;
      continue;
    }
    const { found, missing } = verifyQuotes(answer.quotes, files, starterFiles);
    const unsupported = level !== null && level > 0 && found.length === 0;
    read.set(item.asks.criterionId, {
      criterionId: item.asks.criterionId,
      levelIndex: unsupported ? 0 : level,
      unsupported,
      reason: answer.reason.slice(0, MAX_REASON),
      quotes: found,
      unverifiedQuotes: missing,
    });
  }
  return { canariesHeld, answers: rubric.criteria.flatMap(({ id }) => read.get(id) ?? []) };
}

function verifyQuotes(texts: string[], files: JudgedFile[], starterFiles: Record<string, string>) {
  const found: Quote[] = [];
  const missing: string[] = [];
  for (const text of texts.slice(0, MAX_QUOTES)) {
    const place = findQuote({ quote: text, files, starterFiles });
    if (place) found.push(place);
    else missing.push(text.slice(0, 500));
  }
  return { found, missing };
}
