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
  /** Slice, risk class or stage it is of: the sentence must name it. Absent for numbers of all calls. */
  part?: string;
}

export interface KnownNumbers {
  /** Of the design itself, the number to show as the true one first. */
  own: readonly KnownFigure[];
  /** Of other designs the candidate tried. */
  tried: readonly KnownFigure[];
  /** Numbers of the task and of its documents. */
  brief: readonly { unit: FigureUnit; value: number }[];
  /** Prices and times of the catalogue. */
  catalogue: readonly { unit: FigureUnit; value: number }[];
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
/** Shares may be at least and at most this far away, in absolute terms: 91 % is not 97 %. */
const SHARE_TOLERANCE = { least: 0.01, most: 0.025 };
/** Rounding excuses no more than this share of a number. */
const MOST_ROUNDING = 0.2;
/** Letters of a word that can name a part. */
const LEAST_NAME = 4;
/** Two numbers are the same up to this share of them. */
const SAME = 0.002;

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
      metric === null
        ? []
        : known.own.filter(
            (one) => fits(metric, one.metric) && one.unit === figure.unit && isNamed(one.part, reading.sentence),
          );
    const hit = figure.bound === null ? nearest(figure, fitting) : null;
    const equal = ({ unit, value }: { unit: FigureUnit; value: number }) => isSameNumber(figure, unit, value);
    // A number of the task is the design's own only when that comes to the very same.
    const fromBrief =
      known.brief.some(equal) || (!(metric && ONLY_OF_DESIGNS.has(metric)) && known.catalogue.some(equal));
    if (hit && (!fromBrief || isSameNumber(figure, hit.unit, hit.value))) return judged('true', hit.about, hit.value);
    if (fromBrief) return judged('brief', 'a number of the task', null);
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

/** What nothing in a catalogue has: a claim about these is about a design, whatever number it happens to repeat. */
const ONLY_OF_DESIGNS = new Set<NamedMetric>([
  'latency-p50',
  'latency-p95',
  'latency-p99',
  'cost-per-resolved',
  'cost-per-month',
]);
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

/** Whether a sentence names a part of the calls or of the design, by any longer word of its name. */
function isNamed(part: string | undefined, sentence: string): boolean {
  if (part === undefined) return true;
  const text = sentence.toLowerCase();
  const words = part.toLowerCase().split(/[^a-z0-9]+/u);
  return words.some((word) => word.length >= LEAST_NAME && text.includes(word)) || text.includes(part.toLowerCase());
}

/** The known number nearest to the figure, when it is near enough. */
function nearest(figure: Figure, known: readonly KnownFigure[]): KnownFigure | null {
  const fitting = known.filter((one) => {
    const near = TOLERANCE * Math.abs(one.value);
    const { least, most } = SHARE_TOLERANCE;
    const allowed = figure.unit === 'share' ? Math.max(least, Math.min(most, near)) : near;
    const slack = Math.max(allowed, Math.min(figure.rounding, MOST_ROUNDING * Math.abs(one.value)));
    return figure.low <= one.high + slack && figure.high >= one.low - slack;
  });
  const middle = (figure.low + figure.high) / 2;
  return fitting.reduce<KnownFigure | null>(
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
  const slack = Math.max(1e-9, SAME * Math.abs(target));
  return Math.abs(low - target) <= slack || Math.abs(high - target) <= slack;
}
