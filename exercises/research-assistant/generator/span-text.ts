import type { OtlpSpan } from './recorded.ts';

/** All attribute text of a span. */
export const passagesOfSpan = ({ attributes }: OtlpSpan): string =>
  attributes.map(({ value }) => value.stringValue ?? String(value.intValue ?? '')).join('\n');
