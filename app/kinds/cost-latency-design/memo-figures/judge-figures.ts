import type { FigureVerdict } from '../evidence';
import { extractFigures, type Figure, type FigureUnit } from './extract-figures';
import { readFigure, type NamedMetric } from './name-metric';

/** A number that a memo may rightly state about a design: measured, with its interval over replications. */
export interface KnownFigure {
  metric: NamedMetric;
  unit: FigureUnit;
  /** In words, for the candidate: "P95 latency, a usual evening". */
  about: string;
  value: number;
  low: number;
  high: number;
}

export interface KnownNumbers {
  /** Of the design itself, the number to show as the true one first. */
  own: readonly KnownFigure[];
  /** Of other designs the candidate tried. */
  tried: readonly KnownFigure[];
  /** Numbers of the task and of its documents. */
  brief: readonly { unit: FigureUnit; value: number }[];
  /** Numbers written in the design. */
  settings: readonly { unit: FigureUnit; value: number }[];
}

export interface JudgedFigure {
  figure: Figure;
  context: string;
  metric: NamedMetric | null;
  verdict: FigureVerdict;
  about: string;
  actual: number | null;
}

/** A figure may be this far from the simulated number, as a share of it, beside what rounding takes. */
const TOLERANCE = 0.1;
/** Shares may also be this far away, in absolute terms. */
const SHARE_TOLERANCE = 0.015;

/**
 * Compares every figure of a memo with what is known. A figure is false only when it plainly states a named number of the design
 * that is near none of the simulated ones (any public scenario, any slice); it is true when it names a number and is near it.
 * Everything else is a number of the brief, a setting of the design, or unclear, and counts neither for nor against.
 */
export function judgeFigures(memo: string, known: KnownNumbers): JudgedFigure[] {
  return extractFigures(memo).map((figure) => {
    const reading = readFigure(memo, figure);
    const { metric, context } = reading;
    const judged = (verdict: FigureVerdict, about: string, actual: number | null): JudgedFigure => ({
      figure,
      context,
      metric,
      verdict,
      about,
      actual,
    });
    const fitting =
      metric === null ? [] : known.own.filter((one) => fits(metric, one.metric) && one.unit === figure.unit);
    const hit = nearest(figure, fitting);
    if (hit && figure.bound === null) return judged('true', hit.about, hit.value);
    const equal = ({ unit, value }: { unit: FigureUnit; value: number }) => isSameNumber(figure, unit, value);
    if (known.brief.some(equal)) return judged('brief', 'a number of the task', null);
    if (known.settings.some(equal)) return judged('setting', 'a setting of the design', null);
    const [first] = fitting;
    if (!first || figure.unit === 'calls') return judged('unclear', '', null);
    const other = nearest(
      figure,
      known.tried.filter((one) => metric !== null && fits(metric, one.metric) && one.unit === figure.unit),
    );
    if (other && figure.bound === null) return judged('unclear', other.about, other.value);
    if (figure.bound !== null && fitting.some((one) => isWithinBound(figure, one))) {
      return judged('unclear', first.about, first.value);
    }
    return reading.plain ? judged('false', first.about, first.value) : judged('unclear', first.about, null);
  });
}

const LATENCIES = new Set<NamedMetric>([
  'latency-mean',
  'latency-p50',
  'latency-p95',
  'latency-p99',
  'first-token-p50',
  'first-token-p95',
]);
const COSTS = new Set<NamedMetric>(['cost-per-call', 'cost-per-resolved', 'cost-per-month', 'cost-of-stage']);

function fits(named: NamedMetric, metric: NamedMetric): boolean {
  if (named === 'any-latency') return LATENCIES.has(metric);
  if (named === 'any-cost') return COSTS.has(metric);
  // "The answer costs $0.02 per call" of a stage, "mean wait" of a line: a part's number is called like the whole's.
  if (named === 'cost-per-call') return metric === named || metric === 'cost-of-stage';
  // "Time to first token" without a percentile.
  if (named === 'first-token-p50') return metric === named || metric === 'first-token-p95';
  return named === metric;
}

/** The known number nearest to the figure, when it is near enough. */
function nearest(figure: Figure, known: readonly KnownFigure[]): KnownFigure | null {
  const near = known.filter((one) => {
    const slack = Math.max(
      TOLERANCE * Math.abs(one.value),
      figure.unit === 'share' ? SHARE_TOLERANCE : 0,
      figure.rounding,
    );
    return figure.low <= one.high + slack && figure.high >= one.low - slack;
  });
  const middle = (figure.low + figure.high) / 2;
  return near.reduce<KnownFigure | null>(
    (best, one) => (best && Math.abs(best.value - middle) <= Math.abs(one.value - middle) ? best : one),
    null,
  );
}

const isWithinBound = (figure: Figure, one: KnownFigure): boolean =>
  figure.bound === 'below' ? one.low <= figure.high : one.high >= figure.low;

/** Minutes in a memo are milliseconds or seconds elsewhere: both are tried. */
function isSameNumber(figure: Figure, unit: FigureUnit, value: number): boolean {
  const inMs = (each: number, of: FigureUnit) => (of === 'minutes' ? each * 60_000 : each);
  const timeLike = (of: FigureUnit) => of === 'ms' || of === 'minutes';
  if (unit !== figure.unit && !(timeLike(unit) && timeLike(figure.unit))) return false;
  const [low, high, target] = [inMs(figure.low, figure.unit), inMs(figure.high, figure.unit), inMs(value, unit)];
  const slack = Math.max(1e-9, 0.002 * Math.abs(target));
  return Math.abs(low - target) <= slack || Math.abs(high - target) <= slack;
}
