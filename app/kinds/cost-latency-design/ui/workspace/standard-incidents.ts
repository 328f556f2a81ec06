import type { Catalogue } from '../../catalogue';
import type { Incident } from '../../content';
import type { ScenarioEvent } from '../../scenario';

/** From when to when an incident of ours lasts, as shares of the measured traffic. */
const SPAN = [0.4, 0.6] as const;

/**
 * Incidents for the sorts that an exercise does not bring: a burst, an outage of each provider of models, cold caches, empty retrieval,
 * a price change of the dearest model. Times lie in the middle of the measured traffic.
 */
export function standardIncidents(
  catalogue: Catalogue,
  scenario: { warmUpMs: number; durationMs: number },
  own: readonly Incident[],
): Incident[] {
  const measured = scenario.durationMs - scenario.warmUpMs;
  if (measured <= 0) return [];
  const [fromMs, toMs] = SPAN.map((share) => Math.round(scenario.warmUpMs + share * measured)) as [number, number];
  const known = new Set(own.flatMap(({ events }) => events.map(({ type }) => type)));
  const providers = [...new Set(catalogue.models.map(({ provider }) => provider))];
  const dearest = [...catalogue.models].sort((a, b) => b.prices.output - a.prices.output)[0];
  const all: Incident[] = [
    incident('Burst', 'Four times as many calls for a while.', { type: 'burst', fromMs, toMs, factor: 4 }),
    ...providers.map((provider) =>
      incident(`Outage of ${provider}`, `Every request to ${provider} comes back as an error for a while.`, {
        ...{ type: 'outage', fromMs, toMs, provider, mode: 'error', share: 1, slowdown: 1 },
      }),
    ),
    incident('Cold caches', 'All caches are emptied once.', { type: 'cold-cache', atMs: fromMs }),
    ...(catalogue.retrievers.length > 0
      ? [
          incident('Retrieval empty', 'Six of ten searches find nothing for a while.', {
            ...{ type: 'retrieval-empty', fromMs, toMs, share: 0.6 },
          }),
        ]
      : []),
    ...(dearest
      ? [
          incident(`Price change of ${dearest.id}`, `${dearest.title} costs twice as much from a moment on.`, {
            ...{ type: 'price-change', fromMs, model: dearest.id },
            prices: { input: dearest.prices.input * 2, output: dearest.prices.output * 2 },
          }),
        ]
      : []),
  ];
  return all.filter(({ events }) => events.every(({ type }) => !known.has(type)));
}

function incident(title: string, description: string, event: ScenarioEvent): Incident {
  const id = `standard-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return { id, title, description, events: [event] };
}
