/**
 * `public/agent.json`: the schema of an agent's configuration, which is also the bound of every patch. The bounds are wider than
 * anything sensible and narrow enough that a replay ends: what they let through must never break the engine.
 */
import { z } from 'zod';
import type { AgentConfig } from './engine/agent-config.ts';
import { toolParameters } from './tool-parameters';

/** Names of agents, tools, retrievers, prompt sections and payload fields. */
export const configName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'is not a name: letters, digits, . _ -');

/** Labels of messages and names of models: any short text. */
const label = z.string().min(1).max(100);

const names = (most: number, name: z.ZodType<string> = configName) =>
  z
    .array(name)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'names something twice');

const promptText = z.string().max(8_000);
const whole = (from: number, to: number) => z.number().int().min(from).max(to);
/** 100 ms to 10 minutes. */
const timeoutMs = whole(100, 600_000);

/** At most so many entries in a record; their names are checked by the record itself. */
const bounded = <Value extends z.ZodType>(value: Value, most: number) =>
  z.record(configName, value).refine((record) => Object.keys(record).length <= most, `has more than ${most} entries`);

export const contextSettings = z.strictObject({
  keep: z.enum(['all', 'recent', 'summary']),
  recentMessages: whole(1, 500),
  pinned: names(20, label),
  maxToolResultChars: whole(100, 200_000),
});

export const handOffSettings = z.strictObject({
  enabled: z.boolean(),
  requires: names(20),
  carries: z.enum(['payload', 'conversation']),
  maxTransfers: whole(0, 50).nullable(),
});

export const agentSettings = z.strictObject({
  model: label,
  prompt: bounded(promptText, 24),
  tools: names(60),
  context: contextSettings,
  handOffs: bounded(handOffSettings, 12),
});

export const retrySettings = z.strictObject({
  attempts: whole(1, 10),
  backoffMs: whole(0, 120_000),
  on: z
    .array(z.enum(['timeout', 'unavailable', 'rate-limited']))
    .max(3)
    .refine((list) => new Set(list).size === list.length, 'names a failure twice'),
});

export const toolSettings = z.strictObject({
  description: z.string().max(4_000),
  parameters: toolParameters,
  validateArguments: z.enum(['off', 'reject']),
  timeoutMs,
  retry: retrySettings,
  idempotencyKey: z.enum(['none', 'per-attempt', 'per-operation']),
  afterTimeout: z.enum(['report-failure', 'report-unknown']),
  confirm: z.enum(['never', 'over-threshold', 'always']),
  confirmOver: z.strictObject({ argument: configName, value: z.number().min(-1e12).max(1e12) }).nullable(),
});

export const retrieverSettings = z.strictObject({
  description: z.string().max(4_000),
  topK: whole(1, 100),
  minScore: z.number().min(0).max(1),
  defaultFilters: bounded(z.string().max(200), 20),
  reportFilters: z.boolean(),
  onEmpty: z.enum(['silent', 'say-so', 'drop-filters']),
  timeoutMs,
});

export const limitSettings = z.strictObject({
  maxSteps: whole(1, 200),
  maxSeconds: whole(1, 86_400),
  loopGuard: z
    .strictObject({ repeats: whole(2, 50), action: z.enum(['stop', 'tell-agent', 'hand-to-person']) })
    .nullable(),
});

export const agentConfig: z.ZodType<AgentConfig> = z.strictObject({
  agents: bounded(agentSettings, 12).refine((agents) => Object.keys(agents).length > 0, 'names no agent'),
  tools: bounded(toolSettings, 60),
  retrievers: bounded(retrieverSettings, 12),
  limits: limitSettings,
});
