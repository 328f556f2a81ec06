import type { CheckResult } from '../../contract';
import type { CheckId, Evidence } from '../evidence';
import type { EvalDesignContent } from '../kind';
import { STATUS } from './thresholds';

/** Checks as they are named on the result page, and where their points are declared in `content.checks`. */
export const CHECKS: Readonly<Record<CheckId, { title: string; points: keyof EvalDesignContent['checks'] }>> = {
  mutants: { title: 'Planted faults caught', points: 'mutants' },
  equivalents: { title: 'Equally good systems left alone', points: 'equivalents' },
  agreement: { title: 'Agreement with expert labels', points: 'agreement' },
  slices: { title: 'Weakest slice', points: 'slices' },
  ranking: { title: 'Ranking of systems', points: 'ranking' },
  stability: { title: 'Stability under rewording', points: 'stability' },
  budget: { title: 'Judge budget', points: 'budget' },
  'label-audit': { title: 'Label audit', points: 'labelAudit' },
};

/** What one check found: `credit` in [0, 1] of its points, and words and evidence for the candidate. */
export interface Finding {
  checkId: CheckId;
  credit: number;
  summary: string;
  advice: string;
  evidence: Evidence;
}

/** A finding as a check result: credit turned into points (to the hundredth) and a status. */
export function makeCheck(content: EvalDesignContent, finding: Finding): CheckResult {
  const { checkId, credit, summary, advice, evidence } = finding;
  const { title, points } = CHECKS[checkId];
  const maxPoints = content.checks[points];
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

/** 0.4567 -> "46 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The sentence that explains a discrimination factor below 1; empty otherwise. */
export const explainDiscrimination = (factor: number): string =>
  factor >= 1
    ? ''
    : ` An evaluator that tells nothing apart would pass this for free, so it counts ${percent(factor)}: that is how far yours tells faulty from good.`;
