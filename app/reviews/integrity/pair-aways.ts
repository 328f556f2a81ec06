import type { SittingEvent } from '../../assessments/assessment-types';

/** A time during which the page was not in focus, in ms; `until` null when the return was never told. */
export interface Away {
  at: number;
  until: number | null;
}

/**
 * Times away from events in order. The return says how long it was, by the browser's own clock; a loss of focus without a return
 * (the tab was closed, the machine went to sleep) stays open.
 */
export function pairAways(events: readonly (SittingEvent & { at: number })[]): Away[] {
  const aways: Away[] = [];
  let lost: number | null = null;
  for (const event of events) {
    if (event.kind === 'focus-lost') {
      if (lost !== null) aways.push({ at: lost, until: null });
      lost = event.at;
    } else if (event.kind === 'focus-gained') {
      aways.push({ at: event.at - event.detail.awayMs, until: event.at });
      lost = null;
    }
  }
  if (lost !== null) aways.push({ at: lost, until: null });
  return aways;
}
