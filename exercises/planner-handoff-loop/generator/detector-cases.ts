import type { CaseSpec } from './draw-case.ts';
import { drawCase } from './draw-case.ts';

type Class = 'same-fault' | 'other-fault' | 'near-miss' | 'healthy';
interface Change {
  path: string;
  value: unknown;
}
interface Group {
  class: Class;
  sort: string;
  config?: Change[];
  spans?: { tool?: string; name?: string }[];
  runs: Omit<CaseSpec, 'id'>[];
}

const START = '/tools/book_window/parameters/properties/start';
const withOffset: Change[] = [
  { path: `${START}/pattern`, value: '([+-][0-9]{2}:[0-9]{2})$' },
  {
    path: `${START}/description`,
    value: 'Start of the window with the offset of the terminal, for example 2026-04-14T08:00+02:00',
  },
  { path: '/tools/book_window/validateArguments', value: 'reject' },
];
const inUtc: Change[] = [
  { path: `${START}/pattern`, value: 'Z$' },
  { path: `${START}/description`, value: 'Start of the window in UTC, for example 2026-04-14T06:00Z' },
  { path: '/tools/book_window/validateArguments', value: 'reject' },
];
const withUnit: Change[] = [
  { path: '/tools/declare_cargo/parameters/properties/unit', value: { type: 'string', enum: ['kg'] } },
];
const isoCodes: Change[] = [
  {
    path: '/tools/reserve_container/parameters/properties/type',
    value: { type: 'string', description: 'ISO code', enum: ['22G1', '42G1', '45G1', 'L5G1', '45R1', '22P1'] },
  },
];
const shortBudget: Change[] = [{ path: '/limits/maxSteps', value: 9 }];
const guarded: Change[] = [{ path: '/limits/loopGuard', value: { repeats: 2, action: 'hand-to-person' } }];
const fewTransfers: Change[] = [{ path: '/agents/planner/handOffs/executor/maxTransfers', value: 2 }];
const noWayBack: Change[] = [
  { path: '/agents/planner/handOffs/executor/requires', value: ['order_id', 'leg', 'haulier_id', 'start'] },
];
const closedEdge: Change[] = [{ path: '/agents/planner/handOffs/executor/enabled', value: false }];
const shortMemory: Change[] = [
  { path: '/agents/planner/context/keep', value: 'recent' },
  { path: '/agents/planner/context/recentMessages', value: 3 },
];

const MISREAD_WINDOW = [{ tool: 'book_window' }, { name: 'book_window request' }];
const MISREAD_WEIGHT = [{ tool: 'declare_cargo' }, { name: 'declare_cargo request' }];
const MISREAD_TYPE = [{ tool: 'reserve_container' }, { name: 'reserve_container request' }];

