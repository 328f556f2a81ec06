import type { Json } from '../../../lib/json';
import type { CheckOutcome, GradingContext } from '../../contract';
import { checks } from '../checks.server';
import type { CheckId } from '../evidence';
import type { TraceDiagnosisAnswer, TraceDiagnosisContent, TraceDiagnosisFields } from '../kind';
import { inProcessSandbox } from './in-process-sandbox';
import { gradingFiles, publicFiles, tinyExercise, worldFiles } from './tiny-exercise';

export type TinyContext = GradingContext<TraceDiagnosisContent, TraceDiagnosisFields>;

/** A grading context for the tiny exercise; anything in `overrides` replaces the default. */
export function tinyContext(answer: TraceDiagnosisAnswer, overrides: Partial<TinyContext> = {}): TinyContext {
  const exercise = tinyExercise();
  return {
    content: exercise.content,
    answer,
    publicFiles: publicFiles(exercise.publicPart),
    gradingFiles: gradingFiles(exercise.gradingPart),
    worldFiles: worldFiles(exercise.worldPart),
    sandbox: inProcessSandbox(),
    seed: 11,
    report: () => undefined,
    ...overrides,
  };
}

export interface TinyGrade extends CheckOutcome {
  percent: number;
  /** Points of a check as a share of its own maximum. */
  share(checkId: CheckId): number;
  codes: string[];
}

/** Runs all steps and scores, as grading does: step outputs go through JSON on the way. */
export async function gradeTiny(context: TinyContext): Promise<TinyGrade> {
  const outputs: Record<string, Json> = {};
  for (const step of checks.steps) {
    outputs[step.id] = JSON.parse(JSON.stringify(await step.run(context, outputs))) as Json;
  }
  const outcome = checks.score(context, outputs);
  const sum = (pick: (one: CheckOutcome['checks'][number]) => number) =>
    outcome.checks.reduce((all, one) => all + pick(one), 0);
  return {
    ...outcome,
    percent: (100 * sum((one) => one.points)) / sum((one) => one.maxPoints),
    share: (checkId) => {
      const check = outcome.checks.find((one) => one.checkId === checkId);
      return check ? check.points / check.maxPoints : NaN;
    },
    codes: outcome.flags.map(({ code }) => code),
  };
}
