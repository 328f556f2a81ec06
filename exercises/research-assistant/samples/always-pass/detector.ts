export function detect(trace: { spans: { id: string }[] }) {
  return { flagged: false, spans: [], reason: '' };
}
