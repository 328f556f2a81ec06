import { sha256 } from '../../lib/hash.server';
import type { HiddenData } from './exercise-data';
import type { EvaluationItem } from './run-session';

/** Fresh processes that share the hidden outputs among them; one more repeats a sample. Few, because Python starts slowly. */
export const SESSIONS = 3;
/** Items repeated beside the one per input, as a share of all. */
const EXTRA_REPEATS = 0.03;

/** One call to make: an output (`paraphrase` null) or a rewording (its index in the data). */
export interface PlannedItem extends EvaluationItem {
  systemIndex: number;
  rowIndex: number;
  paraphrase: number | null;
}

export interface SessionPlan {
  /** Every output and every rewording exactly once. */
  sessions: PlannedItem[][];
  /** Items of `sessions` to evaluate a second time, in a fresh process and another order. */
  repeat: PlannedItem[];
}

/**
 * Lays out the hidden run so that nothing but the row itself tells an evaluator which system it looks at. Ids are keyed hashes
 * (the key comes from the hidden data, so they cannot be computed from anything a candidate sees). System s and row r go to
 * session (s + r) mod SESSIONS, a Latin square, rewordings to the one after it; inside a session the order is that of the ids,
 * independent of system, row and label. The repeated sample holds, for every input, the item that came last among its siblings:
 * the one a process with a memory would know most about; in the repeat it meets that input for the first time. Pure: same data
 * and seed, same plan.
 */
export function planSessions(data: HiddenData, seed: number): SessionPlan {
  const key = sha256(JSON.stringify([seed, data.outputs]));
  const items: PlannedItem[] = [];
  data.outputs.forEach((outputs, systemIndex) =>
    outputs.forEach(({ output, judges }, rowIndex) => {
      const { input } = data.rows[rowIndex] ?? { input: {} };
      const id = opaqueId(key, systemIndex, rowIndex, null);
      items.push({ id, input, output, judges, systemIndex, rowIndex, paraphrase: null });
    }),
  );
  data.paraphrases.forEach(({ output, judges, systemIndex, rowIndex }, paraphrase) => {
    const { input } = data.rows[rowIndex] ?? { input: {} };
    const id = opaqueId(key, systemIndex, rowIndex, paraphrase);
    items.push({ id, input, output, judges, systemIndex, rowIndex, paraphrase });
  });

  const sessions = Array.from({ length: SESSIONS }, (): PlannedItem[] => []);
  for (const item of items) {
    const shift = item.paraphrase === null ? 0 : 1;
    sessions[(item.systemIndex + item.rowIndex + shift) % SESSIONS]?.push(item);
  }
  for (const session of sessions) session.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { sessions, repeat: chooseRepeats(sessions, key) };
}

function chooseRepeats(sessions: PlannedItem[][], key: string): PlannedItem[] {
  const latest = new Map<number, { item: PlannedItem; position: number }>();
  for (const session of sessions) {
    session.forEach((item, at) => {
      const position = at / session.length;
      if ((latest.get(item.rowIndex)?.position ?? -1) < position) latest.set(item.rowIndex, { item, position });
    });
  }
  const chosen = new Set([...latest.values()].map(({ item }) => item));
  const all = sessions.flat().map((item) => ({ item, order: sha256(`${key} again ${item.id}`) }));
  all.sort((a, b) => (a.order < b.order ? -1 : 1));
  for (const { item } of all.slice(0, Math.ceil(all.length * EXTRA_REPEATS))) chosen.add(item);
  return all.filter(({ item }) => chosen.has(item)).map(({ item }) => item);
}

const opaqueId = (key: string, systemIndex: number, rowIndex: number, paraphrase: number | null): string =>
  sha256(`${key} ${systemIndex} ${rowIndex} ${paraphrase ?? ''}`).slice(0, 16);
