import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventHeap } from './event-heap';

test('events come out by time, those at the same time in the order they were put in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3_000, size: 'max' }), (times) => {
      const heap = new EventHeap();
      times.forEach((time, at) => heap.push(time, at));
      const expected = times.map((time, at) => ({ time, at })).sort((a, b) => a.time - b.time || a.at - b.at);
      for (const { time, at } of expected) {
        expect(heap.nextTime).toBe(time);
        expect(heap.pop()).toBe(at);
      }
      expect(heap.nextTime).toBe(Infinity);
    }),
    { numRuns: 20 },
  );
});

test('events that come in between are put where they belong', () => {
  const heap = new EventHeap();
  heap.push(5, 1);
  heap.push(3, 2);
  expect(heap.pop()).toBe(2);
  heap.push(4, 3);
  heap.push(5, 4);
  expect([heap.pop(), heap.pop(), heap.pop()]).toEqual([3, 1, 4]);
});
