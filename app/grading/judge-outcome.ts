import { z } from 'zod';
import type { Json } from '../lib/json';
import { flag, verdict } from './grade-types';
import type { JudgeCallRecord, JudgeOutcome } from './judge/judge-types';

const judgeCall: z.ZodType<JudgeCallRecord> = z.strictObject({
  sampleIndex: z.number(),
  attempt: z.number(),
  model: z.string(),
  promptHash: z.string(),
  requestId: z.string().nullable(),
  responseFormat: z.enum(['json_schema', 'json_object', 'text']),
  finishReason: z.string().nullable(),
  outcome: z.enum([
    'ok',
    'malformed',
    'refusal',
    'truncated',
    'content-filter',
    'http-error',
    'timeout',
    'network',
    'cancelled',
  ]),
  httpStatus: z.number().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  cachedInputTokens: z.number().nullable(),
  costUsd: z.number().nullable(),
  startedAt: z.string(),
  latencyMs: z.number(),
  responseText: z.string(),
});

const judgeOutcome: z.ZodType<JudgeOutcome> = z.strictObject({
  verdicts: z.array(verdict),
  flags: z.array(flag),
  calls: z.array(judgeCall),
  model: z.string(),
  promptHash: z.string().nullable(),
});

/** What the judge step stored. Throws when it is not a judge's outcome, which is a bug. */
export function parseJudgeOutcome(output: Json): JudgeOutcome {
  return judgeOutcome.parse(output);
}
