/**
 * The designs that the author's search chooses from: one plan with a choice at every place where an experienced engineer would hesitate.
 * Everything here could be drawn by hand in the workspace; nothing is tuned to hidden traffic.
 */
import type { DesignInput } from '../../../app/kinds/cost-latency-design/design';

type Stages = DesignInput['stages'];

/** Choices by name. A design of the space has one of each. */
export const CHOICES = {
  guard: ['lint', 'lint-and-shield'],
  exactSeconds: [0, 300, 420, 600],
  similar: ['none', 'halden-embed', 'cellar-embed'],
  threshold: [0.88, 0.9, 0.92, 0.94],
  similarSeconds: [300, 420, 600],
  search: ['vectors', 'both'],
  passages: [8, 12, 16, 24],
  reranker: ['none', 'sift-own', 'orrery-rank'],
  keep: [3, 4, 5, 6],
  easyBelow: [0, 0.15, 0.2, 0.25, 0.3],
  easyModel: ['halden-mini', 'orrery-lite'],
  mainModel: ['halden-mid', 'orrery-core'],
  hardAbove: [0.65, 0.8, 1],
  overflowMs: [0, 100, 200, 400],
  regulatedModel: ['halden-mid', 'orrery-core', 'halden-grand'],
  regulatedCut: [0.6, 0.64, 0.68, 0.72, 0.76],
  generalCut: [0, 0.3, 0.36, 0.4, 0.44, 0.48, 0.52],
  whenEmpty: ['abstain', 'cellar-9'],
  timeoutMs: [2000, 2400, 2800],
} as const;
export type Choice = { -readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };

const OTHER: Record<string, string> = {
  'halden-mid': 'orrery-core',
  'halden-mini': 'orrery-lite',
  'halden-grand': 'orrery-core',
  'orrery-core': 'halden-mid',
  'orrery-lite': 'halden-mini',
};

/** The design that a choice stands for. */
export function buildDesign(choice: Choice): DesignInput {
  const rules = [{ risk: ['regulated'], confidenceBelow: choice.regulatedCut as number }];
  return {
    schemaVersion: 1,
    deadlineMs: 1900,
    stages: [
      ...guards(choice),
      {
        type: 'route-by-attribute',
        id: 'stakes',
        attribute: 'risk',
        branches: [
          { values: ['bait'], stages: [{ type: 'abstain', id: 'decline' }] },
          { values: ['regulated'], stages: regulated(choice) },
        ],
        otherwise: { stages: routine(choice) },
      },
    ],
    handOff: {
      rules: [...rules, ...(choice.generalCut > 0 ? [{ risk: [], confidenceBelow: choice.generalCut }] : [])],
      whenFailed: false,
      whenAbstained: false,
    },
  };
}

function guards({ guard }: Choice): Stages {
  const screen = (id: string, name: string, timeoutMs: number): Stages[number] => ({
    type: 'guard',
    id,
    guard: name,
    timeoutMs,
    onFlag: 'continue',
    onError: 'skip',
  });
  const lint = screen('screen', 'gate-lint', 100);
  if (guard === 'lint') return [lint];
  return [
    { type: 'parallel', id: 'screens', join: 'all', branches: [[lint], [screen('shield', 'halden-shield', 300)]] },
  ];
}

function searches(choice: Choice, prefix: string, empty: 'hand-off' | 'abstain' | 'cellar-9'): Stages {
  const onEmpty =
    empty === 'cellar-9'
      ? ({ onEmpty: 'fallback-model', fallbackModel: 'cellar-9' } as const)
      : ({ onEmpty: empty } as const);
  const both = choice.search === 'both';
  const k = choice.passages;
  return [
    { type: 'embed', id: `${prefix}embed`, embedder: 'halden-embed', timeoutMs: 150, onError: 'skip' },
    {
      type: 'retrieve',
      id: `${prefix}vectors`,
      retriever: 'lattice-vectors',
      k,
      ...(both ? { onEmpty: 'continue' } : onEmpty),
      timeoutMs: 200,
      onError: 'skip',
    },
    ...(both
      ? [
          {
            type: 'retrieve',
            id: `${prefix}keywords`,
            retriever: 'shelf-keywords',
            k,
            ...onEmpty,
            timeoutMs: 120,
            onError: 'skip',
          } as const,
        ]
      : []),
    ...(choice.reranker === 'none'
      ? []
      : [
          {
            type: 'rerank',
            id: `${prefix}rerank`,
            reranker: choice.reranker,
            keep: choice.keep,
            timeoutMs: 400,
            onError: 'skip',
          } as const,
        ]),
  ];
}

function regulated(choice: Choice): Stages {
  const model = choice.regulatedModel;
  return [
    ...searches(choice, 'reg-', 'hand-off'),
    {
      type: 'generate',
      id: 'reg-answer',
      model,
      maxTokens: 600,
      timeoutMs: model === 'halden-grand' ? 5000 : choice.timeoutMs,
      fallbackModels: [OTHER[model] ?? ''],
      onError: 'hand-off',
    },
  ];
}

function routine(choice: Choice): Stages {
  const caches: Stages = [];
  if (choice.exactSeconds > 0) caches.push({ type: 'exact-cache', id: 'same-words', ttlSeconds: choice.exactSeconds });
  if (choice.similar !== 'none') {
    caches.push({
      type: 'semantic-cache',
      id: 'same-question',
      embedder: choice.similar,
      threshold: choice.threshold,
      ttlSeconds: choice.similarSeconds,
      timeoutMs: 150,
    });
  }
  return [...caches, ...searches(choice, '', choice.whenEmpty), ...answers(choice)];
}

function answers(choice: Choice): Stages {
  const generate = (id: string, model: string): Stages[number] => ({
    type: 'generate',
    id,
    model,
    maxTokens: 600,
    timeoutMs: model === 'halden-grand' ? 5000 : choice.timeoutMs,
    promptCaching: true,
    fallbackModels: [OTHER[model] ?? '', 'cellar-9'],
    ...(choice.overflowMs > 0 && id === 'answer'
      ? { degrade: { whenQueueMsAbove: choice.overflowMs, model: OTHER[model] ?? '', maxTokens: 600 } }
      : {}),
  });
  const main = generate('answer', choice.mainModel);
  const branches = [
    ...(choice.easyBelow > 0 ? [{ below: choice.easyBelow, stages: [generate('easy', choice.easyModel)] }] : []),
    ...(choice.hardAbove < 1 ? [{ below: choice.hardAbove, stages: [main] }] : []),
  ];
  if (branches.length === 0) return [main];
  const otherwise = { stages: [choice.hardAbove < 1 ? generate('hard', 'halden-grand') : main] };
  const classifier = { classifier: 'grade-fast', timeoutMs: 80 };
  return [{ type: 'route-by-difficulty', id: 'difficulty', ...classifier, branches, otherwise }];
}
