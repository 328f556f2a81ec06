/** The data files of an eval-design exercise folder. Each `.jsonl` file holds one JSON object per line. */
import { z } from 'zod';
import type { Json } from '../../lib/json';

export const label = z.enum(['pass', 'fail']);
export type Label = z.infer<typeof label>;

/**
 * Anything JSON can hold. These values come out of JSON.parse, so walking them again would only cost time (it was two thirds of
 * reading an exercise).
 */
const jsonValue = z.custom<Json>((value) => value !== undefined, 'is missing');
/** Facts the system under test received. */
const input = z.record(z.string(), jsonValue);
/** What the system under test produced: text, or structured data. */
const output = jsonValue;

/** A recorded verdict of one existing judge on one output. `score` is in [0, 1]. */
export const judgeVerdict = z.strictObject({
  pass: z.boolean(),
  score: z.number().min(0).max(1),
  reason: z.string().optional(),
});
export type JudgeVerdict = z.infer<typeof judgeVerdict>;
const judgeVerdicts = z.record(z.string(), judgeVerdict);

/** `public/rows.jsonl`: what candidates work on. `label` is noisy: about a tenth is wrong. */
export const publicRow = z.strictObject({
  id: z.string().min(1),
  input,
  output,
  label,
  slices: z.array(z.string()),
  judges: judgeVerdicts,
});
export type PublicRow = z.infer<typeof publicRow>;

/** What `evaluate(row)` receives, on public and hidden data alike. `id` says nothing about the system or the label. */
export interface EvaluatedRow {
  id: string;
  input: z.infer<typeof input>;
  output: z.infer<typeof output>;
}

/** What `evaluate(row)` must return. */
export const evaluation = z.object({
  score: z.number().min(0).max(1),
  pass: z.boolean(),
  reason: z.string().max(4_000).default(''),
  slices: z.array(z.string().max(80)).max(20).default([]),
});
export type Evaluation = z.infer<typeof evaluation>;

/** `grading/label-audit.json`. Claims on ambiguous rows count neither for nor against the candidate. */
export const labelAuditKey = z.strictObject({
  wrong: z.array(z.strictObject({ rowId: z.string(), trueLabel: label, why: z.string().min(1) })).min(1),
  ambiguous: z.array(z.string()),
});
export type LabelAuditKey = z.infer<typeof labelAuditKey>;

/** `grading/systems.json`. Exactly one baseline. `title` and `fault` are shown to candidates after grading. */
export const hiddenSystem = z.strictObject({
  id: z.string().min(1),
  role: z.enum(['baseline', 'mutant', 'equivalent']),
  title: z.string().min(1),
  /** What is planted in a mutant; how an equivalent differs. Written for candidates, without hidden data. */
  description: z.string().min(1),
});
export type HiddenSystem = z.infer<typeof hiddenSystem>;
export const hiddenSystems = z.array(hiddenSystem).min(4);

/** `grading/rows.jsonl`: hidden inputs, shared by all hidden systems. */
export const hiddenRow = z.strictObject({ id: z.string().min(1), input, slices: z.array(z.string()) });
export type HiddenRow = z.infer<typeof hiddenRow>;

/**
 * `grading/outputs.jsonl`: one line per (system, row); every system answers every row.
 * `planted` marks outputs that carry the mutant's fault (always gold `fail`). `ambiguous` ones are left out of agreement.
 */
export const hiddenOutput = z.strictObject({
  system: z.string(),
  row: z.string(),
  output,
  gold: label,
  planted: z.boolean(),
  ambiguous: z.boolean().optional(),
  judges: judgeVerdicts,
});
export type HiddenOutput = z.infer<typeof hiddenOutput>;

/**
 * `grading/paraphrases.jsonl`: harmless rewordings of outputs that are also in outputs.jsonl (same system and row, same gold).
 * A sound evaluator answers both alike.
 */
export const hiddenParaphrase = z.strictObject({ system: z.string(), row: z.string(), output, judges: judgeVerdicts });
export type HiddenParaphrase = z.infer<typeof hiddenParaphrase>;

/** What `generate.ts` of an exercise folder exports as `generate(seed)`: the data files by path, as text. */
export type GenerateVariant = (seed: number) => Record<string, string>;
