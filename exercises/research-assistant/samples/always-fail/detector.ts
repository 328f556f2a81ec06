export function detect(trace: { spans: { id: string }[] }) {
  return { flagged: true, spans: [], reason: '' };
}
