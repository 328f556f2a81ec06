import { useContext, useState, type ReactNode } from 'react';
import type { Json } from '../../lib/json';
import type { Span } from '../../lib/trace/trace-types';
import { ContextSection } from './context-section';
import { DetailTextContext, Highlighted, Passage } from './detail-text';
import { formatMoment } from './format-span';
import type { TraceIndex } from './index-trace';
import { ValueView } from './json-view';
import { MessageView } from './message-view';
import { readableJson, unpackJson } from './readable-json';
import { decidedBy, relatedCalls } from './related-calls';
import { countIn } from './search-trace';
import { passagesOf } from './span-passages';
import type { Viewer } from './use-viewer';

/** What went in and came out of a span, then everything else the source said about it. */
export function SpanBody({ viewer, row, span }: { viewer: Viewer; row: number; span: Span }) {
  const { index, select } = viewer;
  const isModel = span.kind === 'model';
  const { input, output } = span.messages;
  return (
    <div className="pb-6">
      {!isModel && <DecidedBy viewer={viewer} row={row} />}
      {span.input !== null && <ValueSection title={span.kind === 'tool' ? 'Arguments' : 'Input'} value={span.input} />}
      {span.output !== null && <ValueSection title={span.kind === 'tool' ? 'Result' : 'Output'} value={span.output} />}
      {output.length > 0 && (
        <Section title={isModel ? 'Answer' : 'Messages out'}>
          {output.map((message, at) => (
            <MessageView key={at} message={message} onOpenCall={callOpener(index, row, select)} />
          ))}
        </Section>
      )}
      {isModel ? (
        <Section title="What was in the context here">
          <ContextSection index={index} row={row} span={span} />
        </Section>
      ) : (
        input.length > 0 && (
          <Section title="Messages in">
            {input.map((message, at) => (
              <MessageView key={at} message={message} note={`${at + 1} of ${input.length}`} />
            ))}
          </Section>
        )
      )}
      <Documents span={span} />
      <Tools span={span} />
      <Events index={index} span={span} />
      {Object.keys(span.attributes).length > 0 && (
        <Section title="Attributes">
          <ValueTable entries={Object.entries(span.attributes)} />
        </Section>
      )}
      {span.links.length > 0 && (
        <Section title="Links to other traces">
          <ValueView value={span.links.map(({ traceId, spanId, attributes }) => ({ traceId, spanId, attributes }))} />
        </Section>
      )}
      <p className="px-4 pt-3 font-mono text-[0.75rem] break-all text-muted">
        {[span.id, span.operation, span.toolCallId].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

/** Finds the span that carried out the n-th request of a model call. */
function callOpener(index: TraceIndex, row: number, select: Viewer['select']) {
  const done = relatedCalls(index).carriedOut.get(row) ?? [];
  return (callId: string | null, place: number) => {
    const target =
      (callId === null ? undefined : done.find((each) => index.spans[each]?.toolCallId === callId)) ??
      (callId === null ? done[place] : undefined);
    return target === undefined ? null : () => select(target);
  };
}

function DecidedBy({ viewer, row }: { viewer: Viewer; row: number }) {
  const { index, select } = viewer;
  const call = decidedBy(index, row);
  if (call === null) return null;
  const asked = relatedCalls(index).askedBy.get(row) === call;
  return (
    <p className="px-4 pt-3 text-[0.8667rem] text-muted">
      {asked ? 'Asked for by' : 'After the model call'}{' '}
      <button type="button" className="text-accent underline" onClick={() => select(call)}>
        {index.spans[call]?.name}
      </button>{' '}
      {asked ? '(its context shows why)' : ''}
    </p>
  );
}

/** A part of the detail that can be folded away. */
export function Section({ title, open = true, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(open);
  return (
    <section className="px-4 pt-3">
      <h4 className="mb-1.5 text-[0.9rem]">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="-ml-1 flex min-h-6 items-center gap-1 rounded-control px-1 hover:bg-sunken"
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 10 10"
            width="9"
            height="9"
            className={`text-muted ${isOpen ? 'rotate-90' : ''}`}
          >
            <path d="M3 1.5 7 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
          {title}
        </button>
      </h4>
      {isOpen && <div className="grid min-w-0 gap-3 text-[0.9rem]">{children}</div>}
    </section>
  );
}

function ValueSection({ title, value }: { title: string; value: Json }) {
  return (
    <Section title={title}>
      <Passage text={readableJson(unpackJson(value))}>
        <div className="rounded-control border border-line bg-surface px-3 py-2">
          <ValueView value={value} />
        </div>
      </Passage>
    </Section>
  );
}

function Documents({ span }: { span: Span }) {
  if (span.documents.length === 0) return null;
  return (
    <Section title={`Documents (${span.documents.length})`}>
      {span.documents.map(({ id, score, content, rest }, at) => (
        <Passage key={at} text={[id, content].filter(Boolean).join('\n')}>
          <div className="border-l-[3px] border-l-line-strong py-0.5 pl-3">
            <p className="text-[0.8rem] text-muted tabular-nums">
              {at + 1}. {id !== null && <Highlighted text={id} />}
              {score !== null && ` score ${Number(score.toPrecision(4))}`}
            </p>
            {content !== null && <ValueView value={content} />}
            {rest && <ValueView value={rest} />}
          </div>
        </Passage>
      ))}
    </Section>
  );
}

function Tools({ span }: { span: Span }) {
  const { hit } = useContext(DetailTextContext);
  if (span.tools.length === 0) return null;
  const isFound =
    hit !== null && passagesOf(span).some(({ id, text }) => id.startsWith('tool.') && countIn(text, hit) > 0);
  return (
    <Section key={String(isFound)} title={`Tools it could call (${span.tools.length})`} open={isFound}>
      {span.tools.map(({ name, description, parameters, rest }, at) => (
        <Passage
          key={at}
          text={[name, description, parameters === null ? null : readableJson(parameters)].filter(Boolean).join('\n')}
        >
          <code className="font-mono font-semibold">
            <Highlighted text={name} />
          </code>
          {description !== null && <ValueView value={description} />}
          {parameters !== null && <ValueView value={parameters} />}
          {rest && <ValueView value={rest} />}
        </Passage>
      ))}
    </Section>
  );
}

function Events({ index, span }: { index: TraceIndex; span: Span }) {
  if (span.events.length === 0) return null;
  return (
    <Section title={`Events (${span.events.length})`}>
      {span.events.map(({ name, timeMs, attributes }, at) => (
        <Passage key={at} text={`${name} ${readableJson(attributes)}`}>
          <p>
            <span className="text-[0.8rem] text-muted tabular-nums">
              +{formatMoment(index.trace, timeMs - index.startMs)}
            </span>{' '}
            <span className={/exception|error/i.test(name) ? 'font-medium text-bad' : 'font-medium'}>
              <Highlighted text={name} />
            </span>
          </p>
          {Object.keys(attributes).length > 0 && <ValueTable entries={Object.entries(attributes)} />}
        </Passage>
      ))}
    </Section>
  );
}

function ValueTable({ entries }: { entries: [string, Json][] }) {
  return (
    <dl className="grid min-w-0 gap-x-4 gap-y-1 @min-[28rem]/detail:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]">
      {entries.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="font-mono text-[0.8rem] break-all text-muted">
            <Highlighted text={key} />
          </dt>
          <dd className="min-w-0 break-words">
            <Passage text={readableJson(value)}>
              <ValueView value={value} />
            </Passage>
          </dd>
        </div>
      ))}
    </dl>
  );
}