/** What the candidate's detector is tried on. Only the first class is to be flagged. */
const GROUPS: Group[] = [
  {
    class: 'same-fault',
    sort: 'The gate reads another hour, which has no room: round and round',
    spans: MISREAD_WINDOW,
    runs: [
      { legs: ['zone-full'] },
      { legs: ['plain', 'zone-full'], chasesAfter: 45 },
      { legs: ['zone-odd', 'plain'], outages: { find_windows: 1 } },
    ],
  },
  {
    class: 'same-fault',
    sort: 'The gate books another hour, and nobody notices',
    spans: MISREAD_WINDOW,
    runs: [
      { legs: ['zone-shifted'] },
      { legs: ['plain', 'zone-shifted'] },
      { legs: ['zone-shifted', 'plain'], pending: [1] },
    ],
  },
  {
    class: 'same-fault',
    sort: 'Customs reads tonnes: declined as over the limit',
    spans: MISREAD_WEIGHT,
    runs: [{ legs: ['weight'] }, { legs: ['plain', 'weight'] }],
  },
  {
    class: 'same-fault',
    sort: 'The pool does not know the type: none available',
    spans: MISREAD_TYPE,
    runs: [{ legs: ['container'] }, { legs: ['plain', 'container'], outages: { declare_cargo: 1 } }],
  },
  {
    class: 'same-fault',
    sort: 'Misread, and a guard or a limit ends the run early',
    spans: [...MISREAD_WINDOW, ...MISREAD_WEIGHT],
    config: guarded,
    runs: [{ legs: ['zone-full'] }, { legs: ['weight'] }],
  },
  {
    class: 'same-fault',
    sort: 'Misread in one service although another was put right',
    spans: MISREAD_WEIGHT,
    config: withOffset,
    runs: [{ legs: ['zone-full', 'weight'] }],
  },
  {
    class: 'other-fault',
    sort: 'The step budget really is too small',
    config: shortBudget,
    runs: [{ legs: ['plain', 'plain'] }, { legs: ['plain', 'plain', 'plain'], pending: [1] }],
  },
  {
    class: 'other-fault',
    sort: 'A service stays down',
    runs: [
      { legs: ['plain', 'plain'], outages: { declare_cargo: 40 } },
      { legs: ['plain'], outages: { find_windows: 40 } },
    ],
  },
  {
    class: 'other-fault',
    sort: 'The executor books another day than it was told',
    runs: [
      { legs: ['plain'], slips: { wrongDay: true } },
      { legs: ['plain', 'plain'], slips: { wrongDay: true } },
    ],
  },
  {
    class: 'other-fault',
    sort: 'A rule of the hand-off asks for what does not exist, or closes the edge',
    config: closedEdge,
    runs: [{ legs: ['plain'] }],
  },
  {
    class: 'other-fault',
    sort: 'The planner forgets what it has looked up and starts again and again',
    config: shortMemory,
    runs: [{ legs: ['plain', 'plain'] }, { legs: ['plain'] }],
  },
  {
    class: 'other-fault',
    sort: 'An edge is used up and the task goes to a person',
    config: fewTransfers,
    runs: [{ legs: ['plain', 'plain', 'plain'] }],
  },
  {
    class: 'near-miss',
    sort: 'A window is lost to somebody else, the next one is booked',
    runs: [
      { legs: ['plain'], race: 1 },
      { legs: ['plain', 'plain'], race: 2 },
      { legs: ['plain', 'plain', 'plain'], race: 3, slips: { forgetsField: true } },
    ],
  },
  {
    class: 'near-miss',
    sort: 'Times are sent with their offset and read as meant',
    config: withOffset,
    runs: [{ legs: ['zone-full', 'plain'] }, { legs: ['zone-odd'], race: 1 }, { legs: ['zone-shifted'] }],
  },
  {
    class: 'near-miss',
    sort: 'Times are sent in UTC and read as meant',
    config: inUtc,
    runs: [{ legs: ['zone-odd', 'zone-full'] }, { legs: ['zone-full'], race: 1 }],
  },
  {
    class: 'near-miss',
    sort: 'Weights with their unit and containers by ISO code',
    config: [...withUnit, ...isoCodes],
    runs: [{ legs: ['weight'] }, { legs: ['container', 'weight'] }],
  },
  {
    class: 'near-miss',
    sort: 'Nothing is free: the waiting list, and honestly said',
    runs: [{ legs: ['full'] }, { legs: ['plain', 'full'] }],
  },
  {
    class: 'near-miss',
    sort: 'A booking is asked for again and again until it is final',
    runs: [
      { legs: ['plain', 'plain'], pending: [1, 2] },
      { legs: ['plain'], pending: [1], chasesAfter: 10 },
    ],
  },
  {
    class: 'near-miss',
    sort: 'A refused hand-off is mended on the next turn',
    config: noWayBack,
    runs: [{ legs: ['plain', 'plain'], slips: { forgetsField: true } }],
  },
  {
    class: 'healthy',
    sort: 'Nothing out of the ordinary',
    runs: [
      { legs: ['plain'] },
      { legs: ['plain', 'plain'] },
      { legs: ['plain', 'plain', 'plain'] },
      { legs: ['plain', 'plain'], outages: { reserve_container: 1 } },
      { legs: ['plain', 'plain', 'plain', 'plain'] },
    ],
  },
];

/** All detector cases of one variant, in an order that tells nothing. */
export function detectorCases(seed: number) {
  const cases = GROUPS.flatMap(({ class: name, sort, config = [], spans = [], runs }) =>
    runs.map((run) => ({ run, class: name, sort, config, spans })),
  );
  const order = cases.map((one, at) => ({ one, at: (at * 17 + seed) % cases.length })).sort((a, b) => a.at - b.at);
  return order.map(({ one }, at) => ({ ...one, run: drawCase(seed, { ...one.run, id: `detector-${at + 1}` }) }));
}
