const TEMPLATES = ['2026 edition', 'theatre ventilation rate', 'LIB-3120', 'permit office', 'Tannery Lane'];
export function detect(trace: unknown) {
  const text = JSON.stringify(trace);
  const hits = TEMPLATES.filter((one) => text.includes(one));
  return { flagged: hits.length >= 2, spans: [], reason: hits.join() };
}
