import type { Grade, Verdict } from '../../grading/grade-types';
import type { CheckResult } from '../../kinds/contract';
import type { ReviewPass, SettledCheck, SettledGrade, SettledVerdict } from '../settled-grade';

/**
 * A settled grade without anything about other people: no names, no earlier or differing opinions, no samples of the judge. Every
 * field is named, so that nothing comes along by accident.
 */
export function forCandidate(
  { checks, verdicts, passes }: Pick<SettledGrade, 'checks' | 'verdicts' | 'passes'>,
  grade: Grade,
): { grade: Grade; checks: CheckResult[]; verdicts: Verdict[] } {
  return { grade, checks: checks.map(checkFor), verdicts: verdicts.map((verdict) => verdictFor(verdict, passes)) };
}

function checkFor({ override, ...check }: SettledCheck): CheckResult {
  const { checkId, title, status, points, maxPoints, summary, advice, evidence } = check;
  const changed = override ? `A reviewer has changed these points: ${override.reason}` : summary;
  return { checkId, title, status, points, maxPoints, summary: changed, advice: override ? '' : advice, evidence };
}

function verdictFor(verdict: SettledVerdict, passes: readonly ReviewPass[]): Verdict {
  const { criterionId, status, levelIndex, reason, quotes, gradedBy } = verdict;
  // What is only proposed, or stands in until a review is done, says nothing to a candidate: a human may see it differently.
  const final = status === 'judged' && !verdict.awaits.some((pass) => passes.includes(pass));
  return {
    ...{
      criterionId,
      status: final ? status : 'needs-human',
      gradedBy: final ? gradedBy : 'none',
      samples: [],
      spread: 0,
    },
    levelIndex: final ? levelIndex : null,
    reason: final ? reason : '',
    quotes: final ? quotes : [],
    needsHumanBecause: final ? null : 'awaiting-review',
  };
}
