import type { CheckResult, Flag } from '../../contract';
import type { CheckId, Evidence } from '../evidence';
import type { TraceDiagnosisContent } from '../kind';
import { STATUS } from './thresholds';

/** Checks as they are named on the result page. */
export const CHECK_TITLES: Readonly<Record<CheckId, string>> = {
  location: 'Root cause: the span',
  actor: 'Root cause: who',
  category: 'Root cause: what kind',
  evidence: 'Evidence',
  herrings: 'Red herrings ruled out',
  replay: 'The run with your fix',
  siblings: 'Healthy runs with your fix',
  detector: 'Regression detector',
};

/** What one check found: `credit` in [0, 1] of its points, and words and evidence for the candidate. */
export interface Finding {
  checkId: CheckId;
  credit: number;
  summary: string;
  advice: string;
  evidence: Evidence;
  flags?: Flag[];
}

/** A finding as a check result: credit turned into points (to the hundredth) and a status. */
export function makeCheck(content: TraceDiagnosisContent, finding: Finding): CheckResult {
  const { checkId, credit, summary, advice, evidence } = finding;
  const maxPoints = content.checks[checkId];
  return {
    checkId,
    title: CHECK_TITLES[checkId],
    status: credit >= STATUS.pass ? 'pass' : credit <= STATUS.fail ? 'fail' : 'partial',
    points: Math.round(credit * maxPoints * 100) / 100,
    maxPoints,
    summary,
    advice: credit >= 1 ? '' : advice,
    evidence,
  };
}

/** 0.4567 -> "46 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "3 pins", "1 pin". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
