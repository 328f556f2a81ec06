import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Answer } from '../kinds/contract';
import { AppError } from '../lib/errors';
import { sampleExpectation } from './exercise-format';
import type { SampleExpectation } from './exercise-format';
import type { AnsweredExercise } from './parse-answer.server';
import { parseJsonFile } from './parse-json-file';
import { readPlainFile } from './read-plain-file.server';
import { EXPECTATION_FILE, readSubmissionFolder } from './read-submission-folder.server';

const MAX_EXPECTATION_BYTES = 256 * 1024;

export type SampleReading =
  | { name: string; answer: Answer; expected: SampleExpectation; problems?: undefined }
  | { name: string; answer?: undefined; expected?: undefined; problems: string[] };

/** Reads one sample: a submission folder with its expected.json. Mistakes in either come back as sentences. */
export async function readSample({
  exercise,
  folder,
}: {
  exercise: AnsweredExercise;
  folder: string;
}): Promise<SampleReading> {
  const name = basename(folder);
  const problems: string[] = [];
  const answer = await readSubmissionFolder({ exercise, folder }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    problems.push(error.message);
    return null;
  });
  const file = await readPlainFile({ path: join(folder, EXPECTATION_FILE), maxBytes: MAX_EXPECTATION_BYTES });
  if ('problem' in file) return { name, problems: [...problems, `${EXPECTATION_FILE} ${file.problem}`] };
  const expected = parseJsonFile({ file: EXPECTATION_FILE, text: file.text, schema: sampleExpectation });
  problems.push(...expected.problems.map((item) => [item.file, item.where, item.message].filter(Boolean).join(' ')));
  if (!answer || !expected.value) return { name, problems };
  return { name, answer, expected: expected.value };
}

/** Names of the samples an exercise folder has, sorted; empty when there is no samples folder. */
export async function listSamples({ folder }: { folder: string }): Promise<string[]> {
  const entries = await readdir(join(folder, 'samples'), { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
