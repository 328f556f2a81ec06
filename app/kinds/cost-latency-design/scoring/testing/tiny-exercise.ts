import type { FileTree, GradingFiles, PublicFiles } from '../../../contract';
import { seededRandom } from '../../../../lib/random';
import type { z } from 'zod';
import type { catalogue } from '../../catalogue';
import { costLatencyContent, type CostLatencyContent } from '../../content';
import type { Frontier, hiddenScenarios } from '../../formats';
import type { trafficCall } from '../../traffic';
import { SOUND, STARTER } from './sample-designs';

type CatalogueInput = z.input<typeof catalogue>;
type Call = z.input<typeof trafficCall>;

const steady = (ms: number) => ({ medianMs: ms, p95Ms: 2 * ms });
const model = (id: string, provider: string, price: number, speed: number, quality: [number, number]) => ({
  id,
  title: id,
  provider,
  errorShare: 0.003,
  hangShare: 0.001,
  prices: {
    input: price,
    output: 4 * price,
    cachedInput: price / 10,
    cacheWrite: 1.25 * price,
    batchInput: price / 2,
    batchOutput: 2 * price,
  },
  firstToken: steady(speed),
  msPerPromptToken: 0.02,
  perOutputToken: steady(speed / 70),
  limits: { requestsPerMinute: 4_000, burstSeconds: 1, maxQueueMs: 5_000 },
  promptCache: { ttlSeconds: 300, minTokens: 500 },
  quality: [
    { x: 0, y: quality[0] },
    { x: 1, y: quality[1] },
  ],
  memoryShare: 0.3,
  abstainShare: 0.3,
  confidence: { whenRight: 0.85, whenWrong: 0.5, spread: 0.12 },
});
const service = (id: string) => ({ id, title: id, provider: 'aux', latency: steady(25), usdPerCall: 0.00005 });

const CATALOGUE: CatalogueInput = {
  schemaVersion: 1,
  date: '2026-01-05',
  riskClasses: [
    { id: 'normal', title: 'Normal', declared: true, wanted: 'answer' },
    { id: 'regulated', title: 'Regulated', declared: false, wanted: 'answer' },
    { id: 'abuse', title: 'Abuse', declared: false, wanted: 'refuse' },
  ],
  models: [
    model('small', 'north', 0.4, 250, [0.98, 0.6]),
    model('large', 'north', 6, 900, [0.99, 0.92]),
    model('spare', 'south', 1.5, 400, [0.98, 0.75]),
  ],
  guards: [
    {
      ...service('guard'),
      detects: [
        { risk: 'regulated', recall: 0.98, falseAlarm: 0.01 },
        { risk: 'abuse', recall: 0.95, falseAlarm: 0.002 },
      ],
    },
  ],
  classifiers: [{ ...service('classifier'), difficultyError: 0.08 }],
  embedders: [
    {
      ...service('embedder'),
      similarity: { same: { mean: 0.95, spread: 0.015 }, other: { mean: 0.6, spread: 0.08 } },
    },
  ],
  retrievers: [
    {
      ...service('retriever'),
      needsEmbedding: true,
      recallByK: [
        { x: 1, y: 0.7 },
        { x: 8, y: 0.99 },
      ],
      emptyShare: 0.005,
      tokensPerPassage: 150,
    },
  ],
  humanDesk: { usdPerHandOff: 2, handling: steady(90_000), agents: 60, patienceMs: 600_000, rightShare: 0.98 },
};

const CHANGED: CatalogueInput = {
  ...CATALOGUE,
  date: '2026-04-05',
  models: CATALOGUE.models.map((each) =>
    each.id === 'small' ? { ...each, prices: { ...each.prices, input: 3, output: 12 } } : each,
  ),
};

export const TINY_CONTENT: CostLatencyContent = costLatencyContent.parse({
  callNoun: { one: 'question', many: 'questions' },
  slo: { latencyMs: 3_000, share: 0.95 },
  targets: [
    { id: 'p95', title: 'P95 latency', metric: 'latency-p95', atMost: 3_000 },
    { id: 'cost', title: 'Cost per resolved question', metric: 'cost-per-resolved', atMost: 0.3 },
    { id: 'right', title: 'Right answers', metric: 'right-share', atLeast: 0.8 },
    { id: 'hand-off', title: 'Hand-offs', metric: 'hand-off-share', atMost: 0.15 },
  ],
  worstCase: [
    { id: 'failed', title: 'Failed calls', metric: 'failed-share', atMost: 0.05 },
    { id: 'slow', title: 'P95 latency on a bad day', metric: 'latency-p95', atMost: 6_000 },
  ],
  floors: [
    { risk: 'normal', rightAtLeast: 0.78, wrongAtMost: 0.15 },
    { risk: 'regulated', rightAtLeast: 0.9, wrongAtMost: 0.08, highRisk: true },
  ],
  callsPerMonth: 500_000,
  incidents: [
    {
      id: 'north-down',
      title: 'North is down',
      description: 'Half of the requests to north fail.',
      events: [{ type: 'outage', fromMs: 300_000, toMs: 600_000, provider: 'north', mode: 'error', share: 0.5 }],
    },
  ],
  points: {
    targets: 25,
    floors: 15,
    emptyRetrieval: 10,
    frontier: 15,
    robustness: 15,
    hygiene: 8,
    memoFigures: 6,
    change: 6,
  },
  change: {
    title: 'Small models become dear',
    description: 'The small model costs ten times as much.',
    targets: [{ id: 'cost', title: 'Cost per resolved question', metric: 'cost-per-resolved', atMost: 0.35 }],
  },
  documents: [{ path: 'notes.md', title: 'Notes' }],
  memoWords: { min: 100, max: 600 },
});

