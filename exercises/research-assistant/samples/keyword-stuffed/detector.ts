const WORDS = ['retrieval', 'context', 'filter', 'hallucination', 'grounding'];
export function detect(trace: unknown) {
  const text = JSON.stringify(trace);
  return { flagged: WORDS.some((word) => text.includes(word)), spans: [], reason: 'retrieval context filter hallucination grounding' };
}
