import type { Catalogue, TokenPrices } from '../catalogue';
import type { ScenarioEvent } from '../scenario';
import { Resource } from './resource';
import { toLookup, toSampler, type Lookup, type Sampler } from './sampler';

/** Id of the desk among stages, resources and spans. */
export const HUMAN_DESK = 'human-desk';

/** A span in which a provider does not work as usual. */
export interface Outage {
  fromMs: number;
  toMs: number;
  mode: 'error' | 'hang' | 'slow';
  share: number;
  slowdown: number;
}

/** What every remote thing needs while running. */
export interface Remote {
  id: string;
  outages: Outage[];
  errorShare: number;
  errorAfterMs: number;
  hangShare: number;
  resource: Resource;
}
export interface Service extends Remote {
  latency: Sampler;
  usdPerCall: number;
}
export interface RunningModel extends Remote {
  /** Prices by the moment they hold from, US dollars per token; the first from minus infinity. */
  prices: { fromMs: number; perToken: TokenPrices }[];
  firstToken: Sampler;
  msPerPromptToken: number;
  perOutputToken: Sampler;
  verbosity: number;
  cacheTtlMs: number;
  cacheMinTokens: number;
  batchTurnaround: Sampler | null;
  quality: Lookup;
  memoryShare: number;
  abstainShare: number;
  distraction: number;
  whenRight: number;
  whenWrong: number;
  spread: number;
  tokens: number;
}
export interface World {
  models: RunningModel[];
  services: Map<string, Service>;
  resources: { resource: Resource; tokens: () => number }[];
  desk: { resource: Resource; handling: Sampler; usd: number; patienceMs: number; rightShare: number } | null;
  riskIds: readonly string[];
  declared: Uint8Array;
  refuse: Uint8Array;
  coldTimes: number[];
  emptySpikes: { fromMs: number; toMs: number; share: number }[];
}

/** Key of a service in `World.services`: the same id may be used in two lists of the catalogue. */
export const serviceKey = (list: ServiceList, id: string): string => `${list}/${id}`;
const SERVICE_LISTS = ['guards', 'classifiers', 'embedders', 'rewriters', 'retrievers', 'rerankers'] as const;
export type ServiceList = (typeof SERVICE_LISTS)[number];

/** What all remote things of a catalogue share; models have limits on top. */
type RemoteItem = Pick<
  Catalogue['models'][number],
  'id' | 'provider' | 'errorShare' | 'errorAfterMs' | 'hangShare' | 'concurrency'
> & { limits?: Catalogue['models'][number]['limits'] };

/** The catalogue with the events of a scenario, ready for one replication (it holds the state of lines and limits). */
export function createWorld(
  catalogue: Catalogue,
  events: readonly ScenarioEvent[],
  time: { bins: number; binMs: number },
): World {
  const remote = (item: RemoteItem): Remote => ({
    id: item.id,
    outages: events.filter((event) => event.type === 'outage' && event.provider === item.provider) as Outage[],
    errorShare: item.errorShare,
    errorAfterMs: item.errorAfterMs,
    hangShare: item.hangShare,
    resource: new Resource({
      id: item.id,
      concurrency: item.concurrency,
      ...(item.limits ?? { burstSeconds: 0, maxQueueMs: Infinity }),
      ...time,
    }),
  });
  const models = catalogue.models.map((item): RunningModel => ({
    ...remote(item),
    prices: pricesOverTime(item.id, item.prices, events),
    firstToken: toSampler(item.firstToken),
    msPerPromptToken: item.msPerPromptToken,
    perOutputToken: toSampler(item.perOutputToken),
    verbosity: item.verbosity,
    cacheTtlMs: item.promptCache.ttlSeconds * 1_000,
    cacheMinTokens: item.promptCache.minTokens,
    batchTurnaround: item.batchTurnaround ? toSampler(item.batchTurnaround) : null,
    quality: toLookup(item.quality),
    memoryShare: item.memoryShare,
    abstainShare: item.abstainShare,
    distraction: item.distractionPerPassage,
    ...item.confidence,
    tokens: 0,
  }));
  const services = new Map<string, Service>();
  for (const list of SERVICE_LISTS) {
    for (const item of catalogue[list]) {
      const service = { ...remote(item), latency: toSampler(item.latency), usdPerCall: item.usdPerCall };
      services.set(serviceKey(list, item.id), service);
    }
  }
  const desk = createDesk(catalogue, time);
  return {
    models,
    services,
    resources: [
      ...models.map((item) => ({ resource: item.resource, tokens: () => item.tokens })),
      ...[...services.values(), ...(desk ? [desk] : [])].map(({ resource }) => ({ resource, tokens: () => 0 })),
    ],
    desk,
    riskIds: catalogue.riskClasses.map(({ id }) => id),
    declared: Uint8Array.from(catalogue.riskClasses, ({ declared }) => (declared ? 1 : 0)),
    refuse: Uint8Array.from(catalogue.riskClasses, ({ wanted }) => (wanted === 'refuse' ? 1 : 0)),
    coldTimes: events.flatMap((event) => (event.type === 'cold-cache' ? [event.atMs] : [])).sort((a, b) => a - b),
    emptySpikes: events.filter((event) => event.type === 'retrieval-empty'),
  };
}

function createDesk(catalogue: Catalogue, time: { bins: number; binMs: number }): World['desk'] {
  const item = catalogue.humanDesk;
  if (!item) return null;
  return {
    resource: new Resource({
      id: HUMAN_DESK,
      concurrency: item.agents,
      burstSeconds: 0,
      maxQueueMs: Infinity,
      ...time,
    }),
    handling: toSampler(item.handling),
    usd: item.usdPerHandOff,
    patienceMs: item.patienceMs,
    rightShare: item.rightShare,
  };
}

function pricesOverTime(id: string, prices: TokenPrices, events: readonly ScenarioEvent[]): RunningModel['prices'] {
  const perToken = (each: TokenPrices): TokenPrices => ({
    input: each.input / 1e6,
    output: each.output / 1e6,
    cachedInput: each.cachedInput / 1e6,
    cacheWrite: each.cacheWrite / 1e6,
    batchInput: each.batchInput / 1e6,
    batchOutput: each.batchOutput / 1e6,
  });
  const steps = [{ fromMs: -Infinity, perToken: perToken(prices) }];
  let current = prices;
  const changes = events.filter((event) => event.type === 'price-change' && event.model === id);
  for (const change of changes.sort((a, b) => from(a) - from(b))) {
    if (change.type !== 'price-change') continue;
    current = { ...current, ...change.prices };
    steps.push({ fromMs: change.fromMs, perToken: perToken(current) });
  }
  return steps;
}

const from = (event: ScenarioEvent): number => ('fromMs' in event ? event.fromMs : 0);

/** Prices that hold at a moment. */
export function pricesAt(model: RunningModel, now: number): TokenPrices {
  let at = model.prices.length - 1;
  while (at > 0 && (model.prices[at]?.fromMs ?? 0) > now) at -= 1;
  return (model.prices[at] as RunningModel['prices'][number]).perToken;
}
