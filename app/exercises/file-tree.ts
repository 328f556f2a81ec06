import type { FileTree } from '../kinds/contract';

/** An exercise lacks a file that its kind asked for: an authoring mistake that `exercises validate` names. */
export class ExerciseFileMissing extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`the exercise has no file ${path}`);
    this.name = 'ExerciseFileMissing';
    this.path = path;
  }
}

/** A read-only tree over texts by path. The audience is the caller's promise about where the texts came from. */
export function createFileTree<Audience extends 'public' | 'grading' | 'world'>(
  _audience: Audience,
  texts: ReadonlyMap<string, string>,
): FileTree<Audience> {
  const tree: Pick<FileTree<Audience>, 'paths' | 'has' | 'text'> = {
    paths: () => [...texts.keys()].sort(),
    has: (path: string) => texts.has(path),
    text(path: string) {
      const text = texts.get(path);
      if (text === undefined) throw new ExerciseFileMissing(path);
      return text;
    },
  };
  return tree as FileTree<Audience>;
}
