import { design, type Design, type DesignInput } from '../../design';

const made = (input: Omit<DesignInput, 'schemaVersion'>): Design => design.parse({ schemaVersion: 1, ...input });

const wait = { timeoutMs: 800, retry: { limit: 1, backoffMs: 50 } };
type StageInput = DesignInput['stages'][number];
const generate = (
  id: string,
  model: string,
  fallback: string,
  change: Partial<Extract<StageInput, { type: 'generate' }>> = {},
): StageInput => ({
  type: 'generate',
  id,
  model,
  maxTokens: 400,
  timeoutMs: 5_000,
  fallbackModels: [fallback],
  promptCaching: true,
  ...change,
});

/** What a good engineer would hand in: guard, careful cache, route by difficulty, another provider behind each model. */
export const SOUND: Design = made({
  stages: [
    { type: 'guard', id: 'guard', guard: 'guard', onFlag: 'continue', onError: 'skip', ...wait },
    { type: 'embed', id: 'embed', embedder: 'embedder', onError: 'skip', ...wait },
    {
      type: 'semantic-cache',
      id: 'cache',
      embedder: 'embedder',
      threshold: 0.9,
      ttlSeconds: 600,
      exceptRisk: ['regulated'],
      timeoutMs: 300,
    },
    { type: 'retrieve', id: 'search', retriever: 'retriever', k: 8, onEmpty: 'abstain', onError: 'abstain', ...wait },
    {
      type: 'route-by-difficulty',
      id: 'route',
      classifier: 'classifier',
      timeoutMs: 500,
      branches: [{ below: 0.3, stages: [generate('easy', 'small', 'spare', { timeoutMs: 2_000 })] }],
      otherwise: { stages: [generate('hard', 'spare', 'large')] },
    },
  ],
  handOff: { rules: [{ risk: ['regulated'], confidenceBelow: 0.8 }], whenFailed: true },
});

/** What candidates start from: one model, nothing else. */
export const STARTER: Design = made({ stages: [{ type: 'generate', id: 'answer', model: 'small', maxTokens: 100 }] });

/** The biggest model for everything. */
export const NAIVE: Design = made({
  stages: [
    { type: 'embed', id: 'embed', embedder: 'embedder' },
    { type: 'retrieve', id: 'search', retriever: 'retriever', k: 20, onEmpty: 'continue' },
    { type: 'generate', id: 'answer', model: 'large', maxTokens: 1_000 },
  ],
});

/** Designs that save everything by doing nothing; the flag each must raise. */
export const DEGENERATE: Readonly<Record<string, { design: Design; flag: string }>> = {
  'answers nothing': { design: made({ stages: [{ type: 'abstain', id: 'stop' }] }), flag: 'answers-nothing' },
  'has no stages': { design: made({ stages: [] }), flag: 'answers-nothing' },
  'hands everything over': {
    design: made({ stages: [{ type: 'hand-off', id: 'people' }] }),
    flag: 'hands-everything-over',
  },
  'hands every answer over': {
    design: made({
      stages: [generate('answer', 'small', 'spare')],
      handOff: { rules: [{ risk: [], confidenceBelow: 1 }], whenFailed: true, whenAbstained: true },
    }),
    flag: 'hands-everything-over',
  },
  'serves everybody one cached answer': {
    design: made({
      stages: [
        { type: 'semantic-cache', id: 'cache', embedder: 'embedder', threshold: 0, ttlSeconds: 86_400, timeoutMs: 300 },
        ...SOUND.stages.filter(({ type }) => type !== 'semantic-cache'),
      ],
    }),
    flag: 'wrong-cache',
  },
  'answers in one word': {
    design: made({ stages: [generate('answer', 'small', 'spare', { maxTokens: 1 })] }),
    flag: 'mostly-wrong',
  },
};
