import type { ReactNode } from 'react';
import type { Span } from '../../lib/trace/trace-types';
import { Highlighted } from './detail-text';
import { durationOf, formatCost, formatMoment, formatTokens } from './format-span';
import type { TraceIndex } from './index-trace';

/** Times, model, tokens and cost of a span: its own, of everything in it, and of the run so far. */
export function SpanFacts({ index, row, span }: { index: TraceIndex; row: number; span: Span }) {
  const { subtree, soFar } = index.totals;
  const inside = (index.end[row] ?? 0) - row - 1;
  const hasUsage = !Number.isNaN(subtree.inputTokens[row] ?? NaN) || !Number.isNaN(subtree.outputTokens[row] ?? NaN);
  const facts: [string, ReactNode][] = [];
  const add = (name: string, value: ReactNode) => {
    if (value) facts.push([name, value]);
  };
  const start = span.startMs - index.startMs;
  if (index.trace.timing === 'sequence') add('step', formatMoment(index.trace, start));
  else {
    add('start', start === 0 ? 'at 0' : `+${formatMoment(index.trace, start)}`);
    add('took', durationOf(index.trace, span));
  }
  add('agent', span.agentName && <Highlighted text={span.agentName} />);
  add('model', modelOf(span));
  add('provider', span.model === null && span.provider);
  add('tool', span.toolName !== null && !span.name.includes(span.toolName) && <Highlighted text={span.toolName} />);
  add('tokens', tokensOf(span));
  add('cost', span.costUsd === null ? null : formatCost(span.costUsd));
  if (inside > 0) {
    const used = hasUsage
      ? `, ${usage(subtree.inputTokens[row] ?? NaN, subtree.outputTokens[row] ?? NaN, subtree.costUsd[row] ?? NaN)}`
      : '';
    const failed = index.errors[row] ?? 0;
    add('subtree', `${(inside + 1).toLocaleString('en-GB')} spans${failed > 0 ? `, ${failed} failed` : ''}${used}`);
  }
  const so = usage(soFar.inputTokens[row] ?? 0, soFar.outputTokens[row] ?? 0, soFar.costUsd[row] || NaN);
  if ((soFar.inputTokens[row] ?? 0) + (soFar.outputTokens[row] ?? 0) > 0) add('run so far', so);
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-[0.8667rem] tabular-nums">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function modelOf({ provider, model, requestedModel }: Span): string | null {
  if (model === null) return null;
  return `${provider === null ? '' : `${provider} `}${model}${requestedModel === null ? '' : ` (asked for ${requestedModel})`}`;
}

function tokensOf({ tokens }: Span): string | null {
  const { input, output, cacheRead, cacheWrite, reasoning } = tokens;
  if (input === null && output === null) return null;
  const notes = [
    cacheRead !== null && cacheRead > 0 && `${formatTokens(cacheRead)} from cache`,
    cacheWrite !== null && cacheWrite > 0 && `${formatTokens(cacheWrite)} to cache`,
    reasoning !== null && reasoning > 0 && `${formatTokens(reasoning)} reasoning`,
  ].filter(Boolean);
  return `${exact(input)} in, ${exact(output)} out${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

const exact = (count: number | null): string => (count === null ? '?' : count.toLocaleString('en-GB'));

function usage(input: number, output: number, cost: number): string {
  return [`${formatTokens(input) || '?'} in, ${formatTokens(output) || '?'} out`, formatCost(cost)]
    .filter(Boolean)
    .join(', ');
}
