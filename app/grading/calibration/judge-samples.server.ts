import { join } from 'node:path';
import type { LoadedExercise } from '../../exercises/loaded-exercise';
import { listSamples, readSample } from '../../exercises/read-sample.server';
import { AppError } from '../../lib/errors';
import { askJudge } from '../ask-judge.server';
import { gradingSeed } from '../grading-seed.server';
import type { Judge, JudgeCallRecord } from '../judge/judge-types';
import { collectJudgedText } from '../judged-text.server';
import { memoInMemory } from '../step-memo';
import type { LabelledSample } from './measure-agreement';

export interface JudgedSamples {
  samples: LabelledSample[];
  /** Null when every sample was refused before the judge was asked. */
  promptHash: string | null;
  calls: JudgeCallRecord[];
}

/**
 * Asks the judge about the text of every sample of an exercise folder and puts its settled levels beside the author's labels.
 * Criteria it left to a human have no level. Throws `bad-request` for a broken sample, and what the judge throws.
 */
export async function judgeSamples({
  exercise,
  folder,
  judge,
  onSample,
  signal,
}: {
  exercise: LoadedExercise;
  folder: string;
  judge: Judge;
  onSample?: (name: string) => void;
  signal?: AbortSignal;
}): Promise<JudgedSamples> {
  const judged: JudgedSamples = { samples: [], promptHash: null, calls: [] };
  for (const name of await listSamples({ folder })) {
    const reading = await readSample({ exercise, folder: join(folder, 'samples', name) });
    if (reading.problems) throw new AppError('bad-request', `sample ${name}: ${reading.problems.join('; ')}`);
    onSample?.(name);
    const { answer, expected } = reading;
    const seed = gradingSeed({ contentHash: exercise.contentHash, answer });
    const text = collectJudgedText({ exercise, answer });
    const outcome = await askJudge({
      exercise,
      text,
      judge,
      seed,
      memo: memoInMemory(),
      ...(signal ? { signal } : {}),
    });
    judged.promptHash ??= outcome.promptHash;
    judged.calls.push(...outcome.calls);
    const settled = outcome.verdicts.flatMap(({ criterionId, status, levelIndex }) =>
      status === 'judged' && levelIndex !== null ? [[criterionId, levelIndex] as const] : [],
    );
    judged.samples.push({ name, human: expected.humanLevels, judge: Object.fromEntries(settled) });
  }
  return judged;
}
