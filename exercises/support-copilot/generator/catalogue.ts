/**
 * Everything a design of this exercise can call. Vendors, models, prices and behaviour are invented; prices hold as of 1 September
 * 2026. Another seed moves prices and times by up to three percent, so that the traps stay where they are.
 */
import { drawFrom } from './random.ts';

interface Entry {
  id: string;
  [field: string]: unknown;
}
export interface Catalogue {
  date: string;
  models: Entry[];
  humanDesk: { usdPerHandOff: number; [field: string]: unknown };
  [field: string]: unknown;
}
type Jitter = (value: number) => number;

const curve = (...points: [x: number, y: number][]): { x: number; y: number }[] => points.map(([x, y]) => ({ x, y }));

export function drawCatalogue(seed: number): Catalogue {
  const draw = drawFrom(`${seed} catalogue`);
  // Three significant digits read like a price list.
  const jitter: Jitter = (value) => Number((value * (0.97 + 0.06 * draw.unit())).toPrecision(3));
  return {
    schemaVersion: 1,
    date: '2026-09-01',
    riskClasses: [
      { id: 'routine', title: 'Routine question', declared: false, wanted: 'answer' },
      { id: 'regulated', title: 'Regulated advice or complaint', declared: false, wanted: 'answer' },
      { id: 'bait', title: 'Attempt to misuse the assistant', declared: false, wanted: 'refuse' },
    ],
    models: models(jitter),
    guards: guards(jitter),
    classifiers: classifiers(jitter),
    embedders: embedders(jitter),
    rewriters: rewriters(jitter),
    retrievers: retrievers(jitter),
    rerankers: rerankers(jitter),
    humanDesk: {
      usdPerHandOff: 1.5,
      handling: { medianMs: 140_000, p95Ms: 380_000 },
      agents: 5,
      patienceMs: 420_000,
      rightShare: 0.985,
    },
  };
}

const times = (jitter: Jitter, medianMs: number, p95Ms: number): { medianMs: number; p95Ms: number } => {
  const factor = jitter(1);
  return { medianMs: round(medianMs * factor), p95Ms: round(p95Ms * factor) };
};
export const round = (value: number): number => Number(value.toPrecision(3));

export interface Prices {
  input: number;
  output: number;
  cachedInput: number;
  cacheWrite: number;
  batchInput: number;
  batchOutput: number;
}
/** Batch prices are half, a cached prefix a tenth, writing a prefix a quarter more, as most vendors have it. */
export const prices = (jitter: Jitter, input: number, output: number): Prices => {
  const [perInput, perOutput] = [jitter(input), jitter(output)];
  return {
    input: perInput,
    output: perOutput,
    cachedInput: round(perInput * 0.1),
    cacheWrite: round(perInput * 1.25),
    batchInput: round(perInput * 0.5),
    batchOutput: round(perOutput * 0.5),
  };
};

