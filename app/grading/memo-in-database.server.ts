import { z } from 'zod';
import { storableJson } from '../exercises/storable-json';
import type { Database } from '../lib/db/prisma.server';
import type { Json } from '../lib/json';
import type { StepMemo } from './step-memo';

const storedStep = z.strictObject({ schemaVersion: z.literal(1), output: z.unknown() });

/** Keeps a run's finished steps in the database: whoever tries the run again, on any machine, finds them. */
export function memoInDatabase({ database, runId }: { database: Database; runId: string }): StepMemo {
  const get = async (stepId: string): Promise<Json | undefined> => {
    const step = await database.gradingStep.findUnique({ where: { runId_stepId: { runId, stepId } } });
    // Columns reorder keys; what is computed from a step must not depend on whether it was just made or read back.
    return step ? storableJson(storedStep.parse(step.output).output) : undefined;
  };
  return {
    get,
    async put(stepId, output, durationMs) {
      const stored = { schemaVersion: 1, output };
      // Two workers may finish the same step; the first one's output is the run's, for both.
      const { count } = await database.gradingStep.createMany({
        data: { runId, stepId, output: stored, durationMs },
        skipDuplicates: true,
      });
      return count > 0 ? output : ((await get(stepId)) ?? output);
    },
  };
}
