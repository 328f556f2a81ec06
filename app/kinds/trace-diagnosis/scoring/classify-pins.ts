import { occursIn } from '../../../ui/trace/span-passages';
import type { DiagnosisKey } from '../formats';
import type { EvidenceEvidence } from '../evidence';
import type { PinnedEvidence } from '../kind';
import type { SpanMap } from './span-map';
import { EVIDENCE } from './thresholds';

export type ClassifiedPin = EvidenceEvidence['pins'][number];
type Item = DiagnosisKey['evidence'][number];

/** What a pin is by itself, before it is seen whether another pin shows the same items better. */
interface Bearing {
  verdict: ClassifiedPin['verdict'];
  items: Item[];
}

/**
 * What each pin is worth, in the order of the pins. Pins on `cleared` spans, which the candidate's own hypotheses deal with, do no
 * harm: a suspect that was ruled out and what rules it out belong to a case. A pin may show several items. For each item the best pin counts (one whose quote
 * shows it, then the shorter quote, then the first in text order, so the order of pins does not matter); a pin that is the best for
 * no item repeats others.
 */
export function classifyPins(options: {
  map: SpanMap;
  key: DiagnosisKey;
  pins: readonly PinnedEvidence[];
  cleared: ReadonlySet<string>;
}): ClassifiedPin[] {
  const { map, key, pins, cleared } = options;
  const bearings = pins.map((pin) => bearingOf(map, key, pin, cleared));
  const best = new Map<string, number>();
  bearings.forEach(({ items }, at) => {
    for (const { id } of items) {
      const other = best.get(id);
      if (other === undefined || outranks(pins, bearings, at, other)) best.set(id, at);
    }
  });
  return pins.map(({ spanId, quote }, at) => {
    const { verdict, items } = bearings[at] ?? { verdict: 'no-bearing' as const, items: [] };
    const repeats = items.length > 0 && !items.some(({ id }) => best.get(id) === at);
    return { spanId, quote, verdict: repeats ? 'repeats' : verdict, itemIds: items.map(({ id }) => id) };
  });
}

function outranks(pins: readonly PinnedEvidence[], bearings: Bearing[], at: number, other: number): boolean {
  const [mine, theirs] = [bearings[at]?.verdict === 'proves', bearings[other]?.verdict === 'proves'];
  if (mine !== theirs) return mine;
  const [a, b] = [pins[at], pins[other]];
  if (!a || !b || (a.quote === b.quote && a.spanId === b.spanId)) return false;
  return a.quote.length !== b.quote.length
    ? a.quote.length < b.quote.length
    : `${a.quote}\n${a.spanId}` < `${b.quote}\n${b.spanId}`;
}

function bearingOf(
  map: SpanMap,
  key: DiagnosisKey,
  { spanId, quote }: PinnedEvidence,
  cleared: ReadonlySet<string>,
): Bearing {
  const span = map.byId.get(spanId);
  if (!span) return { verdict: 'unknown-span', items: [] };
  const quoted = squeeze(quote) !== '';
  if (quoted && !occursIn(span, quote)) return { verdict: 'not-in-span', items: [] };
  const items = key.evidence.filter((item) => item.spanIds.includes(spanId));
  const shown = items.filter((item) => quoted && shows(item, quote));
  if (shown.length > 0) return { verdict: 'proves', items: shown };
  if (items.length > 0) return { verdict: 'unquoted', items };
  if (cleared.has(spanId)) return { verdict: 'neutral', items: [] };
  if (key.herrings.some(({ spanIds }) => spanIds.includes(spanId))) return { verdict: 'herring', items: [] };
  const harmless = [key.rootCause.spanId, ...key.neutral, ...key.alternatives.map((one) => one.spanId)];
  return { verdict: harmless.includes(spanId) ? 'neutral' : 'no-bearing', items: [] };
}

/** Whether a verbatim quote shows the item: it holds one of the passages, or is a fair part of a long one. */
function shows(item: Item, quote: string): boolean {
  const said = squeeze(quote);
  if (said.length > EVIDENCE.longestQuote) return false;
  if (!item.quotes) return true;
  return item.quotes.some((text) => {
    const passage = squeeze(text);
    const least = Math.max(EVIDENCE.leastCharacters, EVIDENCE.leastOfPassage * passage.length);
    return said.includes(passage) || (said.length >= least && passage.includes(said));
  });
}

/** White space does not count: JSON is shown on several lines and written on one. */
const squeeze = (text: string): string => text.replace(/\s+/g, '');