const MINUTES = 20;
const END = MINUTES * 60_000;
const HIDDEN: z.input<typeof hiddenScenarios> = [
  { id: 'steady', role: 'usual', title: 'A steady hour', description: 'Nothing happens.', traffic: 'steady.jsonl' },
  {
    id: 'outage',
    role: 'incident',
    title: 'North is down',
    description: 'Requests to north hang for five minutes.',
    traffic: 'steady.jsonl',
    events: [{ type: 'outage', fromMs: 400_000, toMs: 700_000, provider: 'north', mode: 'hang' }],
  },
  {
    id: 'empty',
    role: 'incident',
    title: 'The index is empty',
    description: 'Retrieval finds nothing for half of the time.',
    traffic: 'steady.jsonl',
    events: [{ type: 'retrieval-empty', fromMs: 0, toMs: END / 2, share: 0.8 }],
  },
].map((each) => ({ warmUpMs: 60_000, events: [], ...each })) as z.input<typeof hiddenScenarios>;

/** A whole exercise about made-up questions, valid for `checks.validate`, drawn from the seed. `frontier` replaces the stored one. */
export function tinyExercise({ seed = 1, frontier = TINY_FRONTIER }: { seed?: number; frontier?: Frontier } = {}): {
  content: CostLatencyContent;
  publicPart: Record<string, string>;
  gradingPart: Record<string, string>;
} {
  const { events: _none, role: _usual, ...steadyHour } = HIDDEN[0] as Record<string, unknown>;
  return {
    content: TINY_CONTENT,
    publicPart: {
      'catalogue.json': JSON.stringify(CATALOGUE),
      'catalogue-changed.json': JSON.stringify(CHANGED),
      'starter/design.json': JSON.stringify(STARTER),
      'starter/memo.md': '# Memo\n',
      'scenarios.json': JSON.stringify([{ ...steadyHour, id: 'public', title: 'A usual hour', traffic: 'hour.jsonl' }]),
      'hour.jsonl': drawTraffic(seed + 1_000),
      'notes.md': 'Agents answer 12 questions an hour. The queue may hold 40 % of them.',
    },
    gradingPart: {
      'scenarios.json': JSON.stringify(HIDDEN),
      'steady.jsonl': drawTraffic(seed),
      'frontier.json': JSON.stringify(frontier),
    },
  };
}

/** About one call per second and a half: repeats, a regulated slice that goes stale, abuse. */
function drawTraffic(seed: number): string {
  const random = seededRandom(seed);
  const calls: Call[] = [];
  for (let timeMs = 0; timeMs < END; timeMs += -1_400 * Math.log(1 - random())) {
    const kind = random();
    const risk = kind < 0.1 ? 'regulated' : kind < 0.14 ? 'abuse' : 'normal';
    const repeats = random() < 0.4;
    calls.push({
      timeMs: Math.round(timeMs),
      promptTokens: 600 + Math.floor(random() * 600),
      outputTokens: 80 + Math.floor(random() * 120),
      difficulty: Math.round(1_000 * random() ** 2) / 1_000,
      repeatKey: repeats ? `q-${Math.floor(random() ** 2 * 30)}` : null,
      wording: repeats ? Math.floor(random() * 4) : 0,
      freshnessMs: risk === 'regulated' ? 60_000 : null,
      risk,
      slice: random() < 0.5 ? 'chat' : 'mail',
      prefixKey: 'system',
      prefixTokens: 550,
      needsContext: random() < 0.85,
    });
  }
  return calls.map((call) => JSON.stringify(call)).join('\n') + '\n';
}

/** Numbers that the sound design comes near to; a search would find such. */
export const TINY_FRONTIER: Frontier = {
  scenario: 'steady',
  method: 'Written down for tests.',
  points: [
    { name: 'quick', latencyP95Ms: 1_900, costPerCallUsd: 0.066, rightShare: 0.82, design: SOUND },
    { name: 'careful', latencyP95Ms: 2_150, costPerCallUsd: 0.075, rightShare: 0.85, design: SOUND },
  ],
};

/** File trees over in-memory files, as the kind receives them. */
export const publicFiles = (part: Record<string, string>): PublicFiles => tree(part) as PublicFiles;
export const gradingFiles = (part: Record<string, string>): GradingFiles => tree(part) as GradingFiles;

function tree(part: Record<string, string>): Omit<FileTree<'public'>, symbol> {
  return {
    paths: () => Object.keys(part).sort(),
    has: (path: string) => Object.hasOwn(part, path),
    text: (path: string) => {
      const text = part[path];
      if (text === undefined) throw new Error(`there is no file ${path}`);
      return text;
    },
  };
}
