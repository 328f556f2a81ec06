import type { Span, Trace } from '../lib/trace/trace-types';

/** A trace as lines for people: its totals, then its spans as a tree with times from the start of the trace. */
export function describeTrace(trace: Trace): string[] {
  const start = trace.spans[0]?.startMs ?? 0;
  const end = trace.spans.reduce((latest, span) => Math.max(latest, span.endMs), start);
  const errors = trace.spans.filter((span) => span.status === 'error').length;
  const cost = sum(trace.spans.map((span) => span.costUsd));
  const facts = [
    `${trace.spans.length} spans`,
    trace.timing === 'recorded' ? `${seconds(end - start)}` : 'no times',
    tokensOf(sum(trace.spans.map((span) => span.tokens.input)), sum(trace.spans.map((span) => span.tokens.output))),
    cost === null ? null : `$${cost.toFixed(4)}`,
    errors === 0 ? 'no errors' : `${errors} with errors`,
  ];
  return [
    '',
    printable(`${trace.id} ${trace.name}`),
    `  ${facts.filter(Boolean).join(', ')}`,
    ...treeOf(trace.spans).map(({ span, depth }) => lineOf(span, depth, trace, start)),
  ];
}

/** Control characters, which could steer a terminal, made visible. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function lineOf(span: Span, depth: number, trace: Trace, start: number): string {
  const facts = [
    span.status === 'error' ? `ERROR ${span.statusMessage ?? ''}`.trim() : null,
    tokensOf(span.tokens.input, span.tokens.output),
    span.costUsd === null ? null : `$${span.costUsd.toFixed(4)}`,
  ].filter(Boolean);
  const took =
    trace.timing === 'recorded'
      ? `${seconds(span.startMs - start).padStart(9)} ${seconds(span.endMs - span.startMs).padStart(9)}`
      : '';
  // Deeper levels add nothing that a terminal could show.
  const indent = '  '.repeat(Math.min(depth, 20));
  const text = `  ${took} ${indent}${span.kind} ${span.id} ${span.name}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  return printable(text);
}

/** Depth first, children in the order of the trace. Without recursion: a trace may be one long chain. */
function treeOf(spans: Span[]): { span: Span; depth: number }[] {
  const children = new Map<string | null, Span[]>();
  for (const span of spans) {
    const siblings = children.get(span.parentId);
    if (siblings) siblings.push(span);
    else children.set(span.parentId, [span]);
  }
  const lines: { span: Span; depth: number }[] = [];
  const open = (children.get(null) ?? []).map((span) => ({ span, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    lines.push(next);
    const { depth } = next;
    for (const span of [...(children.get(next.span.id) ?? [])].reverse()) open.push({ span, depth: depth + 1 });
  }
  return lines;
}

const sum = (numbers: (number | null)[]) =>
  numbers.reduce((total, number) => (number === null ? total : (total ?? 0) + number), null);

const seconds = (ms: number) => `${(ms / 1000).toFixed(3)} s`;

const tokensOf = (input: number | null, output: number | null) =>
  input === null && output === null ? null : `${input ?? '?'} in, ${output ?? '?'} out`;
