/** Meaning of a coloured surface. Colour is never the only sign: the text beside it says the same. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

/** Soft background with readable text in it. */
export const softTone: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

/** Text alone. */
export const textTone: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

/** Colour of chart marks, as a CSS value. */
export const markColour: Record<Tone, string> = {
  neutral: 'var(--line-strong)',
  accent: 'var(--accent)',
  good: 'var(--good)',
  warn: 'var(--warn)',
  bad: 'var(--bad)',
};
