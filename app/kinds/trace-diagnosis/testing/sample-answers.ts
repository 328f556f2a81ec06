/** Answers to the tiny exercise, good and bad. Detectors are JavaScript, so that they run in TypeScript sandboxes and in this process. */
import type { TraceDiagnosisAnswer, TraceDiagnosisFields } from '../kind';
import { tinySpans, tinyTrace, BROKEN } from './tiny-exercise';

/** Flags a payment that was sent again after a timeout without a key, and names the second attempt. */
export const GOOD_DETECTOR = `
export function detect(trace) {
  const sent = trace.spans.filter((span) => span.name === 'refunds.create request');
  const repeated = sent.filter((span) => span.attributes['http.request.resend_count'] >= 1);
  const keyless = repeated.filter((span) => !span.attributes['http.request.header.idempotency-key']);
  return { flagged: keyless.length > 0, spans: keyless.map((span) => span.id), reason: 'paid again without a key' };
}
`;

export const GOOD_DETECTOR_PYTHON = `
def detect(trace):
    sent = [s for s in trace["spans"] if s["name"] == "refunds.create request"]
    again = [s for s in sent if s["attributes"].get("http.request.resend_count", 0) >= 1]
    bare = [s for s in again if not s["attributes"].get("http.request.header.idempotency-key")]
    print(len(again))
    return {"flagged": len(bare) > 0, "spans": [s["id"] for s in bare], "reason": None}
`;

/** Flags any retry, near misses and recovered outages included. */
export const HASTY_DETECTOR = `
export function detect(trace) {
  const again = trace.spans.filter((span) => span.attributes['http.request.resend_count'] >= 1);
  return { flagged: again.length > 0, spans: again.map((span) => span.id), reason: 'a retry' };
}
`;

export const FLAG_ALL = 'export const detect = () => ({ flagged: true, spans: [], reason: "" });';
export const FLAG_NONE = 'export const detect = () => ({ flagged: false, spans: [], reason: "" });';
/** Knows the public trace by heart. */
export const KEYED_ON_TRACE =
  "export const detect = (trace) => ({ flagged: JSON.stringify(trace).includes('A-4003'), spans: [], reason: '' });";
export const STATEFUL_DETECTOR = `
let seen = 0;
export function detect(trace) { seen += 1; return { flagged: seen % 2 === 1, spans: [], reason: '' }; }
`;

export const GOOD_PATCH: TraceDiagnosisFields['patch'] = [
  { path: '/tools/refunds.create/idempotencyKey', value: 'per-operation' },
];

/** The diagnosis of someone who read the trace well. */
export function goodFields(): TraceDiagnosisFields {
  const { order, outage, late, second, mail, complaint } = tinySpans();
  return {
    language: 'typescript',
    rootCause: { spanId: second.id, actor: 'harness', category: 'orchestration' },
    evidence: [
      { spanId: late.id, quote: 'no answer within 4000 ms', note: 'The first attempt.' },
      { spanId: second.id, quote: 'refunds.create request', note: 'The second.' },
      { spanId: complaint.id, quote: 'I see 2 refunds', note: 'The symptom.' },
    ],
    ruledOut: [
      {
        hypothesis: 'The outage of the order service',
        spanId: outage.id,
        category: 'environment-fault',
        ruledOutBy: order.id,
        reason: 'The order came with the next attempt.',
      },
      {
        hypothesis: 'The mail went wrong',
        spanId: mail.id,
        category: '',
        ruledOutBy: complaint.id,
        reason: 'The customer complains about money.',
      },
    ],
    patch: GOOD_PATCH,
  };
}

export const answerOf = (
  fields: Partial<TraceDiagnosisFields> = {},
  detector: string = GOOD_DETECTOR,
): TraceDiagnosisAnswer => ({
  schemaVersion: 1,
  files: { 'detector.ts': detector, 'memo.md': 'Memo.' },
  fields: { ...goodFields(), ...fields },
});

/** Every span of the broken run pinned with all its name. */
export const pinsOfEverything = (): TraceDiagnosisFields['evidence'] =>
  tinyTrace(BROKEN).spans.map(({ id, name }) => ({ spanId: id, quote: name, note: '' }));
