/** Wall-clock times as people type them (`2026-07-01T17:30`) in a time zone, and the instants they mean. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-CA', { ...numeric, hourCycle: 'h23', timeZone: zone, era: 'short' });
  if (formats.size < 1_000) formats.set(zone, made);
  return made;
}

/** Whether this is a time zone we know, such as `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    return zone.length <= 60 && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** The wall-clock time of an instant in a zone, to the minute, as `datetime-local` fields hold it. */
export function toLocal(at: Date, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/**
 * The instant at which clocks in `zone` show `local`; null when it is no time. A time that a change of clocks skips counts from
 * before the change; of one that occurs twice the first is meant.
 */
export function toInstant(local: string, zone: string): Date | null {
  const match = LOCAL.exec(local);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (toLocal(new Date(asUtc), 'UTC') !== local.slice(0, 16) || year < 1900) return null;
  // The offset a day before and a day after: two different ones where the clocks change in between.
  const candidates = [-DAY_MS, DAY_MS].map((away) => asUtc - offsetAt(asUtc + away, zone)).sort((a, b) => a - b);
  const exact = candidates.find((at) => toLocal(new Date(at), zone) === local.slice(0, 16));
  return new Date(exact ?? asUtc - offsetAt(asUtc - DAY_MS, zone));
}

const DAY_MS = 86_400_000;

/** How far clocks in the zone are ahead of UTC at this moment, in ms. */
function offsetAt(at: number, zone: string): number {
  const whole = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${toLocal(new Date(whole), zone)}Z`) - whole;
}
