import type { RecordedStep } from '../engine/replay-types.ts';

/** Spans of two runs that did the same; null where one run has no counterpart. */
export interface StepPair {
  recorded: string | null;
  patched: string | null;
}

export interface PairedSteps {
  /** In the order of the runs; between two matches first what only the recorded run did, then what only the other did. */
  pairs: StepPair[];
  /** The first step that differs, counted from 1, with its span in each run (null where that run had ended). Null: one run. */
  divergence: { step: number; recorded: string | null; patched: string | null } | null;
}

/**
 * Sets two runs side by side: their common beginning step by step, and behind the first difference the longest sequence of steps
 * that both have (a longest common subsequence of keys). Time and memory grow with the product of the lengths behind the difference.
 */
export function pairSteps(recorded: readonly RecordedStep[], patched: readonly RecordedStep[]): PairedSteps {
  const shorter = Math.min(recorded.length, patched.length);
  let common = 0;
  while (common < shorter && isSame(recorded[common], patched[common])) common += 1;
  const pairs: StepPair[] = recorded
    .slice(0, common)
    .map(({ spanId }, at) => ({ recorded: spanId, patched: patched[at]?.spanId ?? null }));
  if (common === recorded.length && common === patched.length) return { pairs, divergence: null };
  pairs.push(...alignRest(recorded.slice(common), patched.slice(common)));
  return {
    pairs,
    divergence: {
      step: common + 1,
      recorded: recorded[common]?.spanId ?? null,
      patched: patched[common]?.spanId ?? null,
    },
  };
}

/** A step that came back otherwise is another one, even when it was asked the same way. */
const isSame = (a: RecordedStep | undefined, b: RecordedStep | undefined) =>
  a?.key === b?.key && a?.status === b?.status;

function alignRest(left: readonly RecordedStep[], right: readonly RecordedStep[]): StepPair[] {
  const width = right.length + 1;
  // longest[i * width + j]: length of the longest common subsequence of left from i and right from j.
  const longest = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        left[i]?.key === right[j]?.key ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: StepPair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a && b && a.key === b.key) {
      pairs.push({ recorded: a.spanId, patched: b.spanId });
      i += 1;
      j += 1;
    } else if (a && (!b || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ recorded: a.spanId, patched: null });
      i += 1;
    } else {
      pairs.push({ recorded: null, patched: b?.spanId ?? null });
      j += 1;
    }
  }
  return pairs;
}
