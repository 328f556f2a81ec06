import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PinnedEvidence, RuledOut } from '../kind';
import { answerOf, goodFields } from '../testing/sample-answers';
import { BROKEN, tinyKey, tinySpans, tinyTrace } from '../testing/tiny-exercise';
import { findRelation } from './find-relation';
import { scoreEvidence } from './score-evidence';
import { scoreHerrings } from './score-herrings';
import { mapSpans } from './span-map';

const map = mapSpans(tinyTrace(BROKEN));
const key = tinyKey();
const spans = tinySpans();

/** By default without hypotheses, which would excuse pins on the suspects they rule out. */
const evidenceOf = (evidence: PinnedEvidence[], ruledOut: RuledOut[] = []) =>
  scoreEvidence(map, key, answerOf({ evidence, ruledOut }).fields);
const verdicts = (evidence: PinnedEvidence[], ruledOut: RuledOut[] = []) => {
  const found = evidenceOf(evidence, ruledOut).evidence;
  return found.check === 'evidence' ? found.pins.map(({ verdict }) => verdict) : [];
};
const pin = (spanId: string, quote = ''): PinnedEvidence => ({ spanId, quote, note: '' });

describe('neighbours of the true span', () => {
  const relation = (id: string, cause: string) => findRelation(map, id, cause);

  it('are its parent, its children, the steps beside it and the turns that asked for it and read it', () => {
    expect(relation(spans.refund.id, spans.second.id)).toBe('the span around it');
    expect(relation(spans.second.id, spans.refund.id)).toBe('a span within it');
    expect(relation(spans.late.id, spans.second.id)).toBe('the step just before it');
    expect(relation(spans.second.id, spans.late.id)).toBe('the step just after it');
    expect(relation(spans.turn.id, spans.refund.id)).toBe('the turn that made the call');
    expect(relation(spans.refund.id, spans.turn.id)).toBe('the call it made');
    expect(relation(spans.turn.id, spans.order.id)).toBe('the turn that read its result');
    expect(relation(spans.order.id, spans.turn.id)).toBe('the call whose result it read');
  });

  it('are not spans that hold much of the trace, nor strangers', () => {
    const root = map.trace.spans[0]?.id ?? '';
    expect(map.trace.spans.filter(({ id }) => relation(id, root) !== null)).toEqual([]);
    expect(relation(spans.order.parentId ?? '', spans.order.id)).toBeNull();
    expect(relation(spans.mail.id, spans.order.id)).toBeNull();
    expect(relation('gone', spans.order.id)).toBeNull();
  });
});

describe('evidence', () => {
  it('counts a quote of the passage however its spaces lie, a part of it, and more around it', () => {
    expect(verdicts([pin(spans.late.id, 'no  answer within\n4000 ms')])).toEqual(['proves']);
    expect(verdicts([pin(spans.complaint.id, 'I see 2 refunds on my account')])).toEqual(['proves']);
    expect(verdicts([pin(spans.late.id, 'no answer within')])).toEqual(['proves']);
    expect(verdicts([pin(spans.late.id, 'no')])).toEqual(['unquoted']);
  });

  it('tells invented quotes, whole spans, repeats, herrings and strangers apart', () => {
    expect(
      verdicts([
        pin(spans.late.id, 'a gateway in flames'),
        pin(spans.late.id),
        pin(spans.late.id, 'no answer within 4000 ms'),
        pin(spans.outage.id, '503'),
        pin(spans.turn.id),
        pin('gone'),
        pin(spans.refund.id),
      ]),
    ).toEqual(['not-in-span', 'repeats', 'proves', 'herring', 'no-bearing', 'unknown-span', 'neutral']);
  });

  it('does not hold suspects against whoever rules them out, nor what rules them out', () => {
    const { ruledOut } = goodFields();
    const pins = [pin(spans.outage.id, '503'), pin(spans.order.id), pin(spans.mail.id)];
    expect(verdicts(pins)).toEqual(['herring', 'no-bearing', 'herring']);
    expect(verdicts(pins, ruledOut)).toEqual(['neutral', 'neutral', 'neutral']);
    const careless = ruledOut.map((one) => ({ ...one, ruledOutBy: spans.turn.id }));
    expect(verdicts(pins, careless)).toEqual(['herring', 'no-bearing', 'herring']);
  });

  it('asks for more than a few letters of a passage', () => {
    expect(verdicts([pin(spans.complaint.id, '2 refunds')])).toEqual(['proves']);
    expect(verdicts([pin(spans.complaint.id, '2 refun')])).toEqual(['unquoted']);
    expect(verdicts([pin(spans.late.id, '4000 ms')])).toEqual(['unquoted']);
  });

  it('gives half for the right spans without quotes, and nothing without pins', () => {
    const bare = goodFields().evidence.map(({ spanId }) => pin(spanId));
    expect(evidenceOf(bare).credit).toBeCloseTo(0.5, 10);
    expect(evidenceOf([]).credit).toBe(0);
  });

  it('counts quotes beyond three of one span against whoever tries passages out', () => {
    const tries = ['refunds.create', 'order', 'timeout', '4000', 'within'].map((quote) => pin(spans.late.id, quote));
    const good = pin(spans.late.id, 'no answer within 4000 ms');
    expect(evidenceOf([good, ...tries]).credit).toBeLessThan(evidenceOf([good]).credit);
  });

  const anyPin = fc.record({
    spanId: fc.constantFrom(...map.trace.spans.map(({ id }) => id), 'gone'),
    quote: fc.constantFrom('', 'refunds.create', 'no answer within 4000 ms', '2 refunds', 'invented'),
    note: fc.constant(''),
  });

  it('does not depend on the order of pins', () => {
    fc.assert(
      fc.property(fc.array(anyPin, { maxLength: 12 }), fc.integer(), (pins, turn) => {
        const at = pins.length === 0 ? 0 : Math.abs(turn) % pins.length;
        const rotated = [...pins.slice(at), ...pins.slice(0, at)].reverse();
        expect(evidenceOf(rotated).credit).toBe(evidenceOf(pins).credit);
      }),
    );
  });

  it('never rises by a pin that proves nothing', () => {
    const bearing = new Set(key.evidence.flatMap(({ spanIds }) => spanIds));
    const idle = anyPin.filter(({ spanId }) => !bearing.has(spanId));
    fc.assert(
      fc.property(fc.array(anyPin, { maxLength: 10 }), idle, (pins, extra) => {
        expect(evidenceOf([...pins, extra]).credit).toBeLessThanOrEqual(evidenceOf(pins).credit);
      }),
    );
  });
});

