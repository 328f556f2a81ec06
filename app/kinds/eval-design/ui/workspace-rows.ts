import type { Json } from '../../../lib/json';
import type { LogLine } from '../../../lib/sandbox/sandbox';
import type { PublicRow } from '../formats';
import type { EvalDesignFields } from '../kind';
import type { PublicRunDetails, PublicRunRow } from '../public-run';

export type LabelClaim = EvalDesignFields['labelAudit'][number];

/** A public row with everything the workspace knows about it. */
export interface WorkspaceRow {
  row: PublicRow;
  /** What the last run made of it. */
  run: PublicRunRow | null;
  /** What the evaluator printed while it looked at this row. */
  prints: string[];
  claim: LabelClaim | null;
}

/** Joins rows, last run, prints (by position in the run) and label claims. Several claims on one row: the first counts. */
export function joinRows(options: {
  rows: PublicRow[];
  details: PublicRunDetails | null;
  logs: LogLine[];
  claims: LabelClaim[];
}): WorkspaceRow[] {
  const runs = new Map(options.details?.rows.map((run) => [run.id, run]));
  const claims = new Map([...options.claims].reverse().map((claim) => [claim.rowId, claim]));
  const prints = new Map<string, string[]>();
  for (const { callIndex, text } of options.logs) {
    const id = options.details?.rows[callIndex]?.id;
    if (id !== undefined) prints.set(id, [...(prints.get(id) ?? []), text]);
  }
  return options.rows.map((row) => ({
    row,
    run: runs.get(row.id) ?? null,
    prints: prints.get(row.id) ?? [],
    claim: claims.get(row.id) ?? null,
  }));
}

/** The value at a path such as `customer.tier`; a key that itself contains the dots wins. Undefined when there is none. */
export function valueAt(input: Record<string, Json>, path: string): Json | undefined {
  if (Object.hasOwn(input, path)) return input[path];
  return path.split('.').reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? at[key] : undefined;
  }, input);
}

/** A JSON value on one line for a table cell; text as it is, null and absent as nothing. */
export function oneLine(value: Json | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : JSON.stringify(value);
}
