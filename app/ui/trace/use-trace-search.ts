import { useEffect, useState } from 'react';
import type { TraceIndex } from './index-trace';
import { NOTHING_FOUND, patternOf, searchTrace, type SearchResult } from './search-trace';

/** Longest stretch of work between two chances for the browser to draw and to take keys. */
const SLICE_MS = 10;

/**
 * Searches while typing: in slices between frames, started again with every change; the last result stays until the new one is
 * complete, with `done` false meanwhile.
 */
export function useTraceSearch(index: TraceIndex, query: string, withRepeated: boolean): SearchResult {
  const [result, setResult] = useState<SearchResult>(NOTHING_FOUND);
  useEffect(() => {
    const pattern = patternOf(query);
    if (!pattern) {
      setResult(NOTHING_FOUND);
      return;
    }
    setResult((before) => ({ ...before, done: false }));
    const search = searchTrace(index, { pattern, withRepeated });
    let timer: ReturnType<typeof setTimeout>;
    const work = () => {
      const until = performance.now() + SLICE_MS;
      let next = search.next();
      while (!next.done && performance.now() < until) next = search.next();
      if (next.done) setResult(next.value);
      else timer = setTimeout(work);
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [index, query, withRepeated]);
  return result;
}
