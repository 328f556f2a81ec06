import type { Grade, Verdict } from '../../grading/grade-types';
import type { CheckResult } from '../../kinds/contract';
import type { SettledCheck, SettledGrade, SettledVerdict } from '../settled-grade';

/**
 * A settled grade without anything about other people: no names, no earlier or differing opinions, no samples of the judge. Every
 * field is named, so that nothing comes along by accident.
 */
export function forCandidate(
  { checks, verdicts }: Pick<SettledGrade, 'checks' | 'verdicts'>,
  grade: Grade,
): { grade: Grade; checks: CheckResult[]; verdicts: Verdict[] } {
  return { grade, checks: checks.map(checkFor), verdicts: verdicts.map(verdictFor) };
}

function checkFor({ override, ...check }: SettledCheck): CheckResult {
  const { checkId, title, status, points, maxPoints, summary, advice, evidence } = check;
  const changed = override ? `A reviewer has changed these points: ${override.reason}` : summary;
  return { checkId, title, status, points, maxPoints, summary: changed, advice: override ? '' : advice, evidence };
}

function verdictFor(verdict: SettledVerdict): Verdict {
  const { criterionId, status, levelIndex, reason, quotes, gradedBy, needsHumanBecause } = verdict;
  // What is only proposed says nothing to a candidate: a human may see it differently in a moment.
  const final = status === 'judged';
  return {
    ...{ criterionId, status, gradedBy: final ? gradedBy : 'none', samples: [], spread: 0 },
    levelIndex: final ? levelIndex : null,
    reason: final ? reason : '',
    quotes: final ? quotes : [],
    needsHumanBecause: final ? null : needsHumanBecause && 'awaiting-review',
  };
}
