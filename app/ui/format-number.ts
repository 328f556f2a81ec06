/** Share in [0, 1] as a percentage: `0.305` is "31 %" (or "30.5 %" with one digit). Null is a dash. */
export function formatShare(share: number | null, digits = 0): string {
  return share === null ? '–' : `${(share * 100).toFixed(digits).replace('-', '−')} %`;
}

/** Points with at most one decimal: 7, 7.5. */
export function formatPoints(points: number): string {
  return String(Number(points.toFixed(1)));
}

/** A coefficient such as κ or τ: two decimals with a real minus sign. Null is a dash. */
export function formatCoefficient(value: number | null): string {
  if (value === null) return '–';
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}

/** US dollars with enough digits for the price of a model call, at least cents: $1.20, $0.03, $0.0029. */
export function formatUsd(usd: number): string {
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  // Three significant digits, without the exponent that tiny numbers would get.
  const digits = Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(usd || 1))));
  const [whole, cents = ''] = usd.toFixed(digits).split('.');
  return `$${whole}.${cents.slice(0, 2)}${cents.slice(2).replace(/0+$/, '')}`;
}

/** p value as journals print it: "< 0.001", "0.032". */
export function formatPValue(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** Working or waiting time in words: "84 ms", "3.2 s", "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** "1 row", "2 rows". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
