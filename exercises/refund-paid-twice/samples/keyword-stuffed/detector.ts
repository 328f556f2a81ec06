const WORDS = ['idempotency', 'retry', 'timeout', 'refund', 'debit', 'duplicate'];

export function detect(trace: { spans: unknown[] }) {
  const text = JSON.stringify(trace).toLowerCase();
  return { flagged: WORDS.some((word) => text.includes(word)), spans: [], reason: WORDS.join(', ') };
}
