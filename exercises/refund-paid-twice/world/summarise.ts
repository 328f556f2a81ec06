/** The summary that stands for dropped messages: what was done, in a line each. It names outcomes, not how they came about. */
import type { ContextMessage } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { FOUND, WHEN_DONE } from './recall.ts';

export function summaryOf(dropped: ContextMessage[]): string {
  const lines = dropped.flatMap(linesOf).map((line) => (line.startsWith('- ') ? line : `- ${line}`));
  return [...new Set(lines)].join('\n');
}

function linesOf({ role, text, tool, labels }: ContextMessage): string[] {
  if (role === 'harness') return text.split('\n').slice(1);
  if (role === 'assistant')
    return text.split('\n').flatMap((line) => (line.startsWith(FOUND) ? [line.slice(FOUND.length)] : []));
  if (role === 'user') return labels.includes('choice') || labels.includes('postcode') ? [`customer: "${text}"`] : [];
  if (tool?.status !== 'ok') return [];
  if (tool.name === 'get_order')
    return [`order record read: ${idsIn(text, /"(?:order_id|payment_id|customer_id)":"([^"]+)"/g).join(', ')}`];
  if (tool.name === 'policy_search') return [`service rules read: ${idsIn(text, /"id":"([^"]+)"/g).join(', ')}`];
  if (tool.name === 'add_case_note') return ['case note written'];
  const done = labels.find((label) => label.startsWith(WHEN_DONE))?.slice(WHEN_DONE.length);
  if (done === undefined || text.includes('locating')) return [];
  const [reference] = idsIn(text, /"(?:refund_id|credit_id|shipment_id|label_id)":"([^"]+)"/g);
  return [reference === undefined || text.includes('"refunds"') ? done : `${done}, ${reference}`];
}

const idsIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
