import type { Span, SpanKind } from '../../lib/trace/trace-types';

/** How a kind of span is named and drawn. Colours reach 3:1 on the surface in both schemes; red is kept for errors. */
export const KIND_LOOK: Record<SpanKind, { title: string; short: string; colour: string }> = {
  agent: { title: 'Agent', short: 'AGT', colour: 'light-dark(#5b6270, #98a1b0)' },
  model: { title: 'Model call', short: 'LLM', colour: 'light-dark(#6a3fc0, #b79cff)' },
  tool: { title: 'Tool', short: 'TOOL', colour: 'light-dark(#0b7285, #5cc8dc)' },
  retrieval: { title: 'Retrieval', short: 'RTV', colour: 'light-dark(#8a5a00, #e0ab52)' },
  embedding: { title: 'Embedding', short: 'EMB', colour: 'light-dark(#87600d, #cfa65a)' },
  memory: { title: 'Memory', short: 'MEM', colour: 'light-dark(#9a3f86, #e79ad2)' },
  chain: { title: 'Chain', short: 'CHN', colour: 'light-dark(#5f6a5a, #a3b09c)' },
  guard: { title: 'Guard', short: 'GRD', colour: 'light-dark(#2d6a4f, #7cc9a3)' },
  evaluator: { title: 'Evaluator', short: 'EVAL', colour: 'light-dark(#30618f, #86b8e8)' },
  prompt: { title: 'Prompt', short: 'SYS', colour: 'light-dark(#6b5b4b, #b8a593)' },
  user: { title: 'User', short: 'USER', colour: 'light-dark(#1b4bc4, #8fb1ff)' },
  other: { title: 'Other', short: 'SPAN', colour: 'light-dark(#5f646d, #9aa0ab)' },
};

/** Colour of a span's bar. */
export const barColour = (span: Pick<Span, 'kind' | 'status'>): string =>
  span.status === 'error' ? 'var(--bad)' : KIND_LOOK[span.kind].colour;

/** Name of a span on its row: without the operation where the kind beside it says the same ("execute_tool find_order"). */
export function shortName({ name, kind, operation, toolName, agentName }: Span): string {
  const what = kind === 'tool' ? toolName : kind === 'agent' ? agentName : null;
  return what !== null && name === `${operation} ${what}` ? what : name || 'unnamed';
}

/** What a row says beside the name: the tool or model when the name does not already. */
export function spanHint({ name, toolName, model, agentName, kind }: Span): string | null {
  const hint = kind === 'tool' ? toolName : kind === 'agent' ? agentName : model;
  return hint !== null && !name.toLowerCase().includes(hint.toLowerCase()) ? hint : null;
}

/** First words of what a span says, for its row: the status message of an error, an answer, a call's arguments. */
export function spanGist(span: Span): string {
  if (span.status === 'error' && span.statusMessage) return oneLine(span.statusMessage);
  for (const { parts } of span.messages.output) {
    for (const part of parts) {
      if (part.type === 'text' && part.text.trim() !== '') return oneLine(part.text);
      if (part.type === 'tool-call') return oneLine(`→ ${part.name} ${JSON.stringify(part.arguments)}`);
    }
  }
  const value = span.input ?? span.output;
  if (value === null) return '';
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

const oneLine = (text: string): string => text.slice(0, 240).replace(/\s+/g, ' ').trim();
