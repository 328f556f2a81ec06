/** A run of list items: kept, only in the first list, or only in the second. */
export interface DiffRun {
  type: 'same' | 'dropped' | 'added';
  /** Half-open range in the first list; for `added` it is empty. */
  before: [number, number];
  /** Half-open range in the second list; for `dropped` it is empty. */
  after: [number, number];
}

/**
 * Shortest edit between two lists (E. Myers, "An O(ND) Difference Algorithm", 1986) as runs in order; items are compared with
 * `===`. Beyond `mostEdits` edits the part between common start and common end counts as replaced, which bounds the work to
 * `mostEdits` squared.
 */
export function diffLists(before: readonly string[], after: readonly string[], mostEdits = 600): DiffRun[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [beforeEnd, afterEnd] = [before.length - tail, after.length - tail];
  const keeps = myers(before.slice(start, beforeEnd), after.slice(start, afterEnd), mostEdits);
  const runs: DiffRun[] = [];
  const add = (type: DiffRun['type'], from: [number, number], to: [number, number]) => {
    if (from[0] < from[1] || to[0] < to[1]) runs.push({ type, before: from, after: to });
  };
  add('same', [0, start], [0, start]);
  let [x, y] = [start, start];
  for (const [kx, ky, length] of [...keeps, [beforeEnd - start, afterEnd - start, 0] as const]) {
    const [toX, toY] = [kx + start, ky + start];
    add('dropped', [x, toX], [y, y]);
    add('added', [toX, toX], [y, toY]);
    add('same', [toX, toX + length], [toY, toY + length]);
    [x, y] = [toX + length, toY + length];
  }
  add('same', [beforeEnd, before.length], [afterEnd, after.length]);
  return joined(runs);
}

function joined(runs: DiffRun[]): DiffRun[] {
  const out: DiffRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.type === run.type)
      out[out.length - 1] = { ...last, before: [last.before[0], run.before[1]], after: [last.after[0], run.after[1]] };
    else out.push(run);
  }
  return out;
}

/** Common runs as `[start in a, start in b, length]`, in order. None when it would take more than `mostEdits`. */
function myers(a: readonly string[], b: readonly string[], mostEdits: number): [number, number, number][] {
  const most = Math.min(a.length + b.length, mostEdits);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(furthest.slice());
    for (let line = -edits; line <= edits; line += 2) {
      const down =
        line === -edits ||
        (line !== edits && (furthest[offset + line - 1] as number) < (furthest[offset + line + 1] as number));
      let x = down ? (furthest[offset + line + 1] as number) : (furthest[offset + line - 1] as number) + 1;
      while (x < a.length && x - line < b.length && a[x] === b[x - line]) x += 1;
      furthest[offset + line] = x;
      if (x >= a.length && x - line >= b.length) return walkBack(history, a.length, b.length, offset);
    }
  }
  return [];
}

function walkBack(history: Int32Array[], toX: number, toY: number, offset: number): [number, number, number][] {
  const runs: [number, number, number][] = [];
  let [x, y] = [toX, toY];
  for (let edits = history.length - 1; edits >= 0; edits -= 1) {
    const furthest = history[edits] as Int32Array;
    const line = x - y;
    const down =
      line === -edits ||
      (line !== edits && (furthest[offset + line - 1] as number) < (furthest[offset + line + 1] as number));
    const from = edits === 0 ? 0 : line + (down ? 1 : -1);
    const fromX = edits === 0 ? 0 : (furthest[offset + from] as number);
    const midX = edits === 0 ? 0 : down ? fromX : fromX + 1;
    if (x > midX) runs.push([midX, midX - line, x - midX]);
    [x, y] = [fromX, fromX - from];
  }
  return runs.reverse();
}
