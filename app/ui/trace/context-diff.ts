import type { Message } from '../../lib/trace/trace-types';
import { diffLists } from './diff-lists';
import { partText } from './span-passages';

/** One message of a context against the context of an earlier call. `at` is its position in the newer context. */
export type ContextChange =
  | { type: 'same'; message: Message; at: number }
  | { type: 'added'; message: Message; at: number }
  | { type: 'dropped'; message: Message }
  | { type: 'changed'; before: Message; message: Message; at: number };

/**
 * What happened to the context between two calls: `before` is everything the earlier call had and answered, `after` what the later
 * one had. Messages are the same when role, name and content are; ids of tool calls count, notes of the source do not. A dropped
 * message directly beside an added one of the same role and mostly the same words is one that changed.
 */
export function diffContexts(before: readonly Message[], after: readonly Message[]): ContextChange[] {
  const changes: ContextChange[] = [];
  const runs = diffLists(before.map(keyOf), after.map(keyOf));
  for (const [place, run] of runs.entries()) {
    if (run.type === 'same') {
      for (let at = run.after[0]; at < run.after[1]; at += 1)
        changes.push({ type: 'same', message: after[at] as Message, at });
    } else if (run.type === 'dropped') {
      const next = runs[place + 1];
      const added: [number, number] = next?.type === 'added' ? next.after : [0, 0];
      changes.push(...replaced(before.slice(...run.before), after.slice(...added), added[0]));
    } else if (runs[place - 1]?.type !== 'dropped') {
      for (let at = run.after[0]; at < run.after[1]; at += 1)
        changes.push({ type: 'added', message: after[at] as Message, at });
    }
  }
  return changes;
}

/** Dropped and added messages between two that stayed: pairs of them are changes. */
function replaced(dropped: Message[], added: Message[], from: number): ContextChange[] {
  const partner = new Map<number, number>();
  let next = 0;
  dropped.forEach((message, at) => {
    const found = added.findIndex((other, place) => place >= next && isVersionOf(message, other));
    if (found === -1) return;
    partner.set(found, at);
    next = found + 1;
  });
  const changes: ContextChange[] = [];
  let left = 0;
  const dropUntil = (end: number) => {
    for (; left < end; left += 1) changes.push({ type: 'dropped', message: dropped[left] as Message });
  };
  added.forEach((message, place) => {
    const of = partner.get(place);
    if (of === undefined) {
      if (![...partner.keys()].some((later) => later > place)) dropUntil(dropped.length);
      changes.push({ type: 'added', message, at: from + place });
      return;
    }
    dropUntil(of);
    changes.push({ type: 'changed', before: dropped[of] as Message, message, at: from + place });
    left = of + 1;
  });
  dropUntil(dropped.length);
  return changes;
}

/** What makes two messages the same. */
function keyOf({ role, name, parts }: Message): string {
  const content = parts.map((part) => (part.type === 'other' ? part : { ...part, rest: undefined }));
  return JSON.stringify([role, name ?? null, content]);
}

const textOf = ({ parts }: Message): string => parts.map(partText).join('\n');

/** Same role and at least half of the words in common. */
function isVersionOf(before: Message, after: Message): boolean {
  if (before.role !== after.role || before.name !== after.name) return false;
  const words = (message: Message) =>
    new Set(
      textOf(message)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
  const [old, now] = [words(before), words(after)];
  let common = 0;
  for (const word of old) if (now.has(word)) common += 1;
  return old.size + now.size > 0 && (2 * common) / (old.size + now.size) >= 0.5;
}

/** Counts of a diff, for its headline. */
export function countChanges(changes: readonly ContextChange[]): Record<ContextChange['type'], number> {
  const counts = { same: 0, added: 0, dropped: 0, changed: 0 };
  for (const { type } of changes) counts[type] += 1;
  return counts;
}
