import type { WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

/** One stop of a transport order. Times are local to the terminal, without offset. */
export interface Leg {
  leg: number;
  terminal: string;
  cargo: string;
  kg: number;
  /** Trade name of the container, as in the order. */
  container: string;
  /** First and last day on which the customer takes the delivery. */
  dates: [string, string];
  /** Starts of windows with room. */
  free: string[];
}

/** What a case says. The scripted models see `tone` and `slips` only; everything else they learn from tools. */
export interface CaseParams {
  order: string;
  customer: string;
  contact: string;
  legs: Leg[];
  /** Windows ("VRN 2026-04-14T08:00") that somebody else takes just before they are booked. */
  taken: string[];
  /** Leg -> how often its booking is still pending when asked. */
  pending: Record<string, number>;
  /** Tool -> how many of its first requests are answered with 503. */
  outages: Record<string, number>;
  /** The planner leaves a field out of its first hand-off; the executor books the day after. */
  slips: { forgetsField?: boolean; wrongDay?: boolean };
  /** Which of several ways of writing this case has. */
  tone: number;
  /** Seconds after which the customer asks how it is going; 0 for never. */
  chasesAfter: number;
}

export const paramsOf = (run: WorldCase): CaseParams => run.params as unknown as CaseParams;
