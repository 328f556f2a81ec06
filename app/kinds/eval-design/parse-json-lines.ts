import type { z } from 'zod';

/** One line of a `.jsonl` file that could not be read, 1-based. */
export interface LineProblem {
  line: number;
  message: string;
}

/**
 * Reads JSON Lines: one JSON value per line, blank lines ignored. Returns the values that satisfy the schema with their line
 * numbers, and a problem for every line that does not parse or does not satisfy it. Never throws.
 */
export function parseJsonLines<T>(
  text: string,
  schema: z.ZodType<T>,
): { rows: { line: number; value: T }[]; problems: LineProblem[] } {
  const rows: { line: number; value: T }[] = [];
  const problems: LineProblem[] = [];
  text.split('\n').forEach((lineText, at) => {
    if (!lineText.trim()) return;
    const line = at + 1;
    let raw: unknown;
    try {
      raw = JSON.parse(lineText);
    } catch {
      problems.push({ line, message: 'is not JSON' });
      return;
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) rows.push({ line, value: parsed.data });
    else problems.push({ line, message: describeIssues(parsed.error) });
  });
  return { rows, problems };
}

/** All issues of a zod error on one line, each with its path: "judges.fluency.score: Too big". */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');
}
