import type { Verdict } from '../grade-types';

const reasons: Record<string, string> = {
  'no-judge': 'no judge model is connected',
  unsupported: 'the judge could not support its verdict with a quote from your text',
  split: 'the judge’s samples disagree',
  'cannot-assess': 'the judge found nothing it could assess this by',
  refused: 'the text was not given to the judge: it is empty, unchanged, or repeats the task',
  'judge-failed': 'the judge gave no usable answer',
  'canary-failed': 'the judge failed a control question, so its verdicts are not trusted here',
  screened: 'the text speaks to the judge instead of the reader',
  budget: 'the judge’s spending limit was reached',
  uncalibrated: 'nobody has shown yet that this judge agrees with people on this exercise',
  'awaiting-review': 'a reviewer has yet to read it',
  'reviewers-differ': 'two reviewers came to different levels',
};

/** Why a criterion waits for a human, as the end of a sentence. */
export function whyHuman(verdict: Pick<Verdict, 'needsHumanBecause'>): string {
  const code = verdict.needsHumanBecause;
  return code === null ? 'a human has the last word here' : (reasons[code] ?? code);
}

/** Who decided a criterion: a model, a human, or nobody yet. */
export function gradedByWords(verdict: Pick<Verdict, 'status' | 'gradedBy'>): string {
  if (verdict.status === 'needs-human') return 'Awaiting a human';
  return verdict.gradedBy === 'human' ? 'Graded by a human' : `Judge model ${verdict.gradedBy}`;
}

/** What each sample said, for example "3 samples: Partly ×2, Fully ×1"; null without samples. */
export function sampleWords(verdict: Pick<Verdict, 'samples'>, levelTitles: readonly string[]): string | null {
  if (verdict.samples.length === 0) return null;
  const counts = new Map<string, number>();
  for (const sample of verdict.samples) {
    const title = sample.levelIndex === null ? 'could not assess' : (levelTitles[sample.levelIndex] ?? 'unknown level');
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const total = verdict.samples.length;
  const noun = total === 1 ? '1 sample' : `${total} samples`;
  const [first] = counts.keys();
  if (counts.size === 1) return total === 1 ? `${noun}: ${first}` : `${noun}, all ${first}`;
  return `${noun}: ${[...counts].map(([title, count]) => `${title} ×${count}`).join(', ')}`;
}
