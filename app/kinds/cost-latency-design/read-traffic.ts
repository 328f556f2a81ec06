import { trafficCall, type TrafficCall } from './traffic';

/** A line of a traffic file that could not be read, 1-based. */
export interface TrafficProblem {
  line: number;
  message: string;
}

const NUMBERS = new Set([
  'timeMs',
  'promptTokens',
  'outputTokens',
  'difficulty',
  'wording',
  'freshnessMs',
  'prefixTokens',
]);
const FLAGS = new Set(['batchOk', 'needsContext']);

/**
 * Reads a traffic file by its name: `.jsonl` holds one call per line, `.csv` a header of field names (any order, those with a
 * default may be missing) and one call per line, comma separated, without quotes; an empty cell stands for the default. Blank
 * lines are ignored. Times must not fall. Returns what could be read and a problem for each line that could not; never throws.
 */
export function readTraffic(path: string, text: string): { calls: TrafficCall[]; problems: TrafficProblem[] } {
  const calls: TrafficCall[] = [];
  const problems: TrafficProblem[] = [];
  const csv = path.endsWith('.csv');
  let header: string[] | null = null;
  let latest = 0;
  let line = 0;
  for (const lineText of text.split('\n')) {
    line += 1;
    const trimmed = lineText.trim();
    if (!trimmed) continue;
    if (csv && header === null) {
      header = trimmed.split(',').map((name) => name.trim());
      continue;
    }
    const raw = header ? fromCells(header, trimmed) : fromJson(trimmed);
    if (typeof raw === 'string') {
      problems.push({ line, message: raw });
      continue;
    }
    const parsed = trafficCall.safeParse(raw.value);
    if (!parsed.success) {
      const message = parsed.error.issues
        .map((issue) => `${issue.path.join('.') || 'call'}: ${issue.message}`)
        .join('; ');
      problems.push({ line, message });
      continue;
    }
    if (parsed.data.timeMs < latest) problems.push({ line, message: 'timeMs is before that of an earlier line' });
    latest = Math.max(latest, parsed.data.timeMs);
    calls.push(parsed.data);
  }
  return { calls, problems };
}

function fromJson(text: string): { value: unknown } | string {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'is not JSON';
  }
}

function fromCells(header: readonly string[], text: string): { value: unknown } | string {
  const cells = text.split(',');
  if (cells.length !== header.length) return `has ${cells.length} cells, the header has ${header.length}`;
  const value: Record<string, unknown> = {};
  for (const [at, name] of header.entries()) {
    const cell = (cells[at] ?? '').trim();
    if (cell === '') continue;
    if (NUMBERS.has(name)) value[name] = Number(cell);
    else if (FLAGS.has(name)) value[name] = cell === '1' || cell === 'true';
    else value[name] = cell;
  }
  return { value };
}
