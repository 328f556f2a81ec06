import type { Criterion, Rubric } from '../../exercises/exercise-format';
import type { Verdict, VerdictSample } from '../grade-types';
import type { Sample } from './read-sample';

/** A disagreement of samples that could move the rubric's total by this many percent of it calls for more samples. */
const MATERIAL_PERCENT = 5;
/** Share of the votes that settles a criterion the samples disagreed on materially. */
const CLEAR_MAJORITY = 0.75;

/** Levels a criterion got, one per sample that could assess it. */
const votesOf = (samples: Sample[], criterionId: string) =>
  samples.flatMap((item) =>
    item.answers
      .filter((answer) => answer.criterionId === criterionId && answer.levelIndex !== null)
      .map((answer) => answer.levelIndex ?? 0),
  );

/** Whether the samples' disagreement on this criterion could move the rubric's total noticeably. */
function isMaterialSplit(rubric: Rubric, criterion: Criterion, votes: number[]): boolean {
  if (votes.length < 2) return false;
  const shareOf = (level: number) => criterion.levels[level]?.share ?? 0;
  const totalWeight = rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const moves = ((shareOf(Math.max(...votes)) - shareOf(Math.min(...votes))) * criterion.weight * 100) / totalWeight;
  return moves >= MATERIAL_PERCENT;
}

/** True when more samples should be drawn before anybody is asked: some criterion is split in a way that matters. */
export function needsMoreSamples(rubric: Rubric, samples: Sample[]): boolean {
  return rubric.criteria.some((criterion) => isMaterialSplit(rubric, criterion, votesOf(samples, criterion.id)));
}

/**
 * Verdicts from the verified samples, one per criterion in the rubric's order. The level with most votes wins, the lower one in
 * a tie. A human is needed when no sample could assess it, when the winning level rests on quotes that are not in the text, or
 * when a split that matters has no clear majority even among all samples.
 */
export function settleVerdicts({
  rubric,
  samples,
  model,
}: {
  rubric: Rubric;
  samples: Sample[];
  model: string;
}): Verdict[] {
  return rubric.criteria.map((criterion) => {
    const stored = samples.flatMap((item, sampleIndex) => toVerdictSample(item, criterion.id, sampleIndex));
    const votes = votesOf(samples, criterion.id);
    const level = winner(votes);
    const spread = votes.length === 0 ? 0 : Math.max(...votes) - Math.min(...votes);
    const chosen =
      stored.find((item) => item.levelIndex === level && item.quotes.length > 0) ??
      stored.find((item) => item.levelIndex === level) ??
      stored[0];
    const because = whyHuman({ rubric, criterion, samples, votes, level });
    return {
      criterionId: criterion.id,
      status: because === null ? 'judged' : 'needs-human',
      levelIndex: level,
      reason: chosen?.reason ?? '',
      quotes: chosen?.quotes ?? [],
      samples: stored,
      spread,
      gradedBy: model,
      needsHumanBecause: because,
    };
  });
}

function toVerdictSample(item: Sample, criterionId: string, sampleIndex: number): VerdictSample[] {
  return item.answers
    .filter((answer) => answer.criterionId === criterionId)
    .map(({ levelIndex, reason, quotes, unverifiedQuotes }) => ({
      sampleIndex,
      levelIndex,
      reason,
      quotes,
      unverifiedQuotes,
    }));
}

/** The level with most votes; the lower one when several have as many. Null without votes. */
function winner(votes: number[]): number | null {
  const counts = new Map<number, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  const ranked = [...counts].sort(([levelA, countA], [levelB, countB]) => countB - countA || levelA - levelB);
  return ranked[0]?.[0] ?? null;
}

function whyHuman({
  rubric,
  criterion,
  samples,
  votes,
  level,
}: {
  rubric: Rubric;
  criterion: Criterion;
  samples: Sample[];
  votes: number[];
  level: number | null;
}): string | null {
  // A minority that could not assess does not hold up the rest.
  if (level === null || votes.length * 2 <= samples.length) return 'cannot-assess';
  const unsupported = samples.filter((item) =>
    item.answers.some((answer) => answer.criterionId === criterion.id && answer.unsupported),
  ).length;
  if (unsupported * 2 > votes.length) return 'unsupported';
  const share = votes.filter((vote) => vote === level).length / votes.length;
  if (isMaterialSplit(rubric, criterion, votes) && share < CLEAR_MAJORITY) return 'split';
  return null;
}
