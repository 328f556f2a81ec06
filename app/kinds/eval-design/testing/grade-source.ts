import type { CheckOutcome, GradingContext } from '../../contract';
import type { Json } from '../../../lib/json';
import { checks } from '../checks.server';
import type { EvalDesignContent, EvalDesignFields } from '../kind';
import { inProcessSandbox } from './in-process-sandbox';
import { gradingFiles, noWorldFiles, publicFiles, tinyExercise } from './tiny-exercise';

export type TinyContext = GradingContext<EvalDesignContent, EvalDesignFields>;

/** A grading context for the tiny exercise with this evaluator; anything in `overrides` replaces the default. */
export function tinyContext(
  source: string,
  overrides: Partial<TinyContext> & { exerciseSeed?: number } = {},
): TinyContext {
  const { exerciseSeed, ...rest } = overrides;
  const exercise = tinyExercise(exerciseSeed);
  return {
    content: exercise.content,
    answer: {
      schemaVersion: 1,
      files: { 'eval.ts': source, 'memo.md': 'Memo.' },
      fields: { language: 'typescript', labelAudit: [] },
    },
    publicFiles: publicFiles(exercise.publicPart),
    gradingFiles: gradingFiles(exercise.gradingPart),
    worldFiles: noWorldFiles,
    sandbox: inProcessSandbox(),
    seed: 11,
    report: () => undefined,
    ...rest,
  };
}

/** Runs all steps and scores, as grading does: step outputs go through JSON on the way. */
export async function gradeTiny(context: TinyContext): Promise<CheckOutcome & { percent: number; execution: Json }> {
  const outputs: Record<string, Json> = {};
  for (const step of checks.steps) {
    outputs[step.id] = JSON.parse(JSON.stringify(await step.run(context, outputs))) as Json;
  }
  const outcome = checks.score(context, outputs);
  return { ...outcome, percent: totalPercent(outcome), execution: outputs.execute ?? null };
}

/** Points earned as a share of all check points, in percent. */
export function totalPercent({ checks: results }: CheckOutcome): number {
  const sum = (pick: (one: (typeof results)[number]) => number) => results.reduce((all, one) => all + pick(one), 0);
  return (100 * sum((one) => one.points)) / sum((one) => one.maxPoints);
}
