import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineOf, extendedDue, GRACE_MS, isOpen, isOver } from './sitting-clock';
import { allMinutes, dueWith, sectionDeadline, sittingDeadline, type Limits } from './sitting/limits-of';

const START = Date.parse('2026-11-21T09:00:00.000Z');
const at = (minutes: number) => new Date(START + minutes * 60_000);

const situations = fc.record({
  minutes: fc.integer({ min: 1, max: 600 }),
  startedAt: fc.integer({ min: 0, max: 10_000 }).map(at),
  dueAt: fc.option(fc.integer({ min: 0, max: 20_000 }).map(at)),
  timeMultiplier: fc.double({ min: 1, max: 4, noNaN: true }),
  addedSeconds: fc.integer({ min: 0, max: 36_000 }),
});
type Situation = typeof situations extends fc.Arbitrary<infer S> ? S : never;

const endOf = ({ dueAt, ...rest }: Situation) =>
  deadlineOf({ ...rest, due: extendedDue({ dueAt, ...rest }) }).getTime();

describe('the end of a limit', () => {
  test('is never earlier with more time: longer limit, greater multiplier, more added, later or no due date, later start', () => {
    fc.assert(
      fc.property(situations, fc.nat(500), fc.double({ min: 0, max: 2, noNaN: true }), (one, more, factor) => {
        const end = endOf(one);
        expect(endOf({ ...one, timeMultiplier: one.timeMultiplier + factor })).toBeGreaterThanOrEqual(end);
        expect(endOf({ ...one, addedSeconds: one.addedSeconds + more })).toBeGreaterThanOrEqual(end);
        expect(endOf({ ...one, minutes: one.minutes + more })).toBeGreaterThanOrEqual(end);
        expect(endOf({ ...one, dueAt: null })).toBeGreaterThanOrEqual(end);
        expect(endOf({ ...one, startedAt: new Date(one.startedAt.getTime() + more) })).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('moves by exactly what is added, with a due date and without', () => {
    fc.assert(
      fc.property(situations, fc.nat(36_000), (one, seconds) => {
        const moved = endOf({ ...one, addedSeconds: one.addedSeconds + seconds });
        expect(moved - endOf(one)).toBe(seconds * 1_000);
      }),
    );
  });

  test('is not cut by the due date for extra time: who has it loses no more to the due date than others do', () => {
    fc.assert(
      fc.property(situations, (one) => {
        const plain = { ...one, timeMultiplier: 1, addedSeconds: 0 };
        const lost = (situation: Situation) => endOf({ ...situation, dueAt: null }) - endOf(situation);
        expect(lost(one)).toBeCloseTo(lost(plain), -1);
      }),
    );
  });
});

test('a moment is either open or over, and open for exactly the grace beyond the deadline', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (ms) => {
      const deadlineAt = at(0);
      const now = new Date(deadlineAt.getTime() + ms);
      expect(isOpen({ deadlineAt, now })).toBe(ms <= GRACE_MS);
      expect(isOver({ deadlineAt, now })).toBe(ms > GRACE_MS);
    }),
  );
});

describe('sections', () => {
  const limitsOf = (minutes: number[], dueAt: Date | null): Limits => ({
    ...{ timing: 'PER_SECTION', minutes: null, dueAt },
    sections: minutes.map((value, index) => ({ id: String(index), minutes: value })),
  });
  const NONE_ADDED = { addedSeconds: 0, addedHere: 0 };
  const lists = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 6 });

  test('one after the other without a pause end when the sitting ends', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 1, max: 3, noNaN: true }), (minutes, timeMultiplier) => {
        const limits = limitsOf(minutes, null);
        let now = at(0);
        for (const { id } of limits.sections) {
          const own = { limits, sectionId: id, startedAt: now, due: null, timeMultiplier, ...NONE_ADDED };
          now = sectionDeadline(own);
        }
        const end = sittingDeadline({ limits, startedAt: at(0), timeMultiplier });
        expect(Math.abs(now.getTime() - end.getTime())).toBeLessThanOrEqual(limits.sections.length);
      }),
    );
  });

  test('have their whole limit whenever they are begun, as long as no due date is near', () => {
    fc.assert(
      fc.property(lists, fc.nat(500), fc.nat(3_600), (minutes, pause, addedHere) => {
        const limits = limitsOf(minutes, null);
        const startedAt = at(pause);
        const own = {
          limits,
          sectionId: '0',
          startedAt,
          due: null,
          timeMultiplier: 1,
          addedSeconds: addedHere,
          addedHere,
        };
        expect(sectionDeadline(own).getTime() - startedAt.getTime()).toBe(minutes[0]! * 60_000 + addedHere * 1_000);
      }),
    );
  });

  test('never run beyond the extended due date', () => {
    fc.assert(
      fc.property(lists, fc.nat(600), fc.nat(3_600), (minutes, due, addedSeconds) => {
        const limits = limitsOf(minutes, at(due));
        const extra = { timeMultiplier: 1.5, due: dueWith({ limits, timeMultiplier: 1.5 }) };
        const own = { limits, sectionId: '0', startedAt: at(0), ...extra, addedSeconds, addedHere: 0 };
        const last = at(due).getTime() + allMinutes(limits) * 30_000 + addedSeconds * 1_000;
        expect(sectionDeadline(own).getTime()).toBeLessThanOrEqual(last);
      }),
    );
  });
});
