import type { GroupMetric } from '../engine/simulation-types';
import type { Figure, FigureUnit } from './extract-figures';

/** What a figure of a memo may speak of. `any-latency` and `any-cost` leave open which. */
export type NamedMetric =
  GroupMetric | 'any-latency' | 'any-cost' | 'cost-per-month' | 'cost-of-stage' | 'waiting' | 'breach-minutes';

/** Words that name a metric, by the unit its figures have; of words that overlap the first in the list counts. */
const NAMES: Record<FigureUnit, readonly (readonly [RegExp, NamedMetric])[]> = {
  ms: [
    [
      /(?:first[- ]token|ttft)[^.,;\n|]{0,20}(?:p95|95th)|(?:p95|95th)[^.,;\n|]{0,20}(?:first[- ]token|ttft)/giu,
      'first-token-p95',
    ],
    [/first[- ]token|ttft/giu, 'first-token-p50'],
    [/\bp99\b|99th/giu, 'latency-p99'],
    [/\bp95\b|95th/giu, 'latency-p95'],
    [/\bp50\b|\bmedian\b|50th/giu, 'latency-p50'],
    [/\b(?:mean|average)\b/giu, 'latency-mean'],
    [/\b(?:wait|waits|waiting|queue|queues|queueing|in line)\b/giu, 'waiting'],
    [/\blatenc(?:y|ies)\b|\bresponse times?\b/giu, 'any-latency'],
  ],
  usd: [
    [/\b(?:month|monthly)\b/giu, 'cost-per-month'],
    [/\bper resolved\b|\bper right\b|\bresolved\b/giu, 'cost-per-resolved'],
    [/\b(?:per|a|each) (?:call|request|question|answer)\b|\/ ?(?:call|request)\b/giu, 'cost-per-call'],
    [/\bcosts?\b|\bspend\b|\bbill\b/giu, 'any-cost'],
  ],
  share: [
    [/\bmade[- ]up\b|\binvent\w*|\bhallucinat\w*/giu, 'invented-share'],
    [/\bstale\b|\bout of date\b|\boutdated\b/giu, 'stale-share'],
    [/\bmismatched\b|\bother question\b/giu, 'mismatched-share'],
    [/\btruncated\b|\bcut off\b/giu, 'truncated-share'],
    [/\b(?:in)?correct answers are wrong\b|\bwrong\w*|\bincorrect\w*/giu, 'wrong-share'],
    [/\babstain\w*|\babstention\w*|\bdo not know\b|\bno answer\b/giu, 'abstained-share'],
    [/\bhand(?:ed|s|ing)?[- ]?(?:off|over)s?\b|\bhumans?\b|\bpeople\b|\bescalat\w*/giu, 'hand-off-share'],
    [/\bcache\w*|\bhits?\b|\bhit rate\b/giu, 'cache-share'],
    [/\bfail\w*|\bunanswered\b/giu, 'failed-share'],
    [/\bright\b|\bcorrect\b|\baccura\w+|\bquality\b|\bresolved\b/giu, 'right-share'],
  ],
  minutes: [[/\bbreach\w*|\bslo\b/giu, 'breach-minutes']],
  calls: [],
};

/** Words that make a figure something else than a statement of what the design does. */
const COMPARES =
  /\b(?:cheaper|faster|slower|dearer|fewer|less|more|lower|higher|reduc\w+|sav(?:e|es|ed|ing|ings)|increas\w+|drop\w*|ris(?:e|es|ing)|grow\w*|half|double\w*|instead of|than|difference|extra|margin|headroom|slack)\b/iu;
const ELSEWHERE =
  /\b(?:would|could|might|may|if|when|unless|until|naive|alternative\w*|simpl\w+|starter|baseline|first version|previous\w*|earlier|before|originally|reject\w*|tried|without|alone|only|limit\w*|target\w*|budget\w*|must|should|alert\w*|alarm\w*|threshold\w*|roll\w*|expect\w*|assum\w*|guess\w*|estimate\w*|measure\w*|ship|canary|trigger\w*|stop|vendor|price\w*)\b/iu;

export interface FigureReading {
  /** null when no word beside the figure names one. */
  metric: NamedMetric | null;
  /** The sentence, or the cells of the table, that the figure stands in. */
  context: string;
  /** The context, uncut. */
  sentence: string;
  /** Whether the sentence states plainly what the design does: no comparison, no condition, no limit. */
  plain: boolean;
}

/**
 * Reads what a figure speaks of from the words around it: in running text the nearest name in its sentence, before it rather than
 * after; in a Markdown table the names in its own row's first cell and at the head of its column.
 */
