/** What candidates receive: rows of several unnamed systems with labels given in a hurry, and the key to the wrong ones. */
import { drawCase, inputOf, slicesOf, type SupportCase } from './facts.ts';
import { twistPasses } from './hidden-data.ts';
import { drawVerdicts } from './judges.ts';
import { applies, drawFault, trueFacts, type Fault, type FaultKind } from './plan.ts';
import type { Policy } from './policies.ts';
import { drawFrom, hashText } from './random.ts';
import type { StyleName } from './styles.ts';
import type { ReplyRequest, Twist } from './extra-sentence.ts';
import { writeReply } from './write.ts';

interface Slot {
  kind: FaultKind;
  form?: string;
  style: StyleName;
  twist?: Twist;
  /** The case the slot needs. */
  decision?: 'yes' | 'no';
  /** The labeller got this one wrong; why, for the audit key. */
  mislabelled?: string;
}

const good = (style: StyleName, count: number, decision?: 'yes' | 'no'): Slot[] =>
  Array.from({ length: count }, () => ({ kind: 'none', style, ...(decision ? { decision } : {}) }));

/** Faults shown in public. Another order's data and self-contradiction are left for the hidden rows. */
const SLOTS: Slot[] = [
  { kind: 'invented', form: 'percent', style: 'standard' },
  { kind: 'invented', form: 'amount', style: 'casual' },
  {
    kind: 'invented',
    form: 'promise',
    style: 'standard',
    mislabelled: 'The reply promises something that no excerpt gives.',
  },
  { kind: 'wrong-tier', style: 'standard', decision: 'yes' },
  { kind: 'wrong-tier', style: 'terse' },
  {
    kind: 'wrong-tier',
    style: 'standard',
    decision: 'yes',
    mislabelled: "The reply uses another tier's days and percentages.",
  },
  { kind: 'stale', style: 'standard' },
  { kind: 'stale', style: 'bullets' },
  {
    kind: 'stale',
    style: 'verbose',
    decision: 'yes',
    mislabelled: 'The reply quotes a version that is not in force on the day of the message.',
  },
  { kind: 'locale', form: 'language', style: 'standard' },
  { kind: 'locale', form: 'formats', style: 'standard', decision: 'yes' },
  { kind: 'locale', form: 'formats', style: 'reordered', decision: 'yes' },
  { kind: 'over-refusal', form: 'refuse', style: 'standard' },
  { kind: 'over-refusal', form: 'deflect', style: 'verbose' },
  { kind: 'over-refusal', form: 'refuse', style: 'standard' },
  { kind: 'over-promise', style: 'standard' },
  { kind: 'over-promise', style: 'casual', mislabelled: 'The reply grants what the policy excludes in this case.' },
  { kind: 'leak', style: 'standard' },
  { kind: 'leak', style: 'standard' },
  { kind: 'unhelpful', form: 'vague', style: 'standard' },
  { kind: 'unhelpful', form: 'vague', style: 'verbose' },
  { kind: 'unhelpful', form: 'no-step', style: 'standard' },
  { kind: 'arithmetic', style: 'standard' },
  { kind: 'none', style: 'standard', twist: 'hint', decision: 'no' },
  { kind: 'none', style: 'standard', twist: 'rounded', decision: 'yes' },
  { kind: 'none', style: 'verbose', twist: 'rounded', decision: 'yes' },
  {
    kind: 'none',
    style: 'terse',
    decision: 'no',
    mislabelled: 'The reply is short and says no, but it is right in every detail and names what is left to do.',
  },
  {
    kind: 'none',
    style: 'bullets',
    decision: 'yes',
    mislabelled: "The days and percentages are the ones of the customer's tier in the version in force.",
  },
  ...good('standard', 9, 'yes'),
  ...good('standard', 3, 'no'),
  ...good('terse', 3, 'yes'),
  ...good('terse', 1, 'no'),
  ...good('verbose', 3),
  ...good('bullets', 2),
  ...good('casual', 3),
  ...good('reordered', 2),
];

export interface PublicReply {
  id: string;
  from: SupportCase;
  request: ReplyRequest;
  fault: Fault;
  output: string;
  gold: 'pass' | 'fail';
  slot: Slot;
}

const matches = (fault: Fault, form: string | undefined): boolean => !form || !('form' in fault) || fault.form === form;

function fitSlot(
  seed: number,
  slot: Slot,
  at: number,
  policies: readonly Policy[],
): { from: SupportCase; fault: Fault } {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const from = drawCase(`${seed}/public/${at}/${attempt}`, policies, 'public');
    const { decision } = trueFacts(from);
    const fits = !slot.decision || (slot.decision === 'yes') === (decision === 'yes');
    if (!fits || !applies(from, slot.kind) || (slot.mislabelled && slot.kind === 'none' && decision === 'no-excluded'))
      continue;
    const fault = drawFault(from, slot.kind, drawFrom(`${from.key}/fault`));
    if (matches(fault, slot.form)) return { from, fault };
  }
  throw new Error(`no case fits public slot ${at} (${slot.kind})`);
}

/** All public answers in the order of the file. */
export function drawPublic(seed: number, policies: readonly Policy[]): PublicReply[] {
  return drawFrom(`${seed}/public/order`).shuffle(
    SLOTS.map((slot, at): PublicReply => {
      const { from, fault } = fitSlot(seed, slot, at, policies);
      const twist = slot.twist ?? 'none';
      const request: ReplyRequest = {
        from,
        fault,
        twist,
        style: slot.style,
        pool: 'public',
        structureKey: from.key,
        wordingKey: from.key,
      };
      return {
        id: `r-${hashText(`${from.key}/id`).toString(36).padStart(7, '0').slice(-6)}`,
        from,
        request,
        fault,
        output: writeReply(request),
        gold: fault.kind === 'none' && twistPasses(from, twist) ? 'pass' : 'fail',
        slot,
      };
    }),
  );
}

/** The public rows and the key to the label audit, by path. */
export function writePublic(replies: readonly PublicReply[]): Record<string, string> {
  const flip = { pass: 'fail', fail: 'pass' } as const;
  const rows = replies.map(({ id, from, output, gold, slot, fault, request }) => ({
    id,
    input: inputOf(from),
    output,
    label: slot.mislabelled ? flip[gold] : gold,
    slices: slicesOf(from),
    judges: drawVerdicts(fault, request.style, output, request.structureKey, request.wordingKey),
  }));
  const key = {
    wrong: replies
      .filter(({ slot }) => slot.mislabelled)
      .map(({ id, gold, slot }) => ({ rowId: id, trueLabel: gold, why: slot.mislabelled })),
    ambiguous: replies.filter(({ slot }) => slot.twist).map(({ id }) => id),
  };
  return {
    'public/rows.jsonl': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
    'grading/label-audit.json': `${JSON.stringify(key, null, 2)}\n`,
  };
}
