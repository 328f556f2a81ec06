/** Traffic: a list of calls in order of time, as one object per line in files and in columns for the simulation. */
import { z } from 'zod';
import { catalogueId } from './catalogue';

/** One line of a traffic file. */
export const trafficCall = z.strictObject({
  /** Arrival, milliseconds after the start of the traffic; never falls from one line to the next. */
  timeMs: z.number().nonnegative(),
  /** Tokens of instructions, history and question, without retrieved passages. */
  promptTokens: z.number().int().min(0).max(2_000_000),
  /** Tokens a complete answer needs. */
  outputTokens: z.number().int().min(1).max(200_000),
  difficulty: z.number().min(0).max(1),
  /** Calls with the same key ask the same question; null asks one nobody else asks. */
  repeatKey: z.string().max(80).nullable().default(null),
  /** Calls with the same key and the same wording are equal letter by letter. */
  wording: z.number().int().min(0).max(1_000_000).default(0),
  /** An answer older than this is no longer right; null stays right. */
  freshnessMs: z.number().positive().nullable().default(null),
  risk: catalogueId,
  slice: z.string().min(1).max(60),
  /** May wait for a batch: latency targets do not apply. */
  batchOk: z.boolean().default(false),
  /** The first `prefixTokens` of the prompt are shared by all calls with this key (system prompt, document). */
  prefixKey: z.string().max(80).nullable().default(null),
  prefixTokens: z.number().int().min(0).max(2_000_000).default(0),
  /** Whether the facts must be retrieved; false when the prompt holds all that is needed. */
  needsContext: z.boolean().default(true),
});
export type TrafficCall = z.infer<typeof trafficCall>;

/**
 * Traffic in columns: index i of every column is call i. Keys are indexes into no table (only equality matters), -1 for none;
 * `risk` and `slice` are indexes into `riskNames` and `sliceNames`.
 */
export interface Traffic {
  readonly length: number;
  /** From the first moment to the last arrival or the stated end, milliseconds. */
  readonly durationMs: number;
  readonly timeMs: Float64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly difficulty: Float64Array;
  readonly repeatKey: Int32Array;
  /** Equal when key and wording are equal. */
  readonly exactKey: Int32Array;
  /** Infinity for an answer that stays right. */
  readonly freshnessMs: Float64Array;
  readonly risk: Uint8Array;
  readonly slice: Uint8Array;
  readonly batchOk: Uint8Array;
  readonly prefixKey: Int32Array;
  readonly prefixTokens: Int32Array;
  readonly needsContext: Uint8Array;
  readonly repeatKeys: number;
  readonly exactKeys: number;
  readonly prefixKeys: number;
  readonly riskNames: readonly string[];
  readonly sliceNames: readonly string[];
}

/** Gives equal texts equal numbers, in order of first sight. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  of(text: string | null): number {
    if (text === null) return -1;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }
  names = (): string[] => [...this.numbers.keys()];
}

/** Columns without content, for `length` calls. */
export function emptyTraffic(
  length: number,
): Omit<Traffic, 'durationMs' | 'repeatKeys' | 'exactKeys' | 'prefixKeys' | 'riskNames' | 'sliceNames'> {
  return {
    length,
    timeMs: new Float64Array(length),
    promptTokens: new Int32Array(length),
    outputTokens: new Int32Array(length),
    difficulty: new Float64Array(length),
    repeatKey: new Int32Array(length),
    exactKey: new Int32Array(length),
    freshnessMs: new Float64Array(length),
    risk: new Uint8Array(length),
    slice: new Uint8Array(length),
    batchOk: new Uint8Array(length),
    prefixKey: new Int32Array(length),
    prefixTokens: new Int32Array(length),
    needsContext: new Uint8Array(length),
  };
}

/**
 * Calls to columns, sorted by time (calls at the same time keep their order). `durationMs` defaults to the last arrival; a later
 * end makes the quiet after it count in shares of time. Throws RangeError for more than 255 risk classes or slices.
 */
export function toTraffic(calls: readonly TrafficCall[], durationMs = 0): Traffic {
  const columns = emptyTraffic(calls.length);
  const [repeat, exact, prefix, risk, slice] = [0, 1, 2, 3, 4].map(() => new Numbering()) as [
    Numbering,
    Numbering,
    Numbering,
    Numbering,
    Numbering,
  ];
  [...calls]
    .sort((a, b) => a.timeMs - b.timeMs)
    .forEach((call, at) => {
      columns.timeMs[at] = call.timeMs;
      columns.promptTokens[at] = call.promptTokens;
      columns.outputTokens[at] = call.outputTokens;
      columns.difficulty[at] = call.difficulty;
      columns.repeatKey[at] = repeat.of(call.repeatKey);
      columns.exactKey[at] = exact.of(call.repeatKey === null ? null : `${call.wording} ${call.repeatKey}`);
      columns.freshnessMs[at] = call.freshnessMs ?? Infinity;
      columns.risk[at] = risk.of(call.risk);
      columns.slice[at] = slice.of(call.slice);
      columns.batchOk[at] = call.batchOk ? 1 : 0;
      columns.prefixKey[at] = prefix.of(call.prefixKey);
      columns.prefixTokens[at] = Math.min(call.prefixTokens, call.promptTokens);
      columns.needsContext[at] = call.needsContext ? 1 : 0;
    });
  const riskNames = risk.names();
  const sliceNames = slice.names();
  if (riskNames.length > 255 || sliceNames.length > 255) throw new RangeError('more than 255 risk classes or slices');
  return {
    ...columns,
    durationMs: Math.max(durationMs, columns.timeMs.at(-1) ?? 0),
    repeatKeys: repeat.names().length,
    exactKeys: exact.names().length,
    prefixKeys: prefix.names().length,
    riskNames,
    sliceNames,
  };
}
