import type { Json } from '../lib/json';

/** Where finished steps of one grading are kept, so that a retry repeats none of them. */
export interface StepMemo {
  /** The stored output, or undefined when the step has not finished. */
  get(stepId: string): Promise<Json | undefined>;
  /** Stores an output. Returns what counts: the output that was stored first, when somebody else was quicker. */
  put(stepId: string, output: Json, durationMs: number): Promise<Json>;
}

/** Keeps steps for the length of one grading; for the command line, where nothing is retried. */
export function memoInMemory(): StepMemo {
  const outputs = new Map<string, Json>();
  return {
    get: (stepId) => Promise.resolve(outputs.get(stepId)),
    put: (stepId, output) => {
      if (!outputs.has(stepId)) outputs.set(stepId, output);
      return Promise.resolve(outputs.get(stepId) ?? null);
    },
  };
}
