import type { CheckOutcome, GradingContext } from '../../../contract';
import type { Json } from '../../../../lib/json';
import type { Sandbox } from '../../../../lib/sandbox/sandbox';
import { checks } from '../../checks.server';
import type { CostLatencyContent, CostLatencyFields } from '../../content';
import type { Design } from '../../design';
import { gradingFiles, publicFiles, tinyExercise } from './tiny-exercise';

export type TinyContext = GradingContext<CostLatencyContent, CostLatencyFields>;

/** A grading context for the tiny exercise with these designs and this memo; anything in `overrides` replaces the default. */
export function tinyContext(
  design: Design | string,
  {
    memo = 'Memo.',
    changed = design,
    ...overrides
  }: Partial<TinyContext> & { memo?: string; changed?: Design | string } = {},
): TinyContext {
  const exercise = tinyExercise();
  const text = (value: Design | string) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return {
    content: exercise.content,
    answer: {
      schemaVersion: 1,
      files: { 'design.json': text(design), 'change-design.json': text(changed), 'memo.md': memo },
      fields: { tried: [] },
    },
    publicFiles: publicFiles(exercise.publicPart),
    gradingFiles: gradingFiles(exercise.gradingPart),
    worldFiles: gradingFiles({}) as never,
    // Designs are data: nothing of a candidate runs.
    sandbox: null as unknown as Sandbox,
    seed: 11,
    report: () => undefined,
    ...overrides,
  };
}

/** Runs all steps and scores, as grading does: step outputs go through JSON on the way. */
export async function gradeTiny(context: TinyContext): Promise<CheckOutcome & { percent: number }> {
  const outputs: Record<string, Json> = {};
  for (const step of checks.steps) {
    outputs[step.id] = JSON.parse(JSON.stringify(await step.run(context, outputs))) as Json;
  }
  const outcome = checks.score(context, outputs);
  const sum = (pick: (one: CheckOutcome['checks'][number]) => number) =>
    outcome.checks.reduce((all, one) => all + pick(one), 0);
  return { ...outcome, percent: (100 * sum((one) => one.points)) / sum((one) => one.maxPoints) };
}
