/**
 * The catalogue of the second part, as of 1 November 2026. Halden's middle model becomes dear while its slow large one becomes
 * cheap, Orrery's becomes cheap and can cache prompts of this length, and the desk costs more.
 */
import { round, type Catalogue, type Prices } from './catalogue.ts';

const PRICE_FACTORS: Record<string, number> = {
  'halden-grand': 0.42,
  'halden-mid': 2.6,
  'orrery-core': 0.72,
};
/** Share of the input price that a cached prefix costs; a tenth where nothing is said. */
const CACHED_SHARES: Record<string, number> = { 'halden-mid': 0.4, 'halden-mini': 0.4, 'halden-grand': 0.4 };
const ORRERY_CACHE = { ttlSeconds: 600, minTokens: 1_024 };
const USD_PER_HAND_OFF = 1.85;

/** The same catalogue after the change; what it does not speak of stays. */
export function changeCatalogue(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    date: '2026-11-01',
    models: catalogue.models.map((model) => {
      const factor = PRICE_FACTORS[model.id] ?? 1;
      const prices = model.prices as Prices;
      const changed = Object.fromEntries(
        Object.entries(prices).map(([name, usd]) => [name, round((usd as number) * factor)]),
      ) as unknown as Prices;
      const cached = CACHED_SHARES[model.id];
      if (cached !== undefined) changed.cachedInput = round(changed.input * cached);
      const isOrrery = model.provider === 'orrery';
      return { ...model, prices: changed, ...(isOrrery ? { promptCache: ORRERY_CACHE } : {}) };
    }),
    humanDesk: { ...catalogue.humanDesk, usdPerHandOff: USD_PER_HAND_OFF },
  };
}