function models(jitter: Jitter): Entry[] {
  return [
    {
      id: 'halden-grand',
      title: 'Halden Grand',
      provider: 'halden',
      errorShare: 0.004,
      prices: prices(jitter, 14, 56),
      firstToken: times(jitter, 620, 1_150),
      msPerPromptToken: 0.08,
      perOutputToken: times(jitter, 10.5, 14.5),
      verbosity: 1.15,
      limits: { requestsPerMinute: 240, tokensPerMinute: 420_000, burstSeconds: 2, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 300, minTokens: 1_024 },
      quality: curve([0, 0.992], [0.5, 0.975], [0.8, 0.92], [1, 0.84]),
      memoryShare: 0.34,
      abstainShare: 0.55,
      distractionPerPassage: 0.002,
      confidence: { whenRight: 0.9, whenWrong: 0.68, spread: 0.08 },
    },
    {
      id: 'halden-mid',
      title: 'Halden Mid',
      provider: 'halden',
      errorShare: 0.004,
      prices: prices(jitter, 5.4, 21.5),
      firstToken: times(jitter, 310, 560),
      msPerPromptToken: 0.045,
      perOutputToken: times(jitter, 4.9, 6.6),
      verbosity: 1,
      limits: { requestsPerMinute: 130, tokensPerMinute: 200_000, burstSeconds: 2, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 300, minTokens: 1_024 },
      quality: curve([0, 0.988], [0.4, 0.965], [0.65, 0.87], [0.85, 0.72], [1, 0.55]),
      memoryShare: 0.26,
      abstainShare: 0.5,
      distractionPerPassage: 0.004,
      confidence: { whenRight: 0.84, whenWrong: 0.62, spread: 0.1 },
    },
    {
      id: 'halden-mini',
      title: 'Halden Mini',
      provider: 'halden',
      errorShare: 0.003,
      prices: prices(jitter, 0.7, 2.8),
      firstToken: times(jitter, 180, 330),
      msPerPromptToken: 0.02,
      perOutputToken: times(jitter, 2.4, 3.3),
      verbosity: 1.25,
      limits: { requestsPerMinute: 400, tokensPerMinute: 620_000, burstSeconds: 2, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 300, minTokens: 1_024 },
      quality: curve([0, 0.982], [0.25, 0.963], [0.45, 0.85], [0.7, 0.56], [1, 0.25]),
      memoryShare: 0.15,
      abstainShare: 0.3,
      distractionPerPassage: 0.007,
      confidence: { whenRight: 0.82, whenWrong: 0.71, spread: 0.12 },
    },
    {
      id: 'orrery-core',
      title: 'Orrery Core',
      provider: 'orrery',
      errorShare: 0.005,
      prices: prices(jitter, 6.4, 25.5),
      firstToken: times(jitter, 350, 610),
      msPerPromptToken: 0.05,
      perOutputToken: times(jitter, 4.7, 6.4),
      verbosity: 0.95,
      limits: { requestsPerMinute: 100, tokensPerMinute: 150_000, burstSeconds: 2, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 600, minTokens: 2_048 },
      quality: curve([0, 0.986], [0.4, 0.96], [0.65, 0.88], [0.85, 0.75], [1, 0.58]),
      memoryShare: 0.22,
      abstainShare: 0.72,
      distractionPerPassage: 0.004,
      confidence: { whenRight: 0.86, whenWrong: 0.54, spread: 0.09 },
    },
    {
      id: 'orrery-lite',
      title: 'Orrery Lite',
      provider: 'orrery',
      errorShare: 0.004,
      prices: prices(jitter, 0.85, 3.4),
      firstToken: times(jitter, 200, 360),
      msPerPromptToken: 0.025,
      perOutputToken: times(jitter, 2.7, 3.7),
      verbosity: 1.05,
      limits: { requestsPerMinute: 300, tokensPerMinute: 330_000, burstSeconds: 2, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 600, minTokens: 2_048 },
      quality: curve([0, 0.984], [0.25, 0.968], [0.45, 0.87], [0.7, 0.62], [1, 0.3]),
      memoryShare: 0.14,
      abstainShare: 0.5,
      distractionPerPassage: 0.006,
      confidence: { whenRight: 0.82, whenWrong: 0.6, spread: 0.11 },
    },
    {
      id: 'cellar-9',
      title: 'Cellar 9 (on our own machines)',
      provider: 'inhouse',
      errorShare: 0.002,
      concurrency: 8,
      prices: { ...prices(jitter, 0.18, 0.72), cachedInput: 0.18, cacheWrite: 0.18 },
      firstToken: times(jitter, 220, 380),
      msPerPromptToken: 0.06,
      perOutputToken: times(jitter, 5.2, 6.6),
      verbosity: 0.9,
      limits: { burstSeconds: 0, maxQueueMs: 20_000 },
      promptCache: { ttlSeconds: 60, minTokens: 100_000 },
      quality: curve([0, 0.96], [0.25, 0.91], [0.45, 0.76], [0.7, 0.45], [1, 0.2]),
      memoryShare: 0.08,
      abstainShare: 0.93,
      distractionPerPassage: 0.012,
      confidence: { whenRight: 0.74, whenWrong: 0.58, spread: 0.13 },
    },
  ];
}

