import type { EvidenceEvidence } from '../evidence';
import type { DiagnosisKey } from '../formats';
import type { TraceDiagnosisFields } from '../kind';
import { classifyPins, type ClassifiedPin } from './classify-pins';
import { clearedSpans } from './judge-hypotheses';
import { counted, percent, type Finding } from './make-check';
import type { SpanMap } from './span-map';
import { EVIDENCE, ramp } from './thresholds';

const GOOD = new Set<ClassifiedPin['verdict']>(['proves', 'unquoted']);
const WRONG = new Set<ClassifiedPin['verdict']>(['no-bearing', 'herring', 'not-in-span', 'unknown-span']);

/**
 * Evidence: the weight of the items found (a span without a quote that shows it is half a find) times a factor of precision, the
 * share of pins that bear on the case. Repeated and neutral pins count neither way; each pin of one span beyond three is wrong.
 */
export function scoreEvidence(map: SpanMap, key: DiagnosisKey, fields: TraceDiagnosisFields): Finding {
  const pins = classifyPins({ map, key, pins: fields.evidence, cleared: clearedSpans(key, fields) });
  const total = key.evidence.reduce((sum, { weight }) => sum + weight, 0);
  const items = key.evidence.map(({ id, title, spanIds, weight }) => {
    const verdicts = pins.filter((pin) => pin.itemIds.includes(id)).map(({ verdict }) => verdict);
    const found = verdicts.includes('proves') ? 1 : verdicts.includes('unquoted') ? EVIDENCE.unquoted : 0;
    return { id, title, spanIds, weight: weight / total, found };
  });
  const recall = Math.min(
    1,
    items.reduce((sum, { weight, found }) => sum + weight * found, 0),
  );
  const good = pins.filter(({ verdict }) => GOOD.has(verdict)).length;
  const wrong = pins.filter(({ verdict }) => WRONG.has(verdict)).length + fishing(pins);
  const precision = good + wrong === 0 ? null : good / (good + wrong);
  const pinnedSpans = new Set(pins.filter(({ spanId }) => map.byId.has(spanId)).map(({ spanId }) => spanId)).size;
  const credit = recall * ramp(precision ?? 0, EVIDENCE.precision);
  const evidence: EvidenceEvidence = {
    check: 'evidence',
    schemaVersion: 1,
    items,
    pins,
    precision,
    recall,
    precisionScale: EVIDENCE.precision,
    pinnedShare: pinnedSpans / map.trace.spans.length,
    credit,
  };
  return { checkId: 'evidence', credit, ...words(evidence, good, wrong), evidence, flags: flagsOf(evidence) };
}

/** Pins of one span beyond the third: whoever quotes a span in ever new ways is trying passages out. */
function fishing(pins: readonly ClassifiedPin[]): number {
  const perSpan = new Map<string, number>();
  for (const { spanId, verdict } of pins) {
    if (!WRONG.has(verdict)) perSpan.set(spanId, (perSpan.get(spanId) ?? 0) + 1);
  }
  return [...perSpan.values()].reduce((sum, count) => sum + Math.max(0, count - EVIDENCE.pinsPerSpan), 0);
}

function words(evidence: EvidenceEvidence, good: number, wrong: number): { summary: string; advice: string } {
  const { items, pins, precision, recall } = evidence;
  if (pins.length === 0) {
    return { summary: 'You pinned no evidence.', advice: `A complete case rests on: ${titles(items)}.` };
  }
  const summary =
    `Your pins cover ${percent(recall)} of the case by weight; ${good} bear on it and ${wrong} do not ` +
    `(precision ${precision === null ? 'undefined' : percent(precision)}).`;
  const missed = items.filter(({ found }) => found === 0);
  const unquoted = items.filter(({ found }) => found > 0 && found < 1);
  const low = precision !== null && precision < EVIDENCE.precision.to;
  const advice = [
    missed.length > 0 ? `Not pinned: ${titles(missed)}.` : '',
    unquoted.length > 0 ? `Pinned without a quote that shows it: ${titles(unquoted)}.` : '',
    low
      ? `Pin only what carries the case: below ${percent(evidence.precisionScale.from)} precision evidence counts nothing, from ${percent(evidence.precisionScale.to)} it counts fully.`
      : '',
  ];
  return { summary, advice: advice.filter(Boolean).join(' ') };
}

const titles = (items: readonly { title: string }[]): string => items.map(({ title }) => title).join('; ');

function flagsOf({ pins, pinnedShare }: EvidenceEvidence) {
  if (pinnedShare < EVIDENCE.pinsEverything) return [];
  return [
    {
      code: 'pins-everything',
      message: `${counted(pins.length, 'pin')} on ${percent(pinnedShare)} of all spans: that is no selection.`,
    },
  ];
}
