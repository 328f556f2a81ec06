import { useId, useMemo, useState } from 'react';
import type { Message, Span } from '../../lib/trace/trace-types';
import { Button } from '../button';
import { formatCount } from '../format-number';
import { countChanges, diffContexts } from './context-diff';
import { ContextChanges } from './context-changes';
import { formatMoment } from './format-span';
import type { TraceIndex } from './index-trace';
import { MessageView } from './message-view';
import { contextAt, previousCall } from './model-context';

/** Of a long context the end is what matters; the rest is one click away. */
const LAST_MESSAGES = 40;
const MOST_CHOICES = 200;

/** What a model call had in its context: all of it, or what changed against an earlier call. */
export function ContextSection({ index, row, span }: { index: TraceIndex; row: number; span: Span }) {
  const usual = useMemo(() => previousCall(index, row), [index, row]);
  const [against, setAgainst] = useState<number | null>(usual);
  const [mode, setMode] = useState<'changes' | 'whole'>(usual === null ? 'whole' : 'changes');
  const { messages, assembled } = useMemo(() => contextAt(index, row), [index, row]);
  const earlier = useMemo(() => index.modelRows.slice(0, index.modelRows.indexOf(row)), [index, row]);
  const selectId = useId();
  const other = against === null ? null : index.spans[against];
  const changes = useMemo(
    () =>
      other && against !== null && mode === 'changes'
        ? diffContexts([...contextAt(index, against).messages, ...other.messages.output], messages)
        : null,
    [index, other, against, mode, messages],
  );
  if (messages.length === 0) return <p className="text-muted">The source recorded no messages for this call.</p>;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2 text-[0.8667rem]">
        <div role="group" aria-label="Context" className="flex gap-1">
          <Button
            size="sm"
            aria-pressed={mode === 'changes'}
            variant={mode === 'changes' ? 'primary' : 'secondary'}
            disabled={other === null}
            onClick={() => setMode('changes')}
          >
            Changes
          </Button>
          <Button
            size="sm"
            aria-pressed={mode === 'whole'}
            variant={mode === 'whole' ? 'primary' : 'secondary'}
            onClick={() => setMode('whole')}
          >
            Whole context
          </Button>
        </div>
        {earlier.length > 0 && mode === 'changes' && (
          <label htmlFor={selectId} className="flex min-w-0 items-center gap-1.5 text-muted">
            since
            <select
              id={selectId}
              value={against ?? ''}
              onChange={(event) => setAgainst(Number(event.target.value))}
              className="h-7 max-w-64 min-w-0 rounded-control border border-line-strong bg-surface px-1 text-ink"
            >
              {earlier.slice(-MOST_CHOICES).map((each) => (
                <option key={each} value={each}>
                  {describeCall(index, each)}
                  {each === usual ? ' (the call before)' : ''}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {assembled && (
        <p className="text-[0.8667rem] text-muted">
          No call of this trace repeats what was sent before, so the source seems to record only new messages. Those of
          the earlier calls are put in front here.
        </p>
      )}
      {changes && other ? (
        <>
          <p className="text-[0.8667rem] text-muted">{headline(countChanges(changes), other, span)}</p>
          <ToolChanges before={other} after={span} />
          <ContextChanges changes={changes} />
        </>
      ) : (
        <WholeContext messages={messages} />
      )}
    </div>
  );
}

function WholeContext({ messages }: { messages: Message[] }) {
  const [all, setAll] = useState(messages.length <= LAST_MESSAGES);
  const from = all ? 0 : messages.length - LAST_MESSAGES;
  return (
    <>
      {from > 0 && (
        <Button size="sm" className="justify-self-start" onClick={() => setAll(true)}>
          Show the {from} messages before
        </Button>
      )}
      {messages.slice(from).map((message, at) => (
        <MessageView key={from + at} message={message} note={`${from + at + 1} of ${messages.length}`} />
      ))}
    </>
  );
}

/** Tools that the model could call in one of the two calls only. */
function ToolChanges({ before, after }: { before: Span; after: Span }) {
  const names = (span: Span) => new Set(span.tools.map(({ name }) => name));
  const [had, has] = [names(before), names(after)];
  const gone = [...had].filter((name) => !has.has(name));
  const fresh = [...has].filter((name) => !had.has(name));
  if (gone.length + fresh.length === 0) return null;
  return (
    <p className="text-[0.8667rem]">
      {fresh.length > 0 && <span className="text-good">Tools added: {fresh.join(', ')}. </span>}
      {gone.length > 0 && <span className="text-bad">Tools dropped: {gone.join(', ')}.</span>}
    </p>
  );
}

function headline(counts: ReturnType<typeof countChanges>, before: Span, after: Span): string {
  const parts = [
    `${counts.same} the same`,
    counts.added > 0 && `${counts.added} added`,
    counts.dropped > 0 && `${counts.dropped} dropped`,
    counts.changed > 0 && `${counts.changed} changed`,
  ].filter(Boolean);
  const [was, is] = [before.tokens.input, after.tokens.input];
  const tokens =
    was !== null && is !== null ? ` Input tokens ${was.toLocaleString('en-GB')} → ${is.toLocaleString('en-GB')}.` : '';
  const total = counts.same + counts.added + counts.changed;
  return `${formatCount(total, 'message')} in the context: ${parts.join(', ')}, against what the earlier call had and answered.${tokens}`;
}

function describeCall(index: TraceIndex, row: number): string {
  const span = index.spans[row] as Span;
  const at = formatMoment(index.trace, span.startMs - index.startMs);
  return `${span.name} ${index.trace.timing === 'sequence' ? `step ${at}` : `at ${at}`}`;
}
