import type { Json } from '../../../lib/json';

/** Text of several lines reads better beneath its name than beside it. */
const isBlock = (value: Json): boolean => isBranch(value) || (typeof value === 'string' && value.includes('\n'));

const isBranch = (value: Json): value is Json[] | { [key: string]: Json } =>
  value !== null && typeof value === 'object';

function Leaf({ value }: { value: null | boolean | number | string }) {
  if (typeof value === 'string') {
    return value === '' ? (
      <span className="text-muted">empty text</span>
    ) : (
      <span className="break-words whitespace-pre-wrap">{value}</span>
    );
  }
  return <code className="font-mono text-[0.85em] text-accent">{String(value)}</code>;
}

/** Any JSON value as people read it: text with its line breaks, objects as a list of terms, lists numbered. */
export function ValueView({ value }: { value: Json }) {
  if (!isBranch(value)) return <Leaf value={value} />;
  const entries = Object.entries(value);
  if (entries.length === 0)
    return <span className="text-muted">{Array.isArray(value) ? 'empty list' : 'empty object'}</span>;
  return (
    <dl className="grid gap-y-1">
      {entries.map(([key, inner]) => (
        <div key={key} className={isBlock(inner) ? '' : 'flex gap-2'}>
          <dt className="shrink-0 font-mono text-[0.8rem] leading-[1.55rem] text-muted">
            {Array.isArray(value) ? `${Number(key) + 1}.` : key}
          </dt>
          <dd className={isBlock(inner) ? 'border-l border-line pl-3' : 'min-w-0'}>
            <ValueView value={inner} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
