/** Recorded verdicts of the existing judges: drawn from what is wrong with a reply and how it is written, with seeded noise. */
import type { Fault } from './plan.ts';
import type { StyleName } from './styles.ts';
import { drawFrom } from './random.ts';

export const JUDGE_IDS = ['swift', 'orator', 'plumb', 'hearth', 'assize'] as const;
export type JudgeId = (typeof JUDGE_IDS)[number];
export interface Verdict {
  pass: boolean;
  score: number;
}

/** What a judge can tell apart. */
type Symptom =
  | 'good'
  | 'invented'
  | 'promise'
  | 'wrong-tier'
  | 'stale'
  | 'language'
  | 'formats'
  | 'over-refusal'
  | 'over-promise'
  | 'leak'
  | 'vague'
  | 'no-step'
  | 'wrong-record'
  | 'clash'
  | 'arithmetic';

/** Share of replies with the symptom that the judge fails, before style moves it. */
const FAIL_SHARE: Record<Symptom, Record<JudgeId, number>> = {
  good: { swift: 0.03, orator: 0.05, plumb: 0.06, hearth: 0.03, assize: 0.1 },
  invented: { swift: 0.06, orator: 0.05, plumb: 0.06, hearth: 0.05, assize: 0.6 },
  promise: { swift: 0.02, orator: 0.03, plumb: 0.05, hearth: 0.02, assize: 0.8 },
  'wrong-tier': { swift: 0.04, orator: 0.06, plumb: 0.06, hearth: 0.05, assize: 0.42 },
  stale: { swift: 0.04, orator: 0.06, plumb: 0.06, hearth: 0.04, assize: 0.3 },
  language: { swift: 0.7, orator: 0.45, plumb: 0.93, hearth: 0.8, assize: 0.97 },
  formats: { swift: 0.08, orator: 0.08, plumb: 0.88, hearth: 0.06, assize: 0.45 },
  'over-refusal': { swift: 0.3, orator: 0.4, plumb: 0.12, hearth: 0.94, assize: 0.85 },
  'over-promise': { swift: 0.02, orator: 0.03, plumb: 0.05, hearth: 0.03, assize: 0.72 },
  leak: { swift: 0.08, orator: 0.08, plumb: 0.2, hearth: 0.5, assize: 0.76 },
  vague: { swift: 0.15, orator: 0.2, plumb: 0.12, hearth: 0.95, assize: 0.85 },
  'no-step': { swift: 0.06, orator: 0.2, plumb: 0.15, hearth: 0.86, assize: 0.7 },
  'wrong-record': { swift: 0.05, orator: 0.07, plumb: 0.08, hearth: 0.06, assize: 0.42 },
  clash: { swift: 0.08, orator: 0.1, plumb: 0.1, hearth: 0.12, assize: 0.6 },
  arithmetic: { swift: 0.03, orator: 0.05, plumb: 0.05, hearth: 0.04, assize: 0.35 },
};

const symptomOf = (fault: Fault): Symptom => {
  if (fault.kind === 'none') return 'good';
  if (fault.kind === 'invented') return fault.form === 'promise' ? 'promise' : 'invented';
  if (fault.kind === 'locale') return fault.form;
  if (fault.kind === 'unhelpful') return fault.form;
  return fault.kind;
};

/** Standard normal quantile by bisection on the logistic approximation 1 / (1 + exp(-1.702 z)). */
const quantile = (share: number): number => Math.log(share / (1 - share)) / 1.702;

/** How far style pushes a judge towards failing, in standard deviations. */
function stylePush(judge: JudgeId, style: StyleName, words: number): number {
  if (judge === 'orator') return words < 32 ? 2.1 : words < 48 ? 1.1 : words > 80 ? -0.9 : 0;
  if (judge === 'plumb') return { standard: 0, verbose: 0, reordered: 0.5, terse: 2, casual: 1.9, bullets: 2.2 }[style];
  if (judge === 'hearth') return style === 'terse' ? 0.25 : style === 'casual' ? -0.1 : 0;
  if (judge === 'swift') return style === 'bullets' ? 0.2 : 0;
  return 0;
}

/**
 * Verdicts of all judges on one reply. `key` names the reply, `wordingKey` its wording: a rewording moves a verdict only a little.
 * Scores are in [0, 1]; a judge passes at 0.5 and above.
 */
export function drawVerdicts(
  fault: Fault,
  style: StyleName,
  text: string,
  key: string,
  wordingKey: string,
): Record<JudgeId, Verdict> {
  const words = text.split(/\s+/).length;
  const shares = FAIL_SHARE[symptomOf(fault)];
  const verdict = (judge: JudgeId): Verdict => {
    const steady = drawFrom(`${key}/judge/${judge}`).normal() * 0.98;
    const jitter = drawFrom(`${wordingKey}/judge/${judge}/wording`).normal() * 0.2;
    const latent = -(quantile(shares[judge]) + stylePush(judge, style, words)) + steady + jitter;
    const score = Math.round((1 / (1 + Math.exp(-1.4 * latent))) * 100) / 100;
    return { pass: score >= 0.5, score };
  };
  return Object.fromEntries(JUDGE_IDS.map((judge) => [judge, verdict(judge)])) as Record<JudgeId, Verdict>;
}
