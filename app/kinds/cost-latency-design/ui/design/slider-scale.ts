import type { NumberField } from './field-types';

/** Positions of a slider. Fine enough that a step is less than a pixel. */
export const SLIDER_STEPS = 400;

type Scaled = Pick<NumberField, 'slider' | 'step' | 'log'>;

/** Position of a value on the slider; values beyond its ends sit at them. */
export function toSlider({ slider: [low, high], log }: Scaled, value: number): number {
  const inside = Math.min(high, Math.max(low, value));
  const share = log ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
  return Math.round(share * SLIDER_STEPS);
}

/** Value at a position, rounded to the field's step, and on logarithmic sliders to three figures. */
export function fromSlider({ slider: [low, high], step, log }: Scaled, position: number): number {
  const share = position / SLIDER_STEPS;
  const exact = log ? low * (high / low) ** share : low + share * (high - low);
  const rounded = log ? Number(exact.toPrecision(3)) : exact;
  const stepped = Math.round(rounded / step) * step;
  return tidy(Math.min(high, Math.max(low, stepped)));
}

/** Steps such as 0.1 leave digits that nobody typed. */
const tidy = (value: number): number => Number(value.toFixed(6));

/**
 * The value after the slider went from where `value` puts it to a position. An arrow key moves it by one position, which may be less
 * than a step: it then counts as a whole step, or the key would do nothing.
 */
export function slideTo(scale: Scaled, value: number, position: number): number {
  const next = fromSlider(scale, position);
  const from = toSlider(scale, value);
  if (next !== value || position === from) return next;
  const [low, high] = scale.slider;
  return tidy(Math.min(high, Math.max(low, value + (position > from ? scale.step : -scale.step))));
}
