import type { MemoFiguresEvidence, Usefulness } from '../evidence';
import { judgeFigures, type JudgedFigure, type KnownNumbers } from '../memo-figures/judge-figures';
import { explainUsefulness, type Finding } from './make-check';
import { FALSE_FIGURES, FIGURES_SCALE, ramp } from './thresholds';

/** Sorts of number a memo must give of its own design. */
const ASKED = ['latency', 'cost', 'quality'] as const;
type Asked = (typeof ASKED)[number];

/** The memo's figures against the design's own simulated numbers: which sorts are covered, times how many of the checked ones are so. */
export function scoreMemoFigures(memo: string, known: KnownNumbers, usefulness: Usefulness): Finding {
  const judged = judgeFigures(memo, known);
  const { checked, right, covered } = countFigures(judged);
  const wrong = judged.filter(({ verdict }) => verdict === 'false');
  const truth = checked > 0 ? ramp(right / checked, FIGURES_SCALE) : 0;
  const credit = (covered.length / ASKED.length) * truth;
  const missing = ASKED.filter((sort) => !covered.includes(sort));
  const [first] = wrong;
  return {
    checkId: 'memo-figures',
    credit: usefulness.factor * credit,
    summary: `${
      checked === 0
        ? 'The memo gives no number of the design that could be checked.'
        : `${right} of ${checked} figures about the design are what it comes to${first ? `; "${first.figure.text}" is not: ${first.about}` : ''}.`
    }${explainUsefulness(usefulness, credit)}`,
    advice:
      missing.length > 0
        ? `State what your design comes to: no figure on ${missing.join(', ')} was found that names what it is ("P95 of 1.7 s", "$0.031 per call", "91 % right").`
        : 'Take the figures from the final design: each that is off is shown with the simulated number.',
    evidence: {
      check: 'memo-figures',
      schemaVersion: 1,
      usefulness,
      checked,
      right,
      covered,
      asked: [...ASKED],
      figures: judged.map(toEvidence),
    },
  };
}

/** Whether most of what the memo says of its design in numbers is not so. */
export function isMostlyFalse(memo: string, known: KnownNumbers): boolean {
  const { checked, right } = countFigures(judgeFigures(memo, known));
  return checked - right >= FALSE_FIGURES.count && checked - right >= FALSE_FIGURES.share * checked;
}

function countFigures(judged: readonly JudgedFigure[]) {
  const counted = judged.filter(({ verdict }) => verdict === 'true' || verdict === 'false');
  const right = counted.filter(({ verdict }) => verdict === 'true');
  const sorts = new Set(right.map(sortOf));
  return { checked: counted.length, right: right.length, covered: ASKED.filter((sort) => sorts.has(sort)) };
}

function sortOf({ figure }: JudgedFigure): Asked | null {
  if (figure.unit === 'ms') return 'latency';
  if (figure.unit === 'usd') return 'cost';
  return figure.unit === 'share' ? 'quality' : null;
}

function toEvidence({ figure, context, verdict, about, actual }: JudgedFigure): MemoFiguresEvidence['figures'][number] {
  const { text, start, end, unit, low, high } = figure;
  return { text, context, start, end, value: (low + high) / 2, unit, verdict, about, actual };
}
