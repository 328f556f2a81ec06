/**
 * Everything a design of this exercise can call. Vendors, models, prices and behaviour are invented; prices hold as of 1 June 2026.
 * Another seed moves prices and times by up to three percent, so that the traps stay where they are.
 */
import { drawFrom, rounded } from './random.ts';

export interface Prices {
  input: number;
  output: number;
  cachedInput: number;
  cacheWrite: number;
  batchInput: number;
  batchOutput: number;
}
export interface Entry {
  id: string;
  [field: string]: unknown;
}
export interface ModelEntry extends Entry {
  provider: string;
  prices: Prices;
  promptCache: { ttlSeconds: number; minTokens: number };
}
export interface Catalogue {
  date: string;
  models: ModelEntry[];
  humanDesk: { usdPerHandOff: number; [field: string]: unknown };
  [field: string]: unknown;
}
type Jitter = (value: number) => number;

const curve = (...points: [x: number, y: number][]): { x: number; y: number }[] => points.map(([x, y]) => ({ x, y }));

export function drawCatalogue(seed: number): Catalogue {
  const draw = drawFrom(`${seed} catalogue`);
  const jitter: Jitter = (value) => rounded(value * (0.97 + 0.06 * draw.unit()));
  return {
    schemaVersion: 1,
    date: '2026-06-01',
    riskClasses: [
      { id: 'routine', title: 'Review work', declared: true, wanted: 'answer' },
      { id: 'signature', title: 'Last check before signature', declared: true, wanted: 'answer' },
      { id: 'planted', title: 'Text planted for the machine', declared: false, wanted: 'refuse' },
    ],
    models: [...quillModels(jitter), ...marrowModels(jitter), ...otherModels(jitter)],
    guards: guards(jitter),
    classifiers: classifiers(jitter),
    embedders: embedders(jitter),
    rewriters: [
      {
        id: 'quill-recast',
        title: 'Quill Recast',
        provider: 'quill',
        errorShare: 0.003,
        latency: times(jitter, 310, 560),
        usdPerCall: jitter(0.0009),
        recallGain: 0.3,
      },
    ],
    retrievers: retrievers(jitter),
    rerankers: [
      {
        id: 'sorter-own',
        title: 'Sorter (own)',
        provider: 'inhouse',
        latency: times(jitter, 60, 105),
        usdPerCall: 0.0001,
        recallByKeep: curve([1, 0.7], [3, 0.93], [5, 0.975], [8, 0.99]),
      },
    ],
    humanDesk: {
      usdPerHandOff: 6,
      handling: { medianMs: 420_000, p95Ms: 1_100_000 },
      agents: 4,
      patienceMs: 2_400_000,
      rightShare: 0.99,
    },
  };
}

const times = (jitter: Jitter, medianMs: number, p95Ms: number): { medianMs: number; p95Ms: number } => {
  const factor = jitter(1);
  return { medianMs: rounded(medianMs * factor), p95Ms: rounded(p95Ms * factor) };
};

/** Shares of the input price that caching and batching cost. */
interface Terms {
  cached: number;
  write: number;
  batch: number;
}
const prices = (jitter: Jitter, input: number, output: number, { cached, write, batch }: Terms): Prices => {
  const [perInput, perOutput] = [jitter(input), jitter(output)];
  return {
    input: perInput,
    output: perOutput,
    cachedInput: rounded(perInput * cached),
    cacheWrite: rounded(perInput * write),
    batchInput: rounded(perInput * batch),
    batchOutput: rounded(perOutput * batch),
  };
};

const QUILL: Terms = { cached: 0.1, write: 1.25, batch: 0.5 };
const MARROW: Terms = { cached: 0.25, write: 1, batch: 0.5 };

