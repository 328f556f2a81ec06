import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../kinds/contract';
import { answerTexts, describeFields, sentencesIn } from '../answer-texts';
import { createPlaybackBuilder } from './build-playback';
import { markChanges, shortenPieces } from './mark-changes';
import { advance, IDLE_MS, stepAt } from './player-clock';
import { readPlayback } from './read-playback';
import { applySplice, spliceBetween } from './splice';

const piece = fc.constantFrom('a', 'b', 'line\n', 'two words ', '𝛼', 'é', '\r\n', '  ', '(');
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const answerOf = (files: Record<string, string>, fields: Answer['fields'] = {}): Answer => ({
  schemaVersion: 1,
  files,
  fields,
});

describe('a change of a text', () => {
  it('turns the one into the other, cuts no character in two, and is nothing between equals', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        expect(splice === null).toBe(before === after);
        if (!splice) return;
        expect(applySplice(before, splice)).toBe(after);
        expect(splice.inserted.isWellFormed()).toBe(true);
        expect(before.slice(splice.start, splice.start + splice.removed).isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is marked so that kept and added are the new text, kept and removed the old one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = markChanges(before, after);
        const without = (kind: string) => pieces.flatMap((one) => (one.kind === kind ? [] : [one.text])).join('');
        expect(without('removed')).toBe(after);
        expect(without('added')).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('marks a word in a long line, not the line; large changes by lines, and neither takes long', () => {
    const before = 'one two three four\n'.repeat(4_000);
    const after = before.replace('three', 'tree');
    expect(markChanges(before, after).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'three' },
      { kind: 'added', text: 'tree' },
    ]);
    const rewritten = 'entirely other words here\n'.repeat(4_000);
    const began = performance.now();
    expect(markChanges(before, rewritten).map(({ kind }) => kind)).toContain('added');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is shortened to the lines around it, and says how many are left out', () => {
    const lines = (count: number) => Array.from({ length: count }, (_none, at) => `line ${at}\n`).join('');
    const pieces = shortenPieces(markChanges(lines(50), `${lines(25)}new\n${lines(50).slice(lines(25).length)}`), 2);
    expect(pieces.map((one) => one.kind)).toEqual(['left-out', 'same', 'added', 'same', 'left-out']);
    expect(pieces[0]).toEqual({ kind: 'left-out', lines: 23 });
  });
});

describe('a playback', () => {
  const states = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 50 });

  it('gives every state back, in any order of asking', () => {
    fc.assert(
      fc.property(states, fc.array(fc.nat({ max: 60 }), { maxLength: 20 }), (history, asked) => {
        const builder = createPlaybackBuilder(answerOf({ 'a.ts': 'given' }));
        // A change in every state, so that each is a step.
        const answers = history.map(([code, memo], at) => answerOf({ 'a.ts': `${code}${at}`, 'memo.md': memo }));
        answers.forEach((answer, at) => builder.add({ revision: at + 1, openedAt: at, at, savedBy: 'tab', answer }));
        const { paths, steps } = builder.finish();
        const reader = readPlayback({
          files: paths.map((path) => ({ path, title: path, start: path === 'a.ts' ? 'given' : '' })),
          steps,
        });
        expect(steps).toHaveLength(answers.length);
        expect(reader.text(0, -1)).toBe('given');
        for (const at of [...asked.filter((step) => step < answers.length), answers.length - 1]) {
          paths.forEach((path, file) =>
            expect(reader.text(file, at)).toBe(answerTexts(answers[at] as Answer)[path] ?? ''),
          );
        }
      }),
    );
  });

  it('of an hour of typing in 60 kB is far smaller than its states', () => {
    const builder = createPlaybackBuilder(answerOf({ 'a.ts': '' }));
    let code = 'const someLongLine = "of code that was there before";\n'.repeat(1_100);
    let stored = 0;
    for (let at = 0; at < 360; at += 1) {
      const place = (at * 137) % code.length;
      code = `${code.slice(0, place)}// about forty characters typed in ten s ${at}\n${code.slice(place)}`;
      stored += code.length;
      builder.add({
        revision: at + 1,
        openedAt: at * 10_000,
        at: at * 10_000,
        savedBy: 'tab',
        answer: answerOf({ 'a.ts': code }),
      });
    }
    const { steps, coarseFrom } = builder.finish();
    expect(stored).toBeGreaterThan(20_000_000);
    expect(JSON.stringify(steps).length).toBeLessThan(150_000);
    expect(coarseFrom).toBeNull();
  });

  it('of a text that is exchanged whole again and again becomes coarse, and still ends as it ended', () => {
    const builder = createPlaybackBuilder(answerOf({ 'a.ts': '' }));
    const other = (at: number) => `${at}`.repeat(30_000);
    for (let at = 0; at < 360; at += 1)
      builder.add({
        revision: at + 1,
        openedAt: at * 10_000,
        at: at * 10_000,
        savedBy: 'tab',
        answer: answerOf({ 'a.ts': other(at) }),
      });
    const { paths, steps, coarseFrom } = builder.finish();
    expect(coarseFrom).toBeGreaterThan(0);
    expect(JSON.stringify(steps).length).toBeLessThan(12_000_000);
    const reader = readPlayback({ files: paths.map((path) => ({ path, title: path, start: '' })), steps });
    expect(reader.text(0, steps.length - 1)).toBe(other(359));
  });
});

describe('the clock of the player', () => {
  const steps = [1_000, 2_000, 100_000, 101_000];

  it('knows the last state that was reached', () => {
    expect([0, 999, 1_000, 1_999, 2_000, 500_000].map((now) => stepAt(steps, now))).toEqual([-1, -1, 0, 0, 1, 3]);
    expect(stepAt([], 5)).toBe(-1);
  });

  it('jumps over idle time to just before the next change, never over a change', () => {
    const still = { elapsedMs: 0, speed: 1, steps, end: 200_000 };
    expect(advance({ ...still, now: 2_000, skipIdle: true })).toBe(99_000);
    expect(advance({ ...still, now: 2_000, skipIdle: false })).toBe(2_000);
    const sorted = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 30 }).map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(sorted, fc.nat({ max: 1_000_000 }), fc.constantFrom(1, 8, 64), (times, now, speed) => {
        const end = (times.at(-1) ?? 0) + IDLE_MS;
        const next = advance({ now: Math.min(now, end), elapsedMs: 16, speed, skipIdle: true, steps: times, end });
        expect(next).toBeGreaterThanOrEqual(Math.min(now, end));
        expect(next).toBeLessThanOrEqual(end);
        // Only what 16 ms of watching cover is passed.
        const passed = stepAt(times, next) - stepAt(times, Math.min(now, end));
        const covered = times.filter((at) => at > next - 16 * speed && at <= next).length;
        expect(passed).toBeLessThanOrEqual(covered);
      }),
    );
  });
});

describe('fields of an answer', () => {
  it('read as lines with the way to each value, and give their sentences', () => {
    const fields = {
      language: 'typescript',
      audit: [{ row: 'r-1', why: 'The date in the reply is wrong.' }],
      none: [],
    };
    expect(describeFields(fields)).toBe(
      'language: typescript\naudit 1 › row: r-1\naudit 1 › why: The date in the reply is wrong.\nnone: none',
    );
    expect(sentencesIn(fields)).toBe('The date in the reply is wrong.');
    expect(describeFields({})).toBe('');
  });
});
