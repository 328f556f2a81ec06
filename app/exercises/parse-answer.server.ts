import { z } from 'zod';
import type { Answer, AnswerFile } from '../kinds/contract';
import { getKind } from '../kinds/registry.server';
import { AppError } from '../lib/errors';
import type { LoadedExercise } from './loaded-exercise';
import { issuePath } from './parse-json-file';
import { storableJson, storableText } from './storable-json';

/** What reading and checking answers needs of an exercise. */
export type AnsweredExercise = Pick<LoadedExercise, 'manifest' | 'content'>;

/** Most that the structured fields of an answer may take as JSON text. */
export const MAX_FIELDS_BYTES = 256 * 1024;

/** No form makes anything near it, and what walks a value level by level never runs out of stack. */
const MAX_FIELDS_DEPTH = 64;

const answerShape = z.strictObject({
  schemaVersion: z.literal(1, 'must be 1'),
  files: z.record(z.string(), z.string('must be text')),
  fields: z.unknown(),
});

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

/**
 * Turns an untrusted value into an answer to this exercise: only files the kind names, within their sizes, fields by the kind's
 * schema. Characters a database cannot store (NUL, unpaired surrogates) become U+FFFD. Throws `AppError` `bad-request` with
 * every mistake, or `too-large` when only sizes are wrong. Drafts, submissions, uploads and the command line all come through here.
 */
export function parseAnswer({ exercise, value }: { exercise: AnsweredExercise; value: unknown }): Answer {
  const kind = getKind(exercise.manifest.kind);
  const shape = answerShape.safeParse(value);
  if (!shape.success) throw refusal(shape.error.issues);
  const allowed = kind.answerFiles(exercise.content);
  const files = Object.entries(shape.data.files);
  const unknown = files.flatMap(([path]) =>
    allowed.some((file) => file.path === path) ? [] : [unknownFile(path, allowed)],
  );
  if (isDeeperThan(MAX_FIELDS_DEPTH, shape.data.fields)) {
    throw new AppError('bad-request', `the fields are nested more than ${MAX_FIELDS_DEPTH} levels deep`);
  }
  const fields = kind.fields.safeParse(storableJson(shape.data.fields ?? null));
  const mistakes = [...unknown, ...(fields.success ? [] : fields.error.issues.map(describe('fields')))];
  if (mistakes.length > 0) throw new AppError('bad-request', mistakes.join('; '));

  const tooLarge = files.flatMap(([path, text]) => {
    const limit = allowed.find((file) => file.path === path)?.maxBytes ?? 0;
    const bytes = byteLength(text);
    return bytes > limit ? [`${path} has ${bytes} bytes; at most ${limit} are allowed`] : [];
  });
  const fieldBytes = byteLength(JSON.stringify(fields.data));
  if (fieldBytes > MAX_FIELDS_BYTES) {
    tooLarge.push(`the fields have ${fieldBytes} bytes; at most ${MAX_FIELDS_BYTES} are allowed`);
  }
  if (tooLarge.length > 0) throw new AppError('too-large', tooLarge.join('; '));
  return {
    schemaVersion: 1,
    files: Object.fromEntries(files.map(([path, text]) => [path, storableText(text)] as const).sort(byPath)),
    fields: fields.data,
  };
}

/** Whether lists and objects of a value lie in each other more than `levels` deep. Not recursive: that is the point. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let layer = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > levels) return true;
    layer = layer.flatMap((item): unknown[] => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function refusal(issues: z.core.$ZodIssue[]): AppError {
  return new AppError('bad-request', issues.map(describe('answer')).join('; '));
}

const byPath = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : 1);

const describe =
  (root: string) =>
  (issue: z.core.$ZodIssue): string =>
    `${issuePath([root, ...issue.path])}: ${issue.message}`;

/** Says which file does not belong and which would. */
export function unknownFile(path: string, allowed: readonly AnswerFile[]): string {
  const shown = path.length > 80 ? `${path.slice(0, 80)}...` : path;
  return `${shown} is not a file of this answer (it may hold ${allowed.map((file) => file.path).join(', ')})`;
}
