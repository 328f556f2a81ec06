import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../kinds/contract';
import { getKind } from '../kinds/registry.server';
import { AppError } from '../lib/errors';
import { MAX_FIELDS_BYTES, unknownFile } from './parse-answer.server';
import type { AnsweredExercise } from './parse-answer.server';
import { FIELDS_FILE, readSubmissionFiles } from './submission-folder.server';
import { readPlainFile } from './read-plain-file.server';

/** Lies beside the answer in a sample, and is not part of it. */
export const EXPECTATION_FILE = 'expected.json';
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '__pycache__']);

/**
 * Reads a submission folder (`answer.json` plus the files the kind names) from disk. Throws `AppError` that names every mistake:
 * no such folder, no or malformed answer.json, unknown, oversized, linked or binary files.
 */
export async function readSubmissionFolder({
  exercise,
  folder,
}: {
  exercise: AnsweredExercise;
  folder: string;
}): Promise<Answer> {
  const allowed = getKind(exercise.manifest.kind).answerFiles(exercise.content);
  const files: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const name of await namesIn(folder)) {
    if (name === EXPECTATION_FILE || IGNORED.has(name)) continue;
    const file = allowed.find((candidate) => candidate.path === name);
    if (!file && name !== FIELDS_FILE) {
      mistakes.push(unknownFile(name, allowed));
      continue;
    }
    const read = await readPlainFile({ path: join(folder, name), maxBytes: file?.maxBytes ?? MAX_FIELDS_BYTES });
    if ('problem' in read) mistakes.push(`${name} ${read.problem}`);
    else files[name] = read.text;
  }
  if (mistakes.length > 0) throw new AppError('bad-request', mistakes.join('; '));
  return readSubmissionFiles({ exercise, files });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('not-found', `there is no folder ${folder}`);
    throw error;
  }
}
