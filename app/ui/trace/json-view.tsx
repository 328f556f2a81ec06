import { useContext, useMemo, useState, type ReactNode } from 'react';
import type { Json } from '../../lib/json';
import { DetailTextContext, FoldedText, Highlighted } from './detail-text';
import { readableJson, unpackJson } from './readable-json';
import { rangesIn } from './text-ranges';

/** Values that are printed within this many characters are open from the start, however deep they are. */
const SHORT = 300;
const FIRST_ENTRIES = 30;

/** Any value as people read it: text as text, JSON (also JSON inside a text) as an outline that folds. */
export function ValueView({ value }: { value: Json }) {
  const inner = useMemo(() => unpackJson(value), [value]);
  if (typeof inner === 'string') {
    return inner === '' ? <span className="text-muted">empty text</span> : <FoldedText text={inner} />;
  }
  return (
    <div className="min-w-0 font-mono text-[0.8rem] leading-5 break-words">
      <JsonNode value={inner} name={null} comma={false} depth={0} />
    </div>
  );
}

/** Written so that selecting it with the mouse gives the text of `readableJson`. */
function JsonNode({ value, name, comma, depth }: { value: Json; name: string | null; comma: boolean; depth: number }) {
  const key =
    name === null ? null : (
      <>
        <span className="text-muted">
          &quot;
          <Highlighted text={name} />
          &quot;
        </span>
        {': '}
      </>
    );
  if (value === null || typeof value !== 'object') {
    return (
      <div className="flex min-w-0">
        {key !== null && <span className="shrink-0 whitespace-pre">{key}</span>}
        <span className="min-w-0 break-words whitespace-pre-wrap">
          <Scalar value={value} />
          {comma && ','}
        </span>
      </div>
    );
  }
  return <JsonBranch {...{ value, comma, depth }} label={key} />;
}

function Scalar({ value }: { value: null | boolean | number | string }) {
  if (typeof value !== 'string') return <span className="text-accent">{String(value)}</span>;
  if (value.length > 600)
    return (
      <>
        &quot;
        <FoldedText text={value} />
        &quot;
      </>
    );
  return (
    <>
      &quot;
      <Highlighted text={value} />
      &quot;
    </>
  );
}

function JsonBranch({
  value,
  label,
  comma,
  depth,
}: {
  value: Json[] | { [key: string]: Json };
  label: ReactNode;
  comma: boolean;
  depth: number;
}) {
  const { hit } = useContext(DetailTextContext);
  const entries: [string | null, Json][] = Array.isArray(value)
    ? value.map((each) => [null, each])
    : Object.entries(value);
  const text = useMemo(() => readableJson(value), [value]);
  const isHit = useMemo(() => hit !== null && rangesIn(text, hit, []).length > 0, [text, hit]);
  const [open, setOpen] = useState(depth < 2 || text.length < SHORT);
  const [all, setAll] = useState(false);
  const isOpen = open || isHit;
  const shown = all || isHit ? entries : entries.slice(0, FIRST_ENTRIES);
  const [first, last] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    return (
      <div>
        {label}
        {first}
        {last}
        {comma && ','}
      </div>
    );
  }
  const toggle = (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${entries.length} ${Array.isArray(value) ? 'entries' : 'fields'}`}
      onClick={() => setOpen(!isOpen)}
      className="mr-0.5 -ml-4 inline-grid size-4 place-items-center align-middle text-muted select-none hover:text-ink"
    >
      <svg aria-hidden="true" viewBox="0 0 10 10" width="8" height="8" className={isOpen ? 'rotate-90' : undefined}>
        <path d="M3 1.5 7 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </button>
  );
  return (
    <div className={depth === 0 ? 'pl-4' : undefined}>
      {toggle}
      {label}
      {first}
      {isOpen ? (
        <>
          <div className="ml-1 border-l border-line pl-4">
            {shown.map(([key, inner], at) => (
              <JsonNode key={key ?? at} value={inner} name={key} comma={at < entries.length - 1} depth={depth + 1} />
            ))}
            {shown.length < entries.length && (
              <button type="button" className="text-accent underline select-none" onClick={() => setAll(true)}>
                {(entries.length - shown.length).toLocaleString('en-GB')} more
              </button>
            )}
          </div>
          {last}
        </>
      ) : (
        <>
          <span className="text-muted select-none">
            {' '}
            {entries.length} {Array.isArray(value) ? 'entries' : 'fields'}{' '}
          </span>
          {last}
        </>
      )}
      {comma && ','}
    </div>
  );
}
