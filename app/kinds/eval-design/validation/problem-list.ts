import type { z } from 'zod';
import type { AuthoringProblem, FileTree } from '../../contract';
import { parseJsonLines, describeIssues } from '../parse-json-lines';

/** Collects authoring problems, so that an author sees all of them at once. */
export class ProblemList {
  readonly problems: AuthoringProblem[] = [];

  add(file: string, where: string, message: string): void {
    this.problems.push({ file, where, message });
  }

  /** Lines of a `.jsonl` file that satisfy the schema; a missing file and every bad line become problems. */
  readLines<T>(
    tree: FileTree<'public'> | FileTree<'grading'>,
    root: 'public' | 'grading',
    path: string,
    schema: z.ZodType<T>,
  ): { line: number; value: T }[] {
    const file = `${root}/${path}`;
    if (!tree.has(path)) {
      this.add(file, '', 'is missing');
      return [];
    }
    const { rows, problems } = parseJsonLines(tree.text(path), schema);
    for (const { line, message } of problems) this.add(file, `line ${line}`, message);
    return rows;
  }

  /** A `.json` file that satisfies the schema, or null with the problems noted. */
  readJson<T>(tree: FileTree<'grading'>, path: string, schema: z.ZodType<T>): T | null {
    const file = `grading/${path}`;
    if (!tree.has(path)) {
      this.add(file, '', 'is missing');
      return null;
    }
    let raw: unknown;
    try {
      raw = JSON.parse(tree.text(path));
    } catch {
      this.add(file, '', 'is not JSON');
      return null;
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    this.add(file, '', describeIssues(parsed.error));
    return null;
  }

  /** Notes every value of `key` that occurs a second time. */
  unique<T>(file: string, rows: readonly { line: number; value: T }[], key: (value: T) => string, noun: string): void {
    const seen = new Set<string>();
    for (const { line, value } of rows) {
      if (seen.has(key(value))) this.add(file, `line ${line}`, `${noun} "${key(value)}" appears twice`);
      seen.add(key(value));
    }
  }
}
