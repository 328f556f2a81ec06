import { useEffect, useState } from 'react';

const style = (zone: string | undefined, detail: 'minute' | 'second') =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(detail === 'second' ? { second: '2-digit' as const } : {}),
    ...(zone ? { timeZone: zone } : {}),
  });

/**
 * A moment (ISO 8601) in the viewer's time zone. The server does not know the zone and writes UTC; the browser replaces it after
 * hydration, so both render the same text first.
 */
export function LocalTime({ iso, detail = 'minute' }: { iso: string; detail?: 'minute' | 'second' }) {
  const [local, setLocal] = useState<string | null>(null);
  useEffect(() => setLocal(style(undefined, detail).format(new Date(iso))), [iso, detail]);
  return (
    <time dateTime={iso} className="whitespace-nowrap tabular-nums">
      {local ?? `${style('UTC', detail).format(new Date(iso))} UTC`}
    </time>
  );
}
