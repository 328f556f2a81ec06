/** `RunReport.details` of a run: the design on the public scenarios, as the browser simulates them. All of it is public. */
import type { SimulationResult } from './engine/simulation-types';
import type { TargetEvidence } from './evidence';

/** A type, not an interface, so that it is assignable to Json. */
export type PublicRunScenario = {
  id: string;
  title: string;
  /** Without traces of single calls. */
  result: SimulationResult;
};

export type PublicRunDetails = {
  schemaVersion: 1;
  /** What keeps a design from running: the file, the place in it, and why. Scenarios of that file are then missing. */
  problems: { file: string; path: string; message: string }[];
  scenarios: PublicRunScenario[];
  /** The stated targets, each in the public scenario where it came out worst. */
  targets: TargetEvidence[];
  /** The design after the change on the changed catalogue; empty for exercises without a second part. */
  changed: PublicRunScenario[];
  changedTargets: TargetEvidence[];
};
