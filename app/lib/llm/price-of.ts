import { calcPrice } from '@pydantic/genai-prices';

/** Cost of one call in US dollars by the bundled price table, or null for a model it does not know. Tokens are counts. */
export function priceOf({
  model,
  inputTokens,
  outputTokens,
  cachedInputTokens,
}: {
  model: string;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number | null;
}): number | null {
  const usage = {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    cache_read_tokens: Math.min(cachedInputTokens ?? 0, inputTokens),
  };
  return calcPrice(usage, model)?.total_price ?? null;
}
