import type { CheckStatus } from '../../kinds/contract';
import type { Tone } from '../../ui/tone';

/** Status of a check as people read it. */
export const CHECK_WORDS: Record<CheckStatus, string> = {
  pass: 'pass',
  partial: 'partial',
  fail: 'fail',
  error: 'we failed',
};

export const CHECK_TONES: Record<CheckStatus, Tone> = { pass: 'good', partial: 'warn', fail: 'bad', error: 'neutral' };
