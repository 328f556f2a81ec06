import type { z } from 'zod';

/** One mistake in a file that somebody wrote: which file, where in it (`content.judges[2]`, `line 14`), and what is wrong. */
export interface FileProblem {
  file: string;
  where: string;
  message: string;
}

/** What files are read from. */
interface Texts {
  has(path: string): boolean;
  text(path: string): string;
}

/** Problems of one file that are listed one by one; the rest is summed up, so that one slip in a generator stays readable. */
const MOST_PER_FILE = 25;

/** Collects mistakes, so that an author sees all of them at once. */
export class ProblemList {
  private readonly found: FileProblem[] = [];

  add(file: string, where: string, message: string): void {
    this.found.push({ file, where, message });
  }

  /** Notes every text that occurs a second time. */
  unique(file: string, where: (at: number) => string, texts: readonly string[]): void {
    texts.forEach((text, at) => {
      if (texts.indexOf(text) !== at) this.add(file, where(at), `"${text}" appears twice`);
    });
  }

  /** A `.json` file of a part (`grading`) that satisfies the schema, or null with the problems noted. */
  readJson<T>(tree: Texts, part: string, path: string, schema: z.ZodType<T>): T | null {
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
  list(): FileProblem[] {
    const perFile = new Map<string, FileProblem[]>();
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
