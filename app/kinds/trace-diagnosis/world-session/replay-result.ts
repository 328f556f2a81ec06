/** What a replay hands back across the border of the sandbox, checked before anything relies on it. */
import { z } from 'zod';
import type { Json } from '../../../lib/json';
import type { ReplayResult } from '../engine/replay-types.ts';
import type { JsonObject } from '../engine/world-types.ts';

/** The border lets JSON through only, so what is nested needs no second look. */
const json = z.custom<Json>((value) => value !== undefined);
const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const status = z.enum([
  'ok',
  'timeout',
  'unavailable',
  'rate-limited',
  'invalid-arguments',
  'not-found',
  'refused',
  'unknown-tool',
  'declined',
]);

const amount = z.number().nonnegative();
const count = z.number().int().nonnegative();

const recordedStep = z.strictObject({
  key: z.string(),
  spanId: z.string(),
  status,
  result: json,
  latencyMs: amount,
});

const callFact = z.strictObject({
  agent: z.string(),
  tool: z.string(),
  args: jsonObject,
  status,
  attempts: count,
});

const runFacts = z.strictObject({
  caseId: z.string(),
  ended: z.enum(['finished', 'escalated', 'step-limit', 'time-limit', 'loop-guard', 'stuck']),
  finalText: z.string(),
  steps: count,
  durationMs: amount,
  costUsd: amount,
  interruptions: count,
  handOffs: count,
  calls: z.array(callFact),
});

export const replayResult: z.ZodType<ReplayResult> = z.strictObject({
  facts: runFacts,
  success: z.boolean(),
  violations: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  steps: z.array(recordedStep),
  divergedAt: count.nullable(),
  otlp: jsonObject.nullable(),
});
