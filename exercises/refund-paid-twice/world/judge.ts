/** Success: everything owed happened exactly once, nothing else did, and the agent closed the case itself. */
import type { RunFacts, Violation } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { lineOf, money } from './case-params.ts';
import { owedTo } from './state.ts';
import type { Effect, Owed, State } from './state.ts';

export function judge(state: State, run: RunFacts): { success: boolean; violations: Violation[] } {
  const violations: Violation[] = [];
  const owed = owedTo(state.facts);
  for (const one of owed) {
    const made = state.effects.filter((effect) => effect.kind === one.kind && effect.line === one.line);
    if (made.length > one.times)
      violations.push({
        id: `${one.kind}-repeated`,
        text: `${nameOf(state, one)} was made ${made.length} times, owed ${one.times}`,
      });
    if (made.length < one.times)
      violations.push({ id: `${one.kind}-missing`, text: `${nameOf(state, one)} is missing` });
    if (made.some((effect) => effect.amountMinor !== one.amountMinor)) {
      violations.push({ id: `${one.kind}-amount`, text: `${nameOf(state, one)} was made with another amount` });
    }
  }
  for (const effect of state.effects) {
    if (!owed.some((one) => one.kind === effect.kind && one.line === effect.line)) {
      violations.push({ id: `${effect.kind}-not-owed`, text: `${nameOf(state, effect)} was made and not owed` });
    }
  }
  for (const want of state.facts.wants) {
    if (want.kind === 'label' && !state.labels.has(want.line)) {
      violations.push({ id: 'label-missing', text: `no return label for line ${want.line}` });
    }
    if (want.kind === 'address' && state.address?.postcode !== want.postcode) {
      violations.push({ id: 'address-missing', text: 'the delivery address was not changed' });
    }
  }
  if (run.ended !== 'finished')
    violations.push({ id: 'not-closed', text: `the agent did not close the case (${run.ended})` });
  return { success: violations.length === 0, violations };
}

function nameOf(state: State, one: Owed | Effect): string {
  const { currency } = state.facts.order;
  if (one.kind === 'credit') return `the voucher of ${money(one.amountMinor, currency)}`;
  const line = one.line === null ? null : lineOf(state.facts, one.line);
  const item = line ? `line ${line.id} (${line.title})` : 'no line';
  return one.kind === 'refund'
    ? `the refund of ${money(one.amountMinor, currency)} for ${item}`
    : `the replacement for ${item}`;
}
