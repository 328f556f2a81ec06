/** The part of the time axis that is shown, in the trace's own milliseconds. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** No closer than this: below a microsecond nothing is recorded. */
const SHORTEST_MS = 0.001;

/** A window moved and cut so that it lies inside `whole`. */
export function clampWindow({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const length = Math.min(Math.max(to - from, SHORTEST_MS), whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}

/** Zooms by `factor` (below 1 is closer) around a moment, which keeps its place on the screen. */
export function zoomWindow(window: TimeWindow, whole: TimeWindow, factor: number, around?: number): TimeWindow {
  const centre = around ?? (window.from + window.to) / 2;
  return clampWindow(
    { from: centre - (centre - window.from) * factor, to: centre + (window.to - centre) * factor },
    whole,
  );
}

/** A window around a span with a little room at both ends. */
export function windowAround(span: TimeWindow, whole: TimeWindow): TimeWindow {
  const room = Math.max((span.to - span.from) * 0.15, SHORTEST_MS, (whole.to - whole.from) * 0.0005);
  return clampWindow({ from: span.from - room, to: span.to + room }, whole);
}

/** A window moved by a share of its own length. */
export function panWindow(window: TimeWindow, whole: TimeWindow, share: number): TimeWindow {
  const by = (window.to - window.from) * share;
  return clampWindow({ from: window.from + by, to: window.to + by }, whole);
}

/** Place and width of a bar in percent of the window; null when it lies outside. Width 0 is a moment. */
export function barOf(span: TimeWindow, { from, to }: TimeWindow): { left: number; width: number } | null {
  if (span.to < from || span.from > to) return null;
  const scale = 100 / (to - from);
  const left = Math.max(0, (span.from - from) * scale);
  return { left, width: Math.min(100, (span.to - from) * scale) - left };
}

/** Round moments of the window, at most `most`, counted from `origin`: multiples of 1, 2 or 5 times a power of ten. */
export function ticksOf({ from, to }: TimeWindow, origin: number, most: number): { at: number; step: number }[] {
  const raw = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const first = Math.ceil((from - origin) / step);
  const last = Math.floor((to - origin) / step);
  return Array.from({ length: Math.min(most, Math.max(0, last - first + 1)) }, (_, at) => ({
    at: origin + (first + at) * step,
    step,
  }));
}

/** How many spans are under way in each of `count` equal stretches of `whole`, and whether a failed one ends there. */
export function overview(
  spans: readonly { startMs: number; endMs: number; status: string }[],
  whole: TimeWindow,
  count: number,
): { spans: Float64Array; failed: Uint8Array; most: number } {
  const change = new Float64Array(count + 1);
  const failed = new Uint8Array(count);
  const place = (time: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(((time - whole.from) / (whole.to - whole.from)) * count)));
  for (const { startMs, endMs, status } of spans) {
    const [first, last] = [place(startMs), place(endMs)];
    change[first] = (change[first] as number) + 1;
    change[last + 1] = (change[last + 1] as number) - 1;
    if (status === 'error') failed[last] = 1;
  }
  const active = new Float64Array(count);
  let [now, most] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    now += change[at] as number;
    active[at] = now;
    most = Math.max(most, now);
  }
  return { spans: active, failed, most };
}
