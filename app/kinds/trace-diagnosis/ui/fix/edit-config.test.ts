import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../lib/json';
import { applyPatch } from '../../patch/apply-patch';
import { tinyConfig } from '../../testing/tiny-config';
import { countChanges, draftOf, isChanged, setInPatch, withoutOperation } from './edit-config';

const [tool = ''] = Object.keys(tinyConfig.tools);
const [agent = ''] = Object.keys(tinyConfig.agents);
const set = (steps: string[], value: Json | undefined, patch = [] as ReturnType<typeof setInPatch>) =>
  setInPatch({ base: tinyConfig, patch, steps, value });

describe('editing the configuration', () => {
  test('writes the smallest patch, and none for what is as it was', () => {
    const patch = set(['tools', tool, 'timeoutMs'], 12_345);
    expect(patch).toEqual([{ path: `/tools/${tool}/timeoutMs`, value: 12_345 }]);
    expect(set(['tools', tool, 'timeoutMs'], tinyConfig.tools[tool]?.timeoutMs, patch)).toEqual([]);
  });

  test('keeps what does not fit, so that it can be mended', () => {
    const patch = set(['limits', 'maxSteps'], 0);
    expect(patch).toEqual([{ path: '/limits/maxSteps', value: 0 }]);
    expect(draftOf(tinyConfig, patch).draft.limits.maxSteps).toBe(0);
    expect(applyPatch({ config: tinyConfig, patch, locked: [] }).problems).toHaveLength(1);
  });

  test('adds sections and takes them out again', () => {
    const added = set(['agents', agent, 'prompt', 'extra'], 'Look twice.');
    expect(added).toEqual([{ path: `/agents/${agent}/prompt/extra`, value: 'Look twice.' }]);
    expect(set(['agents', agent, 'prompt', 'extra'], undefined, added)).toEqual([]);
    const [section = ''] = Object.keys(tinyConfig.agents[agent]?.prompt ?? {});
    const removed = set(['agents', agent, 'prompt', section], undefined);
    expect(
      applyPatch({ config: tinyConfig, patch: removed, locked: [] }).config.agents[agent]?.prompt,
    ).not.toHaveProperty([section]);
  });

  test('leaves operations without a place alone', () => {
    const odd = { path: '/nowhere/at/all', value: 1 };
    const patch = set(['limits', 'maxSteps'], 17, [odd]);
    expect(patch).toContainEqual(odd);
    expect(withoutOperation(patch, patch.indexOf(odd))).toEqual([{ path: '/limits/maxSteps', value: 17 }]);
  });

  test('whatever is set one after the other, the draft has it, and setting everything back leaves no patch', () => {
    const places: [string[], fc.Arbitrary<Json>][] = [
      [['limits', 'maxSteps'], fc.integer({ min: -5, max: 300 })],
      [['tools', tool, 'retry', 'attempts'], fc.integer({ min: 0, max: 12 })],
      [['tools', tool, 'description'], fc.string()],
      [['agents', agent, 'context', 'pinned'], fc.array(fc.string(), { maxLength: 3 })],
      [['limits', 'loopGuard'], fc.constantFrom<Json>(null, { repeats: 3, action: 'stop' })],
    ];
    const edit = fc
      .integer({ min: 0, max: places.length - 1 })
      .chain((at) => (places[at]?.[1] ?? fc.constant(null)).map((value) => [places[at]?.[0] ?? [], value] as const));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        let patch: ReturnType<typeof setInPatch> = [];
        for (const [steps, value] of edits) {
          patch = set(steps, value, patch);
          const { draft } = draftOf(tinyConfig, patch);
          expect(isChanged(draft, draftOf(tinyConfig, set(steps, value, patch)).draft, steps)).toBe(false);
          const inDraft = steps.reduce<Json>(
            (at, step) => (at as { [key: string]: Json })[step] ?? null,
            draft as never,
          );
          expect(inDraft).toEqual(value);
        }
        for (const [steps] of edits) {
          const original = steps.reduce<Json>(
            (at, step) => (at as { [key: string]: Json })[step] ?? null,
            tinyConfig as never,
          );
          patch = set(steps, original, patch);
        }
        expect(patch).toEqual([]);
      }),
    );
  });

  test('counts changes of a place and beneath it', () => {
    const patch = set(['tools', tool, 'retry', 'attempts'], 9, set(['limits', 'maxSteps'], 17));
    expect(countChanges(patch, ['tools', tool])).toBe(1);
    expect(countChanges(patch, ['tools'])).toBe(1);
    expect(countChanges(patch, ['limits'])).toBe(1);
  });
});
