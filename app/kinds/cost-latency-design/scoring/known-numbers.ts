import type { CostLatencyContent, CostLatencyFields } from '../content';
import type { GroupMetric, GroupSummary } from '../engine/simulation-types';
import type { KnownFigure, KnownNumbers } from '../memo-figures/judge-figures';
import { extractFigures, type FigureUnit } from '../memo-figures/extract-figures';
import type { NamedMetric } from '../memo-figures/name-metric';
import type { Target } from '../targets';
import type { PublicExecution } from './execution';
import type { Observation } from './observation';

/** Names of metrics in sentences, most wanted first: where a figure leaves open which is meant, the first is shown as the true one. */
const METRICS: readonly (readonly [GroupMetric, string])[] = [
  ['latency-p95', 'P95 latency'],
  ['latency-p50', 'median latency'],
  ['latency-p99', 'P99 latency'],
  ['latency-mean', 'mean latency'],
  ['first-token-p50', 'median time to first token'],
  ['first-token-p95', 'P95 time to first token'],
  ['cost-per-call', 'cost per call'],
  ['cost-per-resolved', 'cost per resolved call'],
  ['right-share', 'right answers'],
  ['wrong-share', 'wrong answers'],
  ['invented-share', 'invented answers'],
  ['stale-share', 'stale answers'],
  ['mismatched-share', 'answers to another question'],
  ['truncated-share', 'truncated answers'],
  ['abstained-share', 'abstentions'],
  ['failed-share', 'failed calls'],
  ['hand-off-share', 'hand-offs'],
  ['cache-share', 'calls answered from a cache'],
];

const unitOf = (metric: string): FigureUnit =>
  metric.endsWith('-share')
    ? 'share'
    : metric.startsWith('cost')
      ? 'usd'
      : metric === 'breach-minutes'
        ? 'minutes'
        : 'ms';

/** Everything a memo may rightly state, from what is public: own simulated numbers, tried designs, the task, the design's settings. */
export function collectKnownNumbers(options: {
  content: CostLatencyContent;
  fields: CostLatencyFields;
  execution: PublicExecution;
  /** Texts of the answer's design files. */
  designs: readonly string[];
  /** Documents of the exercise. */
  documents: readonly string[];
  /** Catalogues, as read from JSON. */
  catalogues: readonly unknown[];
}): KnownNumbers {
  const { content, fields, execution, designs, documents, catalogues } = options;
  return {
    own: execution.parts.flatMap(({ title, observation }) => figuresOf(title, observation)),
    tried: fields.tried.flatMap(({ name, summary }) =>
      summary
        ? [
            tried('latency-p95', 'P95 latency', name, summary.latencyP95Ms),
            tried('cost-per-call', 'cost per call', name, summary.costPerCallUsd),
            tried('right-share', 'right answers', name, summary.rightShare),
            tried('wrong-share', 'wrong answers', name, summary.wrongShare),
            tried('hand-off-share', 'hand-offs', name, summary.handOffShare),
          ]
        : [],
    ),
    brief: [
      ...numbersOfTask(content),
      ...documents.flatMap((text) => extractFigures(text).flatMap(({ unit, low, high }) => both(unit, low, high))),
    ],
    // Shares of a catalogue (recalls, error rates) are so many that any claim would be one of them.
    catalogue: catalogues.flatMap((value) => numbersIn(value).filter(({ unit }) => unit !== 'share')),
    settings: designs.flatMap((text) => numbersIn(parse(text))),
  };
}

const tried = (metric: NamedMetric, words: string, name: string, value: number): KnownFigure => ({
  metric,
  unit: unitOf(metric),
  about: `${words} of "${name}"`,
  value,
  low: value,
  high: value,
});

function figuresOf(title: string, observation: Observation): KnownFigure[] {
  const { cost, breachMinutes, caches, waits } = observation;
  const exact = (metric: NamedMetric, unit: FigureUnit, about: string, value: number): KnownFigure => ({
    metric,
    unit,
    about: `${about}, ${title}`,
    value,
    low: value,
    high: value,
  });
  return [
    ...figuresOfGroup(title, observation.all, null),
    { metric: 'cost-per-month', unit: 'usd', about: `cost per month, ${title}`, ...cost.perMonthUsd },
    { metric: 'breach-minutes', unit: 'minutes', about: `minutes in breach, ${title}`, ...breachMinutes },
    ...[...observation.risks, ...observation.slices].flatMap((group) => figuresOfGroup(title, group, group.name)),
    ...cost.stages.map(({ stageId, usdPerCall }) => ({
      ...exact('cost-of-stage', 'usd', `cost per call of ${stageId}`, usdPerCall),
      part: stageId,
    })),
    ...caches.map(({ stageId, hitShare }) => exact('cache-share', 'share', `hits of ${stageId}`, hitShare)),
    ...waits.flatMap(({ id, meanMs, maxMs }) => [
      exact('waiting', 'ms', `mean wait at ${id}`, meanMs),
      exact('waiting', 'ms', `longest wait at ${id}`, maxMs),
    ]),
  ];
}

function figuresOfGroup(title: string, group: GroupSummary, part: string | null): KnownFigure[] {
  const of = part === null ? '' : ` of ${part}`;
  return METRICS.flatMap(([metric, words]) => {
    const estimate = group.metrics[metric];
    if (!estimate) return [];
    const about = `${words}${of}, ${title}`;
    return [{ metric, unit: unitOf(metric), about, ...estimate, ...(part === null ? {} : { part }) }];
  });
}

interface PlainNumber {
  unit: FigureUnit;
  value: number;
}
const both = (unit: FigureUnit, low: number, high: number): PlainNumber[] => [
  { unit, value: low },
  { unit, value: high },
];

function numbersOfTask({ slo, targets, worstCase, change, floors, callsPerMonth, incidents }: CostLatencyContent) {
  const limits = [...targets, ...worstCase, ...(change?.targets ?? [])];
  const limitOf = ({ metric, atMost, atLeast }: Target): PlainNumber => ({
    unit: unitOf(metric),
    value: atMost ?? atLeast ?? 0,
  });
  return [
    ...limits.map(limitOf),
    { unit: 'ms' as const, value: slo.latencyMs },
    { unit: 'share' as const, value: slo.share },
    { unit: 'calls' as const, value: callsPerMonth },
    ...floors.flatMap(({ rightAtLeast, wrongAtMost }) => both('share', rightAtLeast, wrongAtMost)),
    ...incidents.flatMap(({ events }) => numbersIn(events)),
  ];
}

/** Numbers in parsed JSON, with the unit that the name of their field says. */
export function numbersIn(value: unknown, name = ''): PlainNumber[] {
  if (typeof value === 'number') {
    const unit = unitByName(name);
    return unit ? [{ ...unit, value: unit.value * value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((inner) => numbersIn(inner, name));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, key));
}

const PRICES = new Set(['input', 'output', 'cachedInput', 'cacheWrite', 'batchInput', 'batchOutput']);
const SHARES = new Set(['threshold', 'below', 'confidenceBelow', 'onlyIfConfidenceBelow', 'share', 'shift', 'recall']);

/** The unit of a field and how many of it one is. */
function unitByName(name: string): PlainNumber | null {
  if (/Ms$|^ms|MsAbove$/u.test(name)) return { unit: 'ms', value: 1 };
  if (/Seconds$/u.test(name)) return { unit: 'ms', value: 1_000 };
  if (PRICES.has(name) || name.startsWith('usd')) return { unit: 'usd', value: 1 };
  if (SHARES.has(name) || name.endsWith('Share')) return { unit: 'share', value: 1 };
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
