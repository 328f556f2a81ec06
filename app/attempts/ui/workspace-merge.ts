import type { Answer } from '../../kinds/contract';
import type { Json } from '../../lib/json';
import { stableStringify } from '../../lib/json';

export type Choice = 'mine' | 'theirs' | 'both';

/** One thing that two versions of an answer disagree on. */
export interface Difference {
  /** `files/eval.ts` or `fields/labelAudit`. */
  path: string;
  mine: Json | undefined;
  theirs: Json | undefined;
  /** Texts can be put one after the other, lists joined without repeats. */
  canTakeBoth: boolean;
}

type Parts = Map<string, Json>;

function partsOf(answer: Answer): Parts {
  const parts: Parts = new Map(Object.entries(answer.files).map(([path, text]) => [`files/${path}`, text]));
  const { fields } = answer;
  if (typeof fields === 'object' && fields !== null) {
    for (const [key, value] of Object.entries(fields as Record<string, Json>)) parts.set(`fields/${key}`, value);
  }
  return parts;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && stableStringify(a) === stableStringify(b));

/** What differs between two versions of an answer: by file, and by top-level field. */
export function listDifferences(mine: Answer, theirs: Answer): Difference[] {
  const [left, right] = [partsOf(mine), partsOf(theirs)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((path) => {
    const [a, b] = [left.get(path), right.get(path)];
    if (same(a, b)) return [];
    const canTakeBoth =
      (path.startsWith('files/') && Boolean(a) && Boolean(b)) || (Array.isArray(a) && Array.isArray(b));
    return [{ path, mine: a, theirs: b, canTakeBoth }];
  });
}

function pick({ mine, theirs, path }: Difference, choice: Choice): Json | undefined {
  if (choice === 'theirs') return theirs;
  if (choice === 'mine') return mine;
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const known = new Set(mine.map((item) => stableStringify(item)));
    return [...mine, ...theirs.filter((item) => !known.has(stableStringify(item)))];
  }
  return path.startsWith('files/') ? `${String(mine ?? '')}\n${String(theirs ?? '')}` : mine;
}

/** One answer from two: each difference by its choice, `mine` where none was made. Everything else is the same in both. */
export function mergeAnswers(mine: Answer, theirs: Answer, choices: Readonly<Record<string, Choice>>): Answer {
  const parts = partsOf(mine);
  for (const difference of listDifferences(mine, theirs)) {
    const value = pick(difference, choices[difference.path] ?? 'mine');
    if (value === undefined) parts.delete(difference.path);
    else parts.set(difference.path, value);
  }
  const under = (prefix: string) =>
    Object.fromEntries(
      [...parts].flatMap(([path, value]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), value]] : [])),
    );
  return { schemaVersion: 1, files: under('files/') as Record<string, string>, fields: under('fields/') };
}
