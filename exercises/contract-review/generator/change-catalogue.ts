/**
 * The catalogue of the second part, as of 1 October 2026. Quill makes cached prefixes dear and short-lived and gives batches away, so
 * that what was right for the sweep no longer is; Marrow becomes cheaper and keeps its cache.
 */
import { type Catalogue, type Prices } from './catalogue.ts';
import { rounded } from './random.ts';

const QUILL = { cached: 0.55, write: 1.25, batch: 0.2 };
const QUILL_TTL_SECONDS = 120;
const MARROW_FACTOR = 0.82;
const USD_PER_HAND_OFF = 7.5;

/** The same catalogue after the change; what it does not speak of stays. */
export function changeCatalogue(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    date: '2026-10-01',
    models: catalogue.models.map((model) => {
      if (model.provider === 'quill') {
        const promptCache = { ...model.promptCache, ttlSeconds: QUILL_TTL_SECONDS };
        return { ...model, prices: quillPrices(model.prices), promptCache };
      }
      return model.provider === 'marrow' ? { ...model, prices: scaled(model.prices, MARROW_FACTOR) } : model;
    }),
    humanDesk: { ...catalogue.humanDesk, usdPerHandOff: USD_PER_HAND_OFF },
  };
}

const quillPrices = ({ input, output }: Prices): Prices => ({
  input,
  output,
  cachedInput: rounded(input * QUILL.cached),
  cacheWrite: rounded(input * QUILL.write),
  batchInput: rounded(input * QUILL.batch),
  batchOutput: rounded(output * QUILL.batch),
});

const scaled = (prices: Prices, factor: number): Prices => ({
  input: rounded(prices.input * factor),
  output: rounded(prices.output * factor),
  cachedInput: rounded(prices.cachedInput * factor),
  cacheWrite: rounded(prices.cacheWrite * factor),
  batchInput: rounded(prices.batchInput * factor),
  batchOutput: rounded(prices.batchOutput * factor),
});
