/** What a summary keeps: what was done, and sometimes what was asked for. */
import type { ContextMessage, Draw } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

/** Share of summaries that still say what limits the sources: summaries are about results, limits read like small talk. */
const KEEPS_LIMIT = 0.4;

export function summaryOf(dropped: ContextMessage[], { draw }: { draw: Draw }): string {
  const limit = dropped.find(({ labels }) => labels.includes('constraint'))?.text;
  const earlier = dropped.find(({ labels }) => labels.includes('summary'))?.text.match(/Limits on sources: .*/)?.[0];
  const done = dropped
    .flatMap(({ tool }) => (tool?.name === 'add_note' && tool.status === 'ok' ? [tool.args] : []))
    .map(({ question, value, source }) =>
      value === null || value === undefined
        ? `- ${String(question)}: open`
        : `- ${String(question)}: ${String(value)} from ${String(source)}`,
    );
  const kept = limit && draw('summary keeps the limit') < KEEPS_LIMIT ? `Limits on sources: ${limit}` : earlier;
  return ['The assistant works through the questions of the request.', kept ?? '', 'Noted so far:', ...done]
    .filter(Boolean)
    .join('\n');
}
