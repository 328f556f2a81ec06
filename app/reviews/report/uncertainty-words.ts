import { formatPoints } from '../../ui/format-number';
import type { SittingScore } from './score-types';

export const STATUS_WORDS: Record<SittingScore['status'], string> = {
  running: 'Still working',
  grading: 'Being graded',
  provisional: 'Provisional',
  settled: 'Settled',
};

/** Why a score has an interval, or why it has none; one sentence each, in plain words. Pure. */
export function uncertaintyWords({ status, awaiting, disagreement, leftOut, points }: SittingScore): string[] {
  if (points === null) return ['Nothing has been graded yet.'];
  const { down, up } = disagreement;
  const words: string[] = [];
  if (status === 'running') words.push('The candidate is still working; this is what is there so far.');
  if (awaiting > 0) words.push(`${formatPoints(awaiting)} points still await a human.`);
  if (down < 0 || up > 0) {
    words.push(
      `Those who read the answers differ: drawn anew, they would move this by ${signed(down)} to ${signed(up)} points.`,
    );
  }
  if (leftOut.length > 0) words.push(`Left out because we could not grade it: ${leftOut.join(', ')}.`);
  if (words.length === 0)
    words.push('Nothing here was read in two different ways. A single reading, or few that agree, is not yet proof.');
  return words;
}

const signed = (points: number): string =>
  points > 0 ? `+${formatPoints(points)}` : formatPoints(points).replace('-', '−');