function quillModels(jitter: Jitter): ModelEntry[] {
  const promptCache = { ttlSeconds: 300, minTokens: 1_024 };
  return [
    {
      id: 'quill-large',
      title: 'Quill Large',
      provider: 'quill',
      errorShare: 0.004,
      prices: prices(jitter, 3.1, 15.5, QUILL),
      firstToken: times(jitter, 540, 980),
      msPerPromptToken: 0.05,
      perOutputToken: times(jitter, 10.5, 14.5),
      verbosity: 1.1,
      limits: { requestsPerMinute: 120, tokensPerMinute: 950_000, burstSeconds: 12, maxQueueMs: 30_000 },
      promptCache,
      batchTurnaround: { medianMs: 1_500_000, p95Ms: 4_200_000 },
      quality: curve([0, 0.99], [0.5, 0.972], [0.75, 0.93], [1, 0.84]),
      memoryShare: 0.24,
      abstainShare: 0.74,
      distractionPerPassage: 0.002,
      confidence: { whenRight: 0.88, whenWrong: 0.58, spread: 0.09 },
    },
    {
      id: 'quill-small',
      title: 'Quill Small',
      provider: 'quill',
      errorShare: 0.003,
      prices: prices(jitter, 0.42, 2.1, QUILL),
      firstToken: times(jitter, 230, 420),
      msPerPromptToken: 0.016,
      perOutputToken: times(jitter, 4.2, 5.8),
      verbosity: 1.2,
      limits: { requestsPerMinute: 200, tokensPerMinute: 1_100_000, burstSeconds: 12, maxQueueMs: 30_000 },
      promptCache,
      batchTurnaround: { medianMs: 1_100_000, p95Ms: 3_000_000 },
      quality: curve([0, 0.985], [0.3, 0.962], [0.5, 0.86], [0.75, 0.6], [1, 0.32]),
      memoryShare: 0.13,
      abstainShare: 0.6,
      distractionPerPassage: 0.005,
      confidence: { whenRight: 0.83, whenWrong: 0.61, spread: 0.11 },
    },
  ];
}

function marrowModels(jitter: Jitter): ModelEntry[] {
  const promptCache = { ttlSeconds: 900, minTokens: 4_096 };
  return [
    {
      id: 'marrow-pro',
      title: 'Marrow Pro',
      provider: 'marrow',
      errorShare: 0.005,
      prices: prices(jitter, 2.7, 13.5, MARROW),
      firstToken: times(jitter, 620, 1_100),
      msPerPromptToken: 0.055,
      perOutputToken: times(jitter, 9.5, 13),
      verbosity: 1,
      limits: { requestsPerMinute: 60, tokensPerMinute: 540_000, burstSeconds: 12, maxQueueMs: 30_000 },
      promptCache,
      batchTurnaround: { medianMs: 2_400_000, p95Ms: 5_400_000 },
      quality: curve([0, 0.987], [0.5, 0.964], [0.75, 0.915], [1, 0.8]),
      memoryShare: 0.2,
      abstainShare: 0.82,
      distractionPerPassage: 0.003,
      confidence: { whenRight: 0.87, whenWrong: 0.52, spread: 0.08 },
    },
    {
      id: 'marrow-swift',
      title: 'Marrow Swift',
      provider: 'marrow',
      errorShare: 0.004,
      prices: prices(jitter, 0.5, 2.5, MARROW),
      firstToken: times(jitter, 250, 460),
      msPerPromptToken: 0.018,
      perOutputToken: times(jitter, 4.6, 6.4),
      verbosity: 1.05,
      limits: { requestsPerMinute: 140, tokensPerMinute: 520_000, burstSeconds: 12, maxQueueMs: 30_000 },
      promptCache,
      batchTurnaround: { medianMs: 1_800_000, p95Ms: 4_500_000 },
      quality: curve([0, 0.984], [0.3, 0.964], [0.5, 0.875], [0.75, 0.64], [1, 0.36]),
      memoryShare: 0.12,
      abstainShare: 0.72,
      distractionPerPassage: 0.005,
      confidence: { whenRight: 0.82, whenWrong: 0.56, spread: 0.1 },
    },
  ];
}

