import type { z } from 'zod';
import type { AuthoringProblem, FileTree } from '../../contract';

type Root = 'public' | 'grading';
type Tree = FileTree<'public'> | FileTree<'grading'>;

/** Problems of one file that are listed one by one; the rest is summed up, so that one slip in a generator stays readable. */
const MOST_PER_FILE = 25;

/** Collects authoring problems, so that an author sees all of them at once. */
export class ProblemList {
  private readonly problems: AuthoringProblem[] = [];

  add(file: string, where: string, message: string): void {
    this.problems.push({ file, where, message });
  }

  /** A `.json` file that satisfies the schema, or null with the problems noted. */
  readJson<T>(tree: Tree, root: Root, path: string, schema: z.ZodType<T>): T | null {
    const file = `${root}/${path}`;
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
    for (const issue of parsed.error.issues) this.add(file, issue.path.join('.'), issue.message);
    return null;
  }

  /** All problems, the first of each file in full. */
  summary(): AuthoringProblem[] {
    const perFile = new Map<string, AuthoringProblem[]>();
    for (const problem of this.problems) perFile.set(problem.file, [...(perFile.get(problem.file) ?? []), problem]);
    return [...perFile].flatMap(([file, problems]) => {
      const rest = problems.length - MOST_PER_FILE;
      if (rest <= 0) return problems;
      return [...problems.slice(0, MOST_PER_FILE), { file, where: '', message: `and ${rest} more problems` }];
    });
  }
}
