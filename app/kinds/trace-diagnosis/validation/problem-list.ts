import type { z } from 'zod';
import type { AuthoringProblem, FileTree } from '../../contract';

type Part = 'public' | 'grading' | 'world';

/** Problems of one file that are listed one by one; the rest is summed up, so that one slip in a generator stays readable. */
const MOST_PER_FILE = 25;

/** Collects authoring problems, so that an author sees all of them at once. */
export class ProblemList {
  private readonly found: AuthoringProblem[] = [];

  add(file: string, where: string, message: string): void {
    this.found.push({ file, where, message });
  }

  /** Notes every text that occurs a second time. */
  unique(file: string, where: (at: number) => string, texts: readonly string[]): void {
    texts.forEach((text, at) => {
      if (texts.indexOf(text) !== at) this.add(file, where(at), `"${text}" appears twice`);
    });
  }

  /** A `.json` file that satisfies the schema, or null with the problems noted. */
  readJson<T, P extends Part>(tree: FileTree<P>, part: P, path: string, schema: z.ZodType<T>): T | null {
    const file = `${part}/${path}`;
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

  /** All problems, file by file, at most 25 of each file one by one. */
  list(): AuthoringProblem[] {
    const perFile = new Map<string, AuthoringProblem[]>();
    for (const problem of this.found) {
      const known = perFile.get(problem.file);
      if (known) known.push(problem);
      else perFile.set(problem.file, [problem]);
    }
    return [...perFile].flatMap(([file, problems]) => {
      const rest = problems.length - MOST_PER_FILE;
      if (rest <= 0) return problems;
      return [...problems.slice(0, MOST_PER_FILE), { file, where: '', message: `and ${rest} more problems` }];
    });
  }
}