function otherModels(jitter: Jitter): ModelEntry[] {
  return [
    {
      id: 'lodestar-xl',
      title: 'Lodestar XL',
      provider: 'lodestar',
      errorShare: 0.006,
      prices: prices(jitter, 8.5, 42, { cached: 0.5, write: 1, batch: 1 }),
      firstToken: times(jitter, 1_150, 2_300),
      msPerPromptToken: 0.085,
      perOutputToken: times(jitter, 17, 24),
      verbosity: 1.25,
      limits: { requestsPerMinute: 80, tokensPerMinute: 900_000, burstSeconds: 12, maxQueueMs: 30_000 },
      promptCache: { ttlSeconds: 300, minTokens: 1_024 },
      quality: curve([0, 0.993], [0.5, 0.982], [0.75, 0.955], [1, 0.9]),
      memoryShare: 0.32,
      abstainShare: 0.45,
      distractionPerPassage: 0.001,
      confidence: { whenRight: 0.92, whenWrong: 0.72, spread: 0.07 },
    },
    {
      id: 'annex-12',
      title: 'Annex 12 (on our own machines)',
      provider: 'inhouse',
      errorShare: 0.002,
      concurrency: 6,
      prices: prices(jitter, 0.09, 0.36, { cached: 1, write: 1, batch: 1 }),
      firstToken: times(jitter, 300, 520),
      msPerPromptToken: 0.12,
      perOutputToken: times(jitter, 7.5, 9.5),
      verbosity: 0.9,
      limits: { burstSeconds: 0, maxQueueMs: 60_000 },
      promptCache: { ttlSeconds: 60, minTokens: 1_000_000 },
      quality: curve([0, 0.955], [0.3, 0.89], [0.5, 0.72], [0.75, 0.45], [1, 0.2]),
      memoryShare: 0.06,
      abstainShare: 0.94,
      distractionPerPassage: 0.012,
      confidence: { whenRight: 0.72, whenWrong: 0.57, spread: 0.13 },
    },
  ];
}

function guards(jitter: Jitter): Entry[] {
  return [
    {
      id: 'sieve-own',
      title: 'Sieve (own patterns, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 30, 55),
      usdPerCall: 0.00005,
      detects: [{ risk: 'planted', recall: 0.8, falseAlarm: 0.002 }],
    },
    {
      id: 'marrow-sentry',
      title: 'Marrow Sentry',
      provider: 'marrow',
      errorShare: 0.003,
      latency: times(jitter, 190, 360),
      usdPerCall: jitter(0.0018),
      detects: [{ risk: 'planted', recall: 0.965, falseAlarm: 0.006 }],
    },
  ];
}

function classifiers(jitter: Jitter): Entry[] {
  return [
    {
      id: 'scale-own',
      title: 'Scale (own, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 25, 45),
      usdPerCall: 0.00003,
      difficultyError: 0.14,
    },
    {
      id: 'quill-gauge',
      title: 'Quill Gauge',
      provider: 'quill',
      errorShare: 0.003,
      latency: times(jitter, 210, 390),
      usdPerCall: jitter(0.0016),
      difficultyError: 0.06,
    },
  ];
}

function embedders(jitter: Jitter): Entry[] {
  return [
    {
      id: 'quill-embed',
      title: 'Quill Embed',
      provider: 'quill',
      errorShare: 0.002,
      latency: times(jitter, 40, 75),
      usdPerCall: 0.00003,
      recallFactor: 1,
      // The same question about another contract reads almost alike.
      similarity: { same: { mean: 0.93, spread: 0.025 }, other: { mean: 0.9, spread: 0.035 } },
    },
    {
      id: 'annex-embed',
      title: 'Annex Embed (own, CPU)',
      provider: 'inhouse',
      latency: times(jitter, 24, 42),
      usdPerCall: 0.00001,
      recallFactor: 0.94,
      similarity: { same: { mean: 0.91, spread: 0.03 }, other: { mean: 0.89, spread: 0.04 } },
    },
  ];
}

function retrievers(jitter: Jitter): Entry[] {
  return [
    {
      id: 'library-vectors',
      title: 'Clause library, vector search',
      provider: 'folio',
      errorShare: 0.002,
      latency: times(jitter, 55, 110),
      usdPerCall: jitter(0.0003),
      needsEmbedding: true,
      recallByK: curve([1, 0.52], [4, 0.8], [8, 0.9], [16, 0.945], [30, 0.96]),
      emptyShare: 0.01,
      tokensPerPassage: 260,
    },
    {
      id: 'library-terms',
      title: 'Clause library, keyword index (own)',
      provider: 'inhouse',
      latency: times(jitter, 22, 40),
      usdPerCall: 0.00003,
      needsEmbedding: false,
      recallByK: curve([1, 0.42], [4, 0.66], [8, 0.76], [16, 0.82], [30, 0.85]),
      emptyShare: 0.02,
      tokensPerPassage: 260,
    },
  ];
}