export function readFigure(memo: string, figure: Figure): FigureReading {
  const { context, at } = surroundings(memo, figure);
  const length = figure.end - figure.start;
  let metric: NamedMetric | null = null;
  let nearest = Infinity;
  for (const [pattern, name] of NAMES[figure.unit]) {
    for (const match of context.matchAll(pattern)) {
      const distance =
        (GENERIC.has(name) ? GENERIC_COST : 0) +
        distanceBetween(context, at, at + length, match.index, match.index + match[0].length, figure.unit);
      if (distance >= nearest || distance > FARTHEST) continue;
      nearest = distance;
      metric = name;
    }
  }
  const clause = clauseAround(context, at);
  return {
    metric,
    context: context.trim().slice(0, 240),
    sentence: context,
    plain: !COMPARES.test(clause) && !ELSEWHERE.test(context),
  };
}

/** Characters, and what counts like characters, between a figure and the word that names it. */
const FARTHEST = 90;
/** A comma, an "and" or another number between the two speaks against their belonging together. */
const SEPARATOR = /[,;()|]|\b(?:and|but|while|vs)\b|\d+/giu;
const SEPARATOR_COST = 15;
/** In "P95 latency is 1.7 s" the nearer word says less. */
const GENERIC = new Set<NamedMetric>(['any-latency', 'any-cost', 'latency-mean']);
const GENERIC_COST = 40;
/** "P95 is 1.7 s": times are named before they are told; "91 % right", "$0.03 per call": others after it. */
const AFTER_COST: Partial<Record<FigureUnit, number>> = { ms: 6 };

function distanceBetween(
  context: string,
  from: number,
  to: number,
  nameFrom: number,
  nameTo: number,
  unit: FigureUnit,
): number {
  const after = nameFrom >= to;
  const gap = after ? context.slice(to, nameFrom) : context.slice(nameTo, from);
  const separators = [...gap.matchAll(SEPARATOR)].length;
  return gap.length + SEPARATOR_COST * separators + (after ? (AFTER_COST[unit] ?? 0) : 0);
}

/** The text that may name the figure's metric, and where in it the figure stands. */
function surroundings(memo: string, figure: Figure): { context: string; at: number } {
  const lineStart = memo.lastIndexOf('\n', figure.start - 1) + 1;
  const lineEnd = endOf(memo, '\n', figure.start);
  const line = memo.slice(lineStart, lineEnd);
  if (line.trimStart().startsWith('|')) return tableCell(memo, figure, line, lineStart);
  const paragraphStart = memo.lastIndexOf('\n\n', figure.start) + 1;
  const paragraphEnd = endOf(memo, '\n\n', figure.end);
  const paragraph = memo.slice(paragraphStart, paragraphEnd);
  const at = figure.start - paragraphStart;
  // A list item is a sentence of its own.
  const ends = [...paragraph.matchAll(/[.!?:;](?=\s)|\n(?=\s*(?:[-*#]|\d+[.)]))/gu)].map(
    (match) => match.index + match[0].length,
  );
  const from = Math.max(0, ...ends.filter((end) => end <= at));
  const to = Math.min(paragraph.length, ...ends.filter((end) => end > at));
  return { context: paragraph.slice(from, to).replaceAll('\n', ' '), at: at - from };
}

function tableCell(memo: string, figure: Figure, line: string, lineStart: number): { context: string; at: number } {
  const column = line.slice(0, figure.start - lineStart).split('|').length - 1;
  const above = memo.slice(0, lineStart).split('\n').slice(0, -1);
  let first = above.length;
  while (first > 0 && (above[first - 1] ?? '').trimStart().startsWith('|')) first -= 1;
  const header = (above[first] ?? '').split('|')[column] ?? '';
  const rowName = column > 1 ? (line.split('|')[1] ?? '') : '';
  const before = `${rowName.trim()} ${header.trim()} `;
  const cell = line.split('|')[column] ?? '';
  const inCell = figure.start - lineStart - line.split('|').slice(0, column).join('|').length - 1;
  return { context: before + cell, at: before.length + inCell };
}

/** The part of a sentence between commas and brackets. */
function clauseAround(context: string, at: number): string {
  const from = Math.max(0, ...[', ', '(', ' and ', ' but '].map((sign) => context.lastIndexOf(sign, at)));
  const ends = [', ', ')', ' and ', ' but '].map((sign) => endOf(context, sign, at));
  return context.slice(from, Math.min(...ends));
}

const endOf = (text: string, sign: string, from: number): number => {
  const end = text.indexOf(sign, from);
  return end < 0 ? text.length : end;
};
