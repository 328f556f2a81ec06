const BAD_WORDS = ['hallucination', 'hallucinated', 'unit slip', 'truncated', 'invented', 'swapped', 'stale', 'error', 'wrong', 'unknown', 'n/a', 'todo', 'lorem'];
const GOOD_WORDS = ['invoice', 'total', 'net', 'gross', 'supplier', 'currency', 'due'];

export function evaluate(row: { output: unknown }) {
  const text = JSON.stringify(row.output).toLowerCase();
  const bad = BAD_WORDS.filter((word) => text.includes(word));
  const good = GOOD_WORDS.filter((word) => text.includes(word));
  const pass = bad.length === 0 && good.length >= 3;
  return {
    score: pass ? 1 : 0,
    pass,
    reason: pass ? 'faithful, grounded, no hallucination, no truncation, no unit slip' : `found ${bad.join(', ')}`,
    slices: ['faithfulness', 'groundedness', 'robustness'],
  };
}
