import { useCallback, useMemo, useRef } from 'react';
import type { Answer } from '../../../contract';
import { fitsTried, MAX_TRIED, type CostLatencyFields, type TriedDesign } from '../../content';
import type { TriedSummary } from '../tried/summarise-result';

export interface AnswerEditing {
  setFile(path: string, text: string): void;
  keep(text: string, name: string, summary: TriedSummary | null): void;
  rename(at: number, name: string): void;
  remove(at: number): void;
  /** Why no further design can be kept; null when one can. */
  cannotKeep: string | null;
}

/** Changes to the answer that keep their identity between renders. */
export function useAnswerEditing(
  answer: Answer<CostLatencyFields>,
  onChange: (next: Answer<CostLatencyFields>) => void,
): AnswerEditing {
  const latest = useRef({ answer, onChange });
  latest.current = { answer, onChange };
  const setFile = useCallback((path: string, text: string) => {
    const { answer: now, onChange: change } = latest.current;
    change({ ...now, files: { ...now.files, [path]: text } });
  }, []);
  const setTried = useCallback((next: (tried: TriedDesign[]) => TriedDesign[]) => {
    const { answer: now, onChange: change } = latest.current;
    const tried = next(now.fields.tried);
    if (fitsTried(tried)) change({ ...now, fields: { ...now.fields, tried } });
  }, []);
  const { tried } = answer.fields;
  return useMemo(
    () => ({
      setFile,
      keep: (text, name, summary) => setTried((old) => [...old, { name: freeName(name, old), design: text, summary }]),
      rename: (at, name) => setTried((old) => old.map((each, index) => (index === at ? { ...each, name } : each))),
      remove: (at) => setTried((old) => old.filter((_each, index) => index !== at)),
      cannotKeep:
        tried.length >= MAX_TRIED ||
        !fitsTried([...tried, { name: 'another', design: ' '.repeat(8_000), summary: null }])
          ? 'No more designs can be kept; remove one first.'
          : null,
    }),
    [setFile, setTried, tried],
  );
}

function freeName(name: string, kept: readonly TriedDesign[]): string {
  const taken = new Set(kept.map((design) => design.name));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name.slice(0, 50)} (${number})`;
    if (!taken.has(candidate)) return candidate;
  }
}
