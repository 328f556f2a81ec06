import type { TracePin } from '../../../../ui/trace/trace-viewer-types';
import type { PinnedEvidence } from '../../kind';

/** Longest quote an answer may hold; the rest of a longer passage is left out. */
const LONGEST_QUOTE = 2_000;
const MOST_PINS = 400;

const sameAs =
  ({ spanId, quote }: TracePin) =>
  (pin: PinnedEvidence): boolean =>
    pin.spanId === spanId && pin.quote === (quote ?? '').slice(0, LONGEST_QUOTE);

/** Evidence with one pin more, without a note yet; unchanged when it is there already or the list is full. */
export function withPin(evidence: PinnedEvidence[], pin: TracePin): PinnedEvidence[] {
  if (evidence.some(sameAs(pin)) || evidence.length >= MOST_PINS) return evidence;
  return [...evidence, { spanId: pin.spanId, quote: (pin.quote ?? '').slice(0, LONGEST_QUOTE), note: '' }];
}

/** Evidence without a pin. */
export const withoutPin = (evidence: PinnedEvidence[], pin: TracePin): PinnedEvidence[] =>
  evidence.filter((one) => !sameAs(pin)(one));

/** Evidence as pins of the viewer. */
export const pinsOf = (evidence: readonly PinnedEvidence[]): TracePin[] =>
  evidence.map(({ spanId, quote }) => (quote === '' ? { spanId } : { spanId, quote }));

/** A list with the entry at `from` moved to `to`; unchanged when `to` is outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  const [entry] = next.splice(from, 1);
  if (entry !== undefined) next.splice(to, 0, entry);
  return next;
}
