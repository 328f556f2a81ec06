import type { Span } from '../../lib/trace/trace-types';

/** What was used, by row: NaN where neither the span nor anything in it says. */
export interface Usage {
  inputTokens: Float64Array;
  outputTokens: Float64Array;
  costUsd: Float64Array;
}

export interface Totals {
  /** Of the whole subtree. */
  subtree: Usage;
  /** Of everything that had ended when the span ended, itself included. Zero, not NaN, where nothing was reported yet. */
  soFar: Usage;
}

const FIELDS = ['inputTokens', 'outputTokens', 'costUsd'] as const;

const reported = {
  inputTokens: ({ tokens }: Span) => tokens.input,
  outputTokens: ({ tokens }: Span) => tokens.output,
  costUsd: ({ costUsd }: Span) => costUsd,
};

/**
 * Sums tokens and cost over subtrees and over time. Many SDKs report on an agent span what its calls used together; such a number
 * is not added a second time: a subtree's total is what its span reports or the sum of its children, whichever is more, and the
 * difference is counted when the span ends. `parent` gives rows of parents (-1 for roots), which come before their children.
 */
export function sumUp(spans: readonly Span[], parent: Int32Array): Totals {
  const byEnd = [...spans.keys()].sort((a, b) => (spans[a] as Span).endMs - (spans[b] as Span).endMs || b - a);
  const usage = (make: (field: (typeof FIELDS)[number]) => Float64Array) =>
    Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as unknown as Usage;
  const children = usage(() => new Float64Array(spans.length));
  const subtree = usage(() => new Float64Array(spans.length).fill(NaN));
  const soFar = usage(() => new Float64Array(spans.length));
  for (const field of FIELDS) {
    const [inside, total, until] = [children[field], subtree[field], soFar[field]];
    for (let row = spans.length - 1; row >= 0; row -= 1) {
      const own = reported[field](spans[row] as Span);
      const said = own !== null && own >= 0;
      // Children come after their parent, so `total` of the parent already tells whether any of them said something.
      if (!said && Number.isNaN(total[row])) continue;
      total[row] = Math.max(said ? own : 0, inside[row] as number);
      const above = parent[row] as number;
      if (above === -1) continue;
      inside[above] = (inside[above] as number) + (total[row] as number);
      total[above] = 0;
    }
    let sum = 0;
    for (const row of byEnd) {
      const most = total[row] as number;
      if (!Number.isNaN(most)) sum += most - (inside[row] as number);
      until[row] = sum;
    }
  }
  return { subtree, soFar };
}
