import type { Answer } from '../kinds/contract';
import { AppError } from '../lib/errors';
import { parseAnswer } from './parse-answer.server';
import type { AnsweredExercise } from './parse-answer.server';

/** The structured fields of an answer in a submission folder; every other file is a file of the answer. */
export const FIELDS_FILE = 'answer.json';

/** An answer as the files of a submission folder, by path: what a download contains and `readSubmissionFiles` takes back. */
export function writeSubmissionFiles(answer: Answer): Record<string, string> {
  return { ...answer.files, [FIELDS_FILE]: `${JSON.stringify(answer.fields, null, 2)}\n` };
}

/**
 * An answer from the files of a submission folder, text by path. Throws `AppError` `bad-request` when answer.json is missing or
 * not JSON, and whatever `parseAnswer` refuses.
 */
export function readSubmissionFiles({
  exercise,
  files,
}: {
  exercise: AnsweredExercise;
  files: Readonly<Record<string, string>>;
}): Answer {
  const { [FIELDS_FILE]: fieldsText, ...rest } = files;
  if (fieldsText === undefined) throw new AppError('bad-request', `${FIELDS_FILE} is missing`);
  let fields: unknown;
  try {
    fields = JSON.parse(fieldsText);
  } catch (error) {
    throw new AppError('bad-request', `${FIELDS_FILE} is not valid JSON: ${(error as Error).message}`);
  }
  return parseAnswer({ exercise, value: { schemaVersion: 1, files: rest, fields } });
}
