/** Worlds of a few lines for tests of single settings: policies and tools are given, everything else is plain. */
import type { AgentConfig, AgentSettings, RetrieverSettings, ToolSettings } from '../agent-config.ts';
import type { ReplayResult } from '../replay-types.ts';
import { runWorld } from '../run-world.ts';
import type { ModelTurn, ToolCall, ToolOutcome, TurnView, World } from '../world-types.ts';

interface Counts {
  done: string[];
}

export const plainAgent: AgentSettings = {
  model: 'm',
  prompt: { role: 'You work.' },
  tools: ['act', 'look', 'find'],
  context: { keep: 'all', recentMessages: 4, pinned: [], maxToolResultChars: 1000 },
  handOffs: {},
};

export const plainTool: ToolSettings = {
  description: 'Does it.',
  parameters: { type: 'object' },
  validateArguments: 'off',
  timeoutMs: 1000,
  retry: { attempts: 1, backoffMs: 200, on: [] },
  idempotencyKey: 'none',
  afterTimeout: 'report-failure',
  confirm: 'never',
  confirmOver: null,
};

export const plainRetriever: RetrieverSettings = {
  description: 'Finds it.',
  topK: 3,
  minScore: 0,
  defaultFilters: {},
  reportFilters: false,
  onEmpty: 'silent',
  timeoutMs: 1000,
};

export function plainConfig(changes: {
  agent?: Partial<AgentSettings>;
  agents?: Record<string, Partial<AgentSettings>>;
  act?: Partial<ToolSettings>;
  find?: Partial<RetrieverSettings>;
  limits?: Partial<AgentConfig['limits']>;
}): AgentConfig {
  const others = Object.entries(changes.agents ?? {}).map(([id, agent]) => [id, { ...plainAgent, ...agent }]);
  return {
    agents: { one: { ...plainAgent, ...changes.agent }, ...(Object.fromEntries(others) as AgentConfig['agents']) },
    tools: { act: { ...plainTool, ...changes.act }, look: plainTool },
    retrievers: { find: { ...plainRetriever, ...changes.find } },
    limits: { maxSteps: 12, maxSeconds: 3600, loopGuard: null, ...changes.limits },
  };
}

/** The calls that reached `act`, and what `user` was asked, stand in the final text of facts as judged: `done` joined by commas. */
export function plainWorld(parts: {
  policies: Record<string, (view: TurnView) => ModelTurn>;
  act?: (call: ToolCall<Counts>) => ToolOutcome;
  world?: Partial<World<Counts>>;
}): World<Counts> {
  const { policies, act = () => ({ result: { done: true }, latencyMs: 100 }) } = parts;
  return {
    name: 'plain',
    entryAgent: 'one',
    models: { m: { inputUsd: 1, outputUsd: 2, firstTokenMs: 100, msPerToken: 1, provider: 'p' } },
    startMs: () => 1_000_000,
    createState: () => ({ done: [] }),
    request: () => ({ text: 'Do it.', labels: ['task'] }),
    policies,
    tools: {
      act: (call) => {
        call.state.done.push(`act:${call.idempotencyKey ?? ''}`);
        return act(call);
      },
      look: () => ({ result: 'nothing new', latencyMs: 10 }),
    },
    retrievers: {
      find: () => ({
        documents: ['a', 'b', 'c', 'd'].map((id, at) => ({
          id,
          title: id,
          text: `text ${id}`,
          score: 0.9 - at * 0.2,
          fields: { half: at < 2 ? 'first' : 'second' },
        })),
        latencyMs: 50,
      }),
    },
    user: ({ state, question }) => {
      state.done.push(`asked:${question}`);
      return { text: 'yes', agrees: true, waitMs: 5000 };
    },
    judge: (state) => ({ success: true, violations: state.done.map((text) => ({ id: 'done', text })) }),
    ...parts.world,
  };
}

/** Records a run; what was done to the world comes beside it. */
export function record(
  world: World<Counts>,
  config: AgentConfig,
  seed = 1,
): ReplayResult & { done: string[]; spans: TestSpan[] } {
  const result = runWorld(world, { run: { id: 'c', seed, params: {} }, config, recording: null, withTrace: true });
  const { resourceSpans } = result.otlp as unknown as { resourceSpans: [{ scopeSpans: [{ spans: TestSpan[] }] }] };
  const { spans } = resourceSpans[0].scopeSpans[0];
  return { ...result, done: result.violations.map(({ text }) => text), spans };
}

export interface TestSpan {
  name: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: string } }[];
  status: { code?: number; message?: string };
  events?: { name: string }[];
}

export const textOf = (span: TestSpan | undefined, key: string) =>
  span?.attributes.find((attribute) => attribute.key === key)?.value.stringValue;
