import type { z } from 'zod';
import type { AuthoringProblem } from '../kinds/contract';

/** `content.judges[2].costUsd` for a zod issue path. */
export function issuePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
}

/** Parses a JSON text by a schema; every mistake becomes a problem that names the file and the place. */
export function parseJsonFile<T>({
  file,
  text,
  schema,
}: {
  file: string;
  text: string;
  schema: z.ZodType<T>;
}): { value: T; problems: [] } | { value: undefined; problems: AuthoringProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      value: undefined,
      problems: [{ file, where: '', message: `is not valid JSON: ${(error as Error).message}` }],
    };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return {
    value: undefined,
    problems: parsed.error.issues.map((issue) => ({ file, where: issuePath(issue.path), message: issue.message })),
  };
}
