import type { z } from 'zod';
import { ProblemList as FileProblems } from '../../../lib/problem-list';
import type { FileTree } from '../../contract';
import { parseJsonLines } from '../parse-json-lines';

/** Authoring problems of an exercise whose data come in lines. */
export class ProblemList extends FileProblems {
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

  /** Notes every line whose `key` occurred before. */
  uniqueLines<T>(
    file: string,
    rows: readonly { line: number; value: T }[],
    key: (value: T) => string,
    noun: string,
  ): void {
    const seen = new Set<string>();
    for (const { line, value } of rows) {
      if (seen.has(key(value))) this.add(file, `line ${line}`, `${noun} "${key(value)}" appears twice`);
      seen.add(key(value));
    }
  }
}
