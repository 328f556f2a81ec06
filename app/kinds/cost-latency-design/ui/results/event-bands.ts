import type { ScenarioEvent } from '../../scenario';

export interface Band {
  from: number;
  to: number;
  label: string;
}

/** Where on the time axis the events of a scenario lie, in words. Moments are bands without width. */
export function eventBands(events: readonly ScenarioEvent[], endMs: number): Band[] {
  return events.map((event) => {
    switch (event.type) {
      case 'burst':
        return {
          from: event.fromMs,
          to: event.toMs,
          label: `Burst ×${event.factor}${event.slice ? ` of ${event.slice}` : ''}`,
        };
      case 'outage':
        return {
          from: event.fromMs,
          to: event.toMs,
          label: `${event.provider}: ${{ error: 'errors', hang: 'hangs', slow: 'slow' }[event.mode]}`,
        };
      case 'cold-cache':
        return { from: event.atMs, to: event.atMs, label: 'Cold caches' };
      case 'retrieval-empty':
        return { from: event.fromMs, to: event.toMs, label: 'Retrieval empty' };
      case 'price-change':
        return { from: event.fromMs, to: endMs, label: `New prices of ${event.model}` };
      case 'difficulty-drift':
        return { from: event.fromMs, to: event.toMs, label: `Difficulty ${event.shift > 0 ? '+' : ''}${event.shift}` };
    }
  });
}
