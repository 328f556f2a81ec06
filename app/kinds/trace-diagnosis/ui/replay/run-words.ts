import type { RunSummary } from '../../run-summary';

/** How a run ended, in words. */
export const END_WORDS: Readonly<Record<RunSummary['ended'], string>> = {
  finished: 'finished',
  escalated: 'handed to a person',
  'step-limit': 'step limit',
  'time-limit': 'time limit',
  'loop-guard': 'loop guard',
  stuck: 'stuck',
};
