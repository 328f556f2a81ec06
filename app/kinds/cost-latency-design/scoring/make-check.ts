import type { CheckResult } from '../../contract';
import type { CostLatencyContent } from '../content';
import type { CheckId, Evidence, Usefulness } from '../evidence';
import { STATUS } from './thresholds';

/** Checks as they are named on the result page, and where their points are declared in `content.points`. */
export const CHECKS: Readonly<Record<CheckId, { title: string; points: keyof CostLatencyContent['points'] }>> = {
  targets: { title: 'Targets on usual days', points: 'targets' },
  floors: { title: 'Quality floor of each risk class', points: 'floors' },
  'empty-retrieval': { title: 'When retrieval returns nothing', points: 'emptyRetrieval' },
  frontier: { title: 'Distance to the best known designs', points: 'frontier' },
  robustness: { title: 'The worst day', points: 'robustness' },
  hygiene: { title: 'Sound habits', points: 'hygiene' },
  'memo-figures': { title: 'Figures in the memo', points: 'memoFigures' },
  change: { title: 'After the change', points: 'change' },
};

/** What one check found: `credit` in [0, 1] of its points, usefulness included, and words and evidence for the candidate. */
export interface Finding {
  checkId: CheckId;
  credit: number;
  summary: string;
  advice: string;
  evidence: Evidence;
}

/** A finding as a check result: credit turned into points (to the hundredth) and a status. */
export function makeCheck(content: CostLatencyContent, finding: Finding): CheckResult {
  const { checkId, credit, summary, advice, evidence } = finding;
  const { title, points } = CHECKS[checkId];
  const maxPoints = content.points[points];
  return {
    checkId,
    title,
    status: credit >= STATUS.pass ? 'pass' : credit <= STATUS.fail ? 'fail' : 'partial',
    points: Math.round(credit * maxPoints * 100) / 100,
    maxPoints,
    summary,
    advice: credit >= 1 ? '' : advice,
    evidence,
  };
}

/** 0.4567 -> "46 %"; small shares with a digit more. */
export const percent = (share: number): string =>
  `${share > 0 && share < 0.1 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`;

/** The sentence that explains why a check counts less than it found; empty when it counts in full or found nothing to count. */
export const explainUsefulness = ({ factor, ownRightShare }: Usefulness, found: number): string =>
  factor >= 1 || found <= 0
    ? ''
    : ` It counts ${percent(factor)}: by itself the design answers only ${percent(ownRightShare)} of the calls rightly, and doing nothing must not pay.`;
