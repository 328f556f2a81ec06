import { describe, expect, it } from 'vitest';
import { runWorld } from '../engine/run-world.ts';
import { applyPatch } from '../patch/apply-patch';
import { readTrace } from '../read-exercise';
import { GOOD_PATCH } from '../testing/sample-answers';
import { tinyConfig } from '../testing/tiny-config';
import { BROKEN } from '../testing/tiny-exercise';
import { world } from '../testing/tiny-world.ts';
import { describeReplay } from './describe-replay';

const recorded = runWorld(world, { run: BROKEN, config: tinyConfig, recording: null, withTrace: true });
const replay = (patch: Parameters<typeof applyPatch>[0]['patch']) => {
  const { config } = applyPatch({ config: tinyConfig, patch, locked: [] });
  return runWorld(world, { run: BROKEN, config, recording: recorded.steps, withTrace: true });
};
const spansOf = (run: typeof recorded) => readTrace(JSON.stringify(run.otlp)).spans;

describe('two runs side by side', () => {
  it.each([
    ['a key', GOOD_PATCH],
    ['no second try', [{ path: '/tools/refunds.create/retry/attempts', value: 1 }]],
    ['one step', [{ path: '/limits/maxSteps', value: 1 }]],
    ['a question', [{ path: '/tools/orders.get/confirm', value: 'always' }]],
  ])('hold every span of both once, in the order of each, after a patch with %s', (_name, patch) => {
    const patched = replay(patch);
    const { pairs } = describeReplay(recorded, patched);
    expect(pairs.flatMap((pair) => pair.recorded ?? [])).toEqual(spansOf(recorded).map(({ id }) => id));
    expect(pairs.flatMap((pair) => pair.patched ?? [])).toEqual(spansOf(patched).map(({ id }) => id));
  });

  it('set spans of one name beside each other', () => {
    const patched = replay(GOOD_PATCH);
    const names = new Map([...spansOf(recorded), ...spansOf(patched)].map(({ id, name }) => [id, name]));
    const { pairs } = describeReplay(recorded, patched);
    for (const { recorded: left, patched: right } of pairs) {
      if (left !== null && right !== null) expect(names.get(left)).toBe(names.get(right));
    }
    expect(pairs.filter((pair) => pair.recorded !== null && pair.patched !== null).length).toBeGreaterThan(10);
  });

  it('are one when nothing was changed', () => {
    const same = replay([]);
    const { pairs, divergence } = describeReplay(recorded, same);
    expect(divergence).toBeNull();
    expect(JSON.stringify(same.otlp)).toBe(JSON.stringify(recorded.otlp));
    expect(pairs.every((pair) => pair.recorded === pair.patched)).toBe(true);
  });
});