describe('red herrings', () => {
  const [first, second] = goodFields().ruledOut as [RuledOut, RuledOut];
  const score = (ruledOut: RuledOut[], rest: Parameters<typeof answerOf>[0] = {}) => {
    const { credit, evidence } = scoreHerrings(map, key, answerOf({ ruledOut, ...rest }).fields);
    return { credit, verdicts: evidence.check === 'herrings' ? evidence.hypotheses.map(({ verdict }) => verdict) : [] };
  };

  it('earn everything when two different suspects fall by a span that shows it', () => {
    expect(score([first, second])).toEqual({ credit: 1, verdicts: ['counts', 'counts'] });
    expect(score([first])).toEqual({ credit: 0.5, verdicts: ['counts'] });
    expect(score([first, first])).toEqual({ credit: 0.5, verdicts: ['counts', 'repeats'] });
    expect(score([])).toEqual({ credit: 0, verdicts: [] });
  });

  it('count half when the span named does not show it, and by their class when the suspect is another span', () => {
    expect(score([{ ...first, ruledOutBy: spans.mail.id }, second])).toEqual({
      credit: 0.75,
      verdicts: ['half', 'counts'],
    });
    expect(score([{ ...first, spanId: spans.turn.id }]).verdicts).toEqual(['counts']);
    expect(score([{ ...first, spanId: spans.turn.id, category: '' }]).verdicts).toEqual(['no-suspect']);
  });

  it('count half however many are ruled out carelessly, and nothing for classes on the chance that one fits', () => {
    const careless = [first, second].map((one) => ({ ...one, ruledOutBy: spans.turn.id }));
    expect(score(careless)).toEqual({ credit: 0.5, verdicts: ['half', 'half'] });
    const guesses = ['environment-fault', 'wrong-call', 'lost-context'].map((category) => ({
      ...first,
      category,
      spanId: spans.turn.id,
      ruledOutBy: spans.turn.id,
    }));
    expect(score(guesses)).toEqual({ credit: 0, verdicts: ['no-suspect', 'no-suspect', 'no-suspect'] });
    expect(score([{ ...first, spanId: '' }]).verdicts).toEqual(['incomplete']);
  });

  it('of one class are told apart by the span that clears them', () => {
    const other = {
      id: 'slow',
      title: 'The mail is slow',
      spanIds: [spans.complaint.id],
      category: 'environment-fault',
      ruledOutBy: [spans.mail.id],
      why: 'Nothing waited for the mail.',
    };
    const wider = { ...key, herrings: [...key.herrings, other] };
    const guess = { ...first, spanId: spans.turn.id, ruledOutBy: spans.mail.id };
    const { evidence } = scoreHerrings(map, wider, answerOf({ ruledOut: [guess] }).fields);
    expect(evidence).toMatchObject({ hypotheses: [{ verdict: 'counts', herringId: 'slow' }] });
  });

  it('that prove something are evidence when they are pinned, and still not the cause', () => {
    const [outage, ...rest] = key.herrings;
    const loud = { ...key, herrings: [{ ...outage, spanIds: [spans.complaint.id] }, ...rest] } as typeof key;
    const { rootCause } = goodFields();
    const found = (fields: Parameters<typeof answerOf>[0]) =>
      scoreHerrings(map, loud, answerOf({ ruledOut: [second], ...fields }).fields).evidence;
    expect(found({})).toMatchObject({ herrings: [{ fellFor: null }, {}] });
    const blaming = { rootCause: { ...rootCause, spanId: spans.complaint.id } };
    expect(found(blaming)).toMatchObject({ herrings: [{ fellFor: 'root-cause' }, {}] });
  });

  it('need words, not only spans', () => {
    expect(
      score([
        { ...first, reason: ' ' },
        { ...second, hypothesis: '' },
      ]).verdicts,
    ).toEqual(['incomplete', 'incomplete']);
  });

  it('cost when one is taken for the cause or pinned as evidence, or the true cause is ruled out', () => {
    const { rootCause, evidence } = goodFields();
    expect(score([first, second], { rootCause: { ...rootCause, spanId: spans.outage.id } }).credit).toBe(0.5);
    const pinned = { evidence: [...evidence, pin(spans.mail.id)] };
    expect(score([first], pinned).credit).toBe(0.5 * 0.75);
    expect(score([first, second], pinned).credit).toBe(1);
    const denial = { ...first, spanId: spans.second.id, category: '' };
    expect(score([first, second, denial])).toEqual({ credit: 0.5, verdicts: ['counts', 'counts', 'the-cause'] });
  });

  it('do not pay for ruling out everything', () => {
    const flood = map.trace.spans.map(({ id }) => ({ ...first, spanId: id, category: '', ruledOutBy: spans.order.id }));
    expect(score(flood).credit).toBe(0);
  });
});
