import { z } from 'zod';
import type { Answer } from '../kinds/contract';
import type { Json } from '../lib/json';

/** The kind-independent shape of an answer in the database; the kind's own schema was applied when it came in. */
const storedAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.record(z.string(), z.string()),
  fields: z.json(),
});

type InputJson = Exclude<Json, null>;

/** An answer as a JSON column takes it. */
export function writeAnswer(answer: Answer): InputJson {
  return storedAnswer.parse(answer);
}

/** An answer from a JSON column. Throws when the stored value is not one. */
export function readAnswer(value: unknown): Answer {
  return storedAnswer.parse(value);
}
