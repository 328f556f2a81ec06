import { expect, test } from 'vitest';
import { keepSeen, readSeen, unseenChanges } from './seen-changes';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}
const report = (reportId: string, answer: string | null) => ({ reportId, at: '', text: '', answer });

test('what was not dismissed is told again on the next page, what was dismissed is not', () => {
  const storage = memory();
  const loaded = { addedSeconds: 60, reports: [report('a', 'Try now'), report('b', null)] };
  const first = readSeen(storage, 's', loaded);
  // An answer that came before the page was loaded is new all the same.
  expect(unseenChanges(loaded, first)).toEqual({ seconds: 0, answered: [report('a', 'Try now')] });
  const later = { addedSeconds: 660, reports: [report('a', 'Try now'), report('b', 'Yes')] };
  const second = readSeen(storage, 's', later);
  expect(unseenChanges(later, second).seconds).toBe(600);
  keepSeen(storage, 's', { added: 660, answers: ['a'] });
  expect(unseenChanges(later, readSeen(storage, 's', later))).toEqual({ seconds: 0, answered: [report('b', 'Yes')] });
});

test('what is not ours in the storage, and a browser that keeps nothing, begin anew', () => {
  const broken = { getItem: () => '{"added":"x"}', setItem: () => undefined };
  const closed = {
    getItem: () => {
      throw new Error('no storage');
    },
    setItem: () => {
      throw new Error('no storage');
    },
  };
  for (const storage of [broken, closed]) {
    expect(readSeen(storage, 's', { addedSeconds: 5 })).toEqual({ added: 5, answers: [] });
  }
});
