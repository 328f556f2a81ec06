/** What the page and its simulation worker say to each other. Everything is plain data. */
import type { Catalogue } from '../../catalogue';
import type { Design } from '../../design';
import type { CallResult, CallTrace, SimulationResult } from '../../engine/simulation-types';
import type { Scenario, ScenarioEvent } from '../../scenario';
import type { Slo } from '../../targets';

/** Sent once, first: everything that does not change while the page is open. */
export interface Setup {
  scenarios: Scenario[];
  /** Traffic files as text, by path. */
  traffic: Record<string, string>;
  slo: Slo;
  callsPerMonth: number;
  seed: number;
}

/** What is simulated: a design under a catalogue, on a scenario of the setup, with events added to its own. */
export interface Conditions {
  design: Design;
  catalogue: Catalogue;
  scenarioId: string;
  /** Added to the scenario's own. */
  events: ScenarioEvent[];
}

/** What is known of a scenario once its traffic was read. */
export interface ScenarioFacts {
  id: string;
  calls: number;
  durationMs: number;
  slices: string[];
  risks: string[];
}

/** One simulated call in the list of calls. */
export interface CallRow {
  call: number;
  timeMs: number;
  latencyMs: number;
  costUsd: number;
  result: CallResult;
  reason: string;
  handedOff: boolean;
  slice: string;
  risk: string;
  difficulty: number;
}

/** Questions by name, with what they are asked with and what comes back. */
export interface Questions {
  facts: { ask: Setup; answer: ScenarioFacts[] };
  simulate: { ask: Conditions & { replications: number }; answer: SimulationResult };
  /** All calls of the first replication; very many are thinned out evenly. */
  calls: { ask: Conditions; answer: CallRow[] };
  /** One call of the first replication with its spans; null when there is no such call. */
  trace: { ask: Conditions & { call: number }; answer: CallTrace | null };
}
export type QuestionName = keyof Questions;

export type ToWorker = {
  [Name in QuestionName]: { id: number; name: Name; ask: Questions[Name]['ask'] };
}[QuestionName];
export type FromWorker = { id: number; answer: unknown; ms: number } | { id: number; error: string };
