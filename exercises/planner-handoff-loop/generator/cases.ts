import type { CaseSpec } from './draw-case.ts';

/** The run that is shown: one leg goes well, the next goes round in circles. */
export const PUBLIC: CaseSpec = {
  id: 'public-broken',
  legs: ['plain', 'zone-full'],
  outages: { reserve_container: 1 },
  slips: { forgetsField: true },
  chasesAfter: 38,
};

export const HEALTHY: CaseSpec = { id: 'public-healthy', legs: ['plain', 'plain'], pending: [2] };

/** The same fault in other clothes. */
export const FAILING: CaseSpec[] = [
  { id: 'failing-1', legs: ['zone-full'] },
  { id: 'failing-2', legs: ['plain', 'zone-odd'], chasesAfter: 50 },
  { id: 'failing-3', legs: ['zone-shifted'] },
  { id: 'failing-4', legs: ['weight'] },
  { id: 'failing-5', legs: ['plain', 'weight'], outages: { get_terminal: 1 } },
  { id: 'failing-6', legs: ['container'] },
  { id: 'failing-7', legs: ['container', 'plain'] },
  { id: 'failing-8', legs: ['zone-odd', 'plain'] },
  { id: 'failing-9', legs: ['plain', 'zone-shifted'], pending: [1] },
  { id: 'failing-10', legs: ['zone-full', 'weight'] },
];

/** Healthy runs that a sledgehammer would break. */
export const SIBLINGS: CaseSpec[] = [
  { id: 'sibling-1', legs: ['plain'] },
  { id: 'sibling-2', legs: ['plain', 'plain', 'plain', 'plain'] },
  { id: 'sibling-3', legs: ['plain', 'plain', 'plain'], pending: [1, 3] },
  { id: 'sibling-4', legs: ['plain', 'full'] },
  { id: 'sibling-5', legs: ['plain', 'plain'], race: 1 },
  { id: 'sibling-6', legs: ['plain', 'plain'], outages: { declare_cargo: 2, find_windows: 1 } },
  { id: 'sibling-7', legs: ['plain', 'plain', 'plain'], slips: { forgetsField: true }, race: 2 },
  { id: 'sibling-8', legs: ['plain', 'plain'], pending: [1, 2], chasesAfter: 15 },
];