function guards(jitter: Jitter): Entry[] {
  return [
    {
      id: 'gate-lint',
      title: 'Gate Lint (own classifier, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 22, 38),
      usdPerCall: 0.00004,
      detects: [
        { risk: 'regulated', recall: 0.93, falseAlarm: 0.02 },
        { risk: 'bait', recall: 0.86, falseAlarm: 0.003 },
      ],
    },
    {
      id: 'halden-shield',
      title: 'Halden Shield',
      provider: 'halden',
      errorShare: 0.003,
      latency: times(jitter, 120, 230),
      usdPerCall: jitter(0.0007),
      detects: [
        { risk: 'regulated', recall: 0.985, falseAlarm: 0.025 },
        { risk: 'bait', recall: 0.96, falseAlarm: 0.004 },
      ],
    },
  ];
}

function classifiers(jitter: Jitter): Entry[] {
  return [
    {
      id: 'grade-fast',
      title: 'Grade Fast (own, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 14, 24),
      usdPerCall: 0.00002,
      difficultyError: 0.13,
    },
    {
      id: 'halden-sorter',
      title: 'Halden Sorter',
      provider: 'halden',
      errorShare: 0.003,
      latency: times(jitter, 150, 280),
      usdPerCall: jitter(0.0005),
      difficultyError: 0.06,
    },
  ];
}

function embedders(jitter: Jitter): Entry[] {
  return [
    {
      id: 'halden-embed',
      title: 'Halden Embed',
      provider: 'halden',
      errorShare: 0.002,
      latency: times(jitter, 34, 65),
      usdPerCall: 0.00003,
      recallFactor: 1,
      similarity: { same: { mean: 0.935, spread: 0.022 }, other: { mean: 0.76, spread: 0.052 } },
    },
    {
      id: 'cellar-embed',
      title: 'Cellar Embed (own, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 18, 30),
      usdPerCall: 0.00001,
      recallFactor: 0.95,
      similarity: { same: { mean: 0.91, spread: 0.035 }, other: { mean: 0.78, spread: 0.06 } },
    },
  ];
}

function rewriters(jitter: Jitter): Entry[] {
  return [
    {
      id: 'halden-rephrase',
      title: 'Halden Rephrase',
      provider: 'halden',
      errorShare: 0.004,
      latency: times(jitter, 260, 480),
      usdPerCall: jitter(0.0006),
      recallGain: 0.35,
    },
  ];
}

function retrievers(jitter: Jitter): Entry[] {
  return [
    {
      id: 'lattice-vectors',
      title: 'Lattice (vector search)',
      provider: 'lattice',
      errorShare: 0.002,
      latency: times(jitter, 38, 75),
      usdPerCall: jitter(0.00015),
      needsEmbedding: true,
      recallByK: curve([1, 0.55], [4, 0.8], [8, 0.89], [16, 0.94], [30, 0.955]),
      emptyShare: 0.01,
      tokensPerPassage: 170,
    },
    {
      id: 'shelf-keywords',
      title: 'Shelf (own keyword index)',
      provider: 'inhouse',
      latency: times(jitter, 16, 30),
      usdPerCall: 0.00002,
      needsEmbedding: false,
      recallByK: curve([1, 0.4], [4, 0.63], [8, 0.73], [16, 0.79], [30, 0.82]),
      emptyShare: 0.025,
      tokensPerPassage: 170,
    },
  ];
}

function rerankers(jitter: Jitter): Entry[] {
  return [
    {
      id: 'sift-own',
      title: 'Sift (own, small)',
      provider: 'inhouse',
      latency: times(jitter, 42, 70),
      usdPerCall: 0.0001,
      recallByKeep: curve([1, 0.72], [3, 0.91], [5, 0.965], [8, 0.988]),
    },
    {
      id: 'orrery-rank',
      title: 'Orrery Rank',
      provider: 'orrery',
      errorShare: 0.003,
      latency: times(jitter, 150, 270),
      usdPerCall: jitter(0.0012),
      recallByKeep: curve([1, 0.84], [3, 0.965], [5, 0.985], [8, 0.995]),
    },
  ];
}
