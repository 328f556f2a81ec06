import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromSlider, slideTo, SLIDER_STEPS, toSlider } from './slider-scale';

const scales = fc.constantFrom(
  { slider: [50, 60_000] as const, step: 10, log: true },
  { slider: [16, 8_000] as const, step: 1, log: true },
  { slider: [0.5, 1] as const, step: 0.005 },
  { slider: [0, 5] as const, step: 1 },
);

describe('the scale of a slider', () => {
  it('reaches both ends exactly', () => {
    const timeout = { slider: [50, 60_000] as const, step: 10, log: true };
    expect(fromSlider(timeout, 0)).toBe(50);
    expect(fromSlider(timeout, SLIDER_STEPS)).toBe(60_000);
    expect(toSlider(timeout, 5)).toBe(0);
    expect(toSlider(timeout, 1e9)).toBe(SLIDER_STEPS);
  });
  it('never falls and never leaves its ends', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 0, max: SLIDER_STEPS - 1 }), (scale, position) => {
        const value = fromSlider(scale, position);
        expect(fromSlider(scale, position + 1)).toBeGreaterThanOrEqual(value);
        expect(value).toBeGreaterThanOrEqual(scale.slider[0]);
        expect(value).toBeLessThanOrEqual(scale.slider[1]);
      }),
    );
  });
  it('moves by at least a step with every arrow key, up to its ends', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 0, max: SLIDER_STEPS }), (scale, position) => {
        const value = fromSlider(scale, position);
        const at = toSlider(scale, value);
        const more = slideTo(scale, value, Math.min(SLIDER_STEPS, at + 1));
        const less = slideTo(scale, value, Math.max(0, at - 1));
        if (at < SLIDER_STEPS) expect(more).toBeGreaterThan(value);
        if (at > 0) expect(less).toBeLessThan(value);
      }),
    );
  });
  it('stays where it is when its own value comes back', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 0, max: SLIDER_STEPS }), (scale, position) => {
        const value = fromSlider(scale, position);
        expect(fromSlider(scale, toSlider(scale, value))).toBe(value);
      }),
    );
  });
});
