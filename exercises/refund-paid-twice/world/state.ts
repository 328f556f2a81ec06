/** What is true in the shop's systems, whatever anybody says about it. */
import type { WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import type { CaseParams } from './case-params.ts';

/** Money, voucher or goods that left the house in this run. */
export interface Effect {
  kind: 'refund' | 'credit' | 'shipment';
  id: string;
  /** Order line; null for vouchers. */
  line: string | null;
  amountMinor: number;
  /** From this time on other services can see it. */
  atMs: number;
}

export interface State {
  facts: CaseParams;
  effects: Effect[];
  /** Answers by idempotency key, kept by the services that know keys. */
  answers: Map<string, Record<string, string | number | boolean>>;
  /** What treasury took back. */
  recovered: { id: string; of: string; amountMinor: number; atMs: number }[];
  address: { street: string; postcode: string; city: string } | null;
  labels: Map<string, string>;
  notes: string[];
  looksAtParcel: number;
}

export function createState(run: WorldCase): State {
  return {
    facts: paramsOf(run),
    effects: [],
    answers: new Map(),
    recovered: [],
    address: null,
    labels: new Map(),
    notes: [],
    looksAtParcel: 0,
  };
}

/** An effect the customer has a right to, and how often. */
export interface Owed {
  kind: Effect['kind'];
  line: string | null;
  amountMinor: number;
  times: number;
}

export function owedTo(facts: CaseParams): Owed[] {
  return facts.wants.flatMap((want): Owed[] => {
    if (want.kind === 'refund' && want.owed) {
      return [{ kind: 'refund', line: want.line, amountMinor: want.amountMinor, times: 1 }];
    }
    if (want.kind === 'goodwill') {
      return [{ kind: 'credit', line: null, amountMinor: want.amountMinor, times: want.times }];
    }
    if (want.kind === 'replacement') return [{ kind: 'shipment', line: want.line, amountMinor: 0, times: 1 }];
    return [];
  });
}

/** Effects beyond what is owed, newest first. */
export function surplus(state: State): Effect[] {
  const left = owedTo(state.facts);
  const found: Effect[] = [];
  for (const effect of state.effects) {
    const owed = left.find((one) => one.times > 0 && matches(one, effect));
    if (owed) owed.times -= 1;
    else found.unshift(effect);
  }
  return found;
}

const matches = (owed: Owed, effect: Effect): boolean =>
  owed.kind === effect.kind && owed.line === effect.line && owed.amountMinor === effect.amountMinor;
