/**
 * Transport orders at a forwarder: a planner chooses windows and an executor books them. Three services accept something else than
 * the definitions of their tools say, each only for some terminals or containers.
 */
import type { World } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { executor } from './executor.ts';
import { judge } from './judge.ts';
import { planner } from './planner.ts';
import { TOOLS } from './services.ts';
import type { Desk } from './state.ts';
import { createDesk } from './state.ts';
import { TERMINALS } from './terminals.ts';

const REQUESTS = [
  (order: string, places: string) => `Please arrange ${order}, deliveries to ${places}. Days are in the order. Thanks!`,
  (order: string, places: string) =>
    `Hi, ${order} is released (${places}). Can you book gates, boxes and customs for it?`,
  (order: string, places: string) => `${order} please. ${places}. We need gate times today to plan the trucks.`,
  (order: string, places: string) =>
    `Good morning, kindly take care of transport order ${order}. It goes to ${places}.`,
];
const CHASES = [
  'PS: the haulier wants the gate times before nine, please hurry.',
  'One more thing, our warehouse closes at noon today. Gate times by then?',
  'Are you on it? I have the haulier on the other line.',
];

export const world: World<Desk> = {
  name: 'kestrel transport desk',
  entryAgent: 'planner',
  models: {
    'osprey-3': { inputUsd: 2.4, outputUsd: 9.6, firstTokenMs: 620, msPerToken: 11, provider: 'aerie' },
    'osprey-3-mini': { inputUsd: 0.3, outputUsd: 1.2, firstTokenMs: 310, msPerToken: 6, provider: 'aerie' },
  },
  startMs: (run) => Date.UTC(2026, 3, 10, 6, 40, 0) + (run.seed % 9000) * 1000,
  createState: createDesk,
  request: (run) => {
    const { order, legs, tone } = paramsOf(run);
    const places = legs.map(({ terminal }) => TERMINALS[terminal]?.name ?? terminal).join(', ');
    return { text: REQUESTS[tone % REQUESTS.length]?.(order, places) ?? order };
  },
  policies: { planner, executor },
  tools: TOOLS,
  retrievers: {},
  user: ({ run, confirming, earlier, draw }) => {
    const waitMs = 60_000 + 120_000 * draw(`user ${earlier}`);
    return confirming
      ? { text: 'Yes.', agrees: true, waitMs }
      : { text: `It is ${paramsOf(run).order}.`, labels: ['user-request'], waitMs };
  },
  events: (run) => {
    const { chasesAfter, tone } = paramsOf(run);
    if (chasesAfter <= 0) return [];
    const text = CHASES[tone % CHASES.length] ?? '';
    return [
      { atMs: chasesAfter * 1000, name: 'user message', apply: () => ({ message: { text, labels: ['chaser'] } }) },
    ];
  },
  judge,
};
