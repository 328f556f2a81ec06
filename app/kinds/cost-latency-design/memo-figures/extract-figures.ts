/** Finds numbers with units in a memo. */

export type FigureUnit = 'ms' | 'usd' | 'share' | 'calls' | 'minutes';

/** One number, or one range of numbers, with its unit. */
export interface Figure {
  /** As written, unit included. */
  text: string;
  /** Characters into the memo. */
  start: number;
  end: number;
  unit: FigureUnit;
  /** Equal unless a range was written. In ms, US dollars, share, calls or minutes. */
  low: number;
  high: number;
  /** Half of the last digit written, in the same unit: what rounding may have taken. */
  rounding: number;
  /** "under 2 s" says less than "2 s". */
  bound: 'below' | 'above' | null;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const MANY = String.raw`(?:\s?(k|thousand|million|m)(?![a-z]))?`;
const RANGE = String.raw`(?:(${NUMBER})\s?(?:-|–|to)\s?\$?)?`;
const UNITS = String.raw`ms|milliseconds?|s|secs?|seconds?|min|mins|minutes?|h|hours?|%|percent|per cent|usd|dollars?|cents?|¢|calls|requests|questions|hand-offs|handoffs`;
const FIGURE = new RegExp(
  String.raw`(?<![\w.,])(?:(\$)\s?${RANGE}(${NUMBER})${MANY}|${RANGE}(${NUMBER})${MANY}[ -]?(${UNITS}))(?![\w]|[.,]\d)`,
  'giu',
);
const SCALE: Record<string, { unit: FigureUnit; times: number }> = {
  $: { unit: 'usd', times: 1 },
  usd: { unit: 'usd', times: 1 },
  dollar: { unit: 'usd', times: 1 },
  cent: { unit: 'usd', times: 0.01 },
  '¢': { unit: 'usd', times: 0.01 },
  ms: { unit: 'ms', times: 1 },
  millisecond: { unit: 'ms', times: 1 },
  s: { unit: 'ms', times: 1_000 },
  sec: { unit: 'ms', times: 1_000 },
  second: { unit: 'ms', times: 1_000 },
  min: { unit: 'minutes', times: 1 },
  minute: { unit: 'minutes', times: 1 },
  h: { unit: 'minutes', times: 60 },
  hour: { unit: 'minutes', times: 60 },
  '%': { unit: 'share', times: 0.01 },
  percent: { unit: 'share', times: 0.01 },
  'per cent': { unit: 'share', times: 0.01 },
};
const COUNTED: { unit: FigureUnit; times: number } = { unit: 'calls', times: 1 };
const MULTIPLE: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
const BELOW = /(?:<|≤|\b(?:under|below|less than|at most|within|up to|no more than|not above|fewer than))\s*$/iu;
const ABOVE = /(?:>|≥|\b(?:over|above|more than|at least|beyond|no less than|not below))\s*$/iu;
/** Longer memos are read up to here; figures beyond it are not looked at. */
const MOST_FIGURES = 200;

/**
 * Numbers with units, in the order of the text: money ($0.05, 5 cents, $12k), times (1.8 s, 900 ms, 10 minutes), shares (95 %), numbers
 * of calls (2,000 requests), and ranges of them (1.6 to 1.8 s). Numbers without a unit, numbers inside words (P95) and everything in
 * fenced code are left out.
 */
export function extractFigures(memo: string): Figure[] {
  const text = memo.replace(/```[\s\S]*?(?:```|$)/gu, (block) => ' '.repeat(block.length));
  const figures: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    if (figures.length >= MOST_FIGURES) break;
    const [whole, dollar, dollarFrom, dollarTo, dollarMany, from, to, many, unitWord] = match;
    const scale = dollar ? SCALE.$ : scaleOf(unitWord ?? '');
    const multiple = MULTIPLE[(dollarMany ?? many ?? '').toLowerCase()] ?? 1;
    const upper = dollarTo ?? to ?? '0';
    const lower = dollarFrom ?? from ?? upper;
    const times = (scale ?? COUNTED).times * multiple;
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const [low, high] = [toNumber(lower) * times, toNumber(upper) * times];
    figures.push({
      text: whole.trim(),
      start: match.index,
      end: match.index + whole.length,
      unit: (scale ?? COUNTED).unit,
      low: Math.min(low, high),
      high: Math.max(low, high),
      rounding: 0.5 * times * 10 ** -decimals(upper),
      bound: BELOW.test(before) ? 'below' : ABOVE.test(before) ? 'above' : null,
    });
  }
  return figures;
}

function scaleOf(word: string): { unit: FigureUnit; times: number } | undefined {
  const lower = word.toLowerCase();
  return SCALE[lower] ?? SCALE[lower.replace(/s$/u, '')];
}

const toNumber = (text: string) => Number(text.replaceAll(',', ''));
const decimals = (text: string) => (text.split('.')[1] ?? '').length;
