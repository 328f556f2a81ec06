/** The stretches of traffic that are drawn, and what happens in them: in the workspace and, unseen, in grading. */
import { drawFrom } from './random.ts';
import type { Stretch } from './traffic.ts';

const MINUTE = 60_000;

export const PUBLIC_STRETCHES: readonly Stretch[] = [
  { name: 'afternoon', minutes: 80, callsPerMinute: 28 },
  { name: 'evening', minutes: 60, callsPerMinute: 24, burst: { fromMinute: 25, minutes: 12, factor: 3.9 } },
];

export const HIDDEN_STRETCHES: readonly Stretch[] = [
  { name: 'weekday', minutes: 100, callsPerMinute: 28 },
  { name: 'payday', minutes: 70, callsPerMinute: 25, burst: { fromMinute: 30, minutes: 14, factor: 5 } },
];

const WARM_UP = { warmUpMs: 10 * MINUTE };

export function publicScenarios(): object[] {
  return [
    {
      id: 'afternoon',
      title: 'A weekday afternoon',
      description: 'Eighty minutes of an ordinary Tuesday, 14:00 to 15:20.',
      traffic: 'afternoon.csv',
      ...WARM_UP,
      events: [],
    },
    {
      id: 'evening',
      title: 'An evening with the posting run',
      description: 'Sixty minutes around 22:00 of the same Tuesday. Direct debits are posted from 22:00 on.',
      traffic: 'evening.csv',
      ...WARM_UP,
      events: [],
    },
  ];
}

/** Moments differ from seed to seed by a few minutes; what happens does not. */
export function hiddenScenarios(seed: number): object[] {
  const draw = drawFrom(`${seed} scenarios`);
  const minute = (low: number, high: number): number => draw.int(low * 60, high * 60) * 1_000;
  const at = { first: minute(24, 30), second: minute(66, 72), spike: minute(36, 46), price: minute(11, 14) };
  return [
    {
      id: 'steady',
      role: 'usual',
      title: 'An ordinary weekday',
      description: 'Another afternoon, nothing happens.',
      traffic: 'weekday.csv',
      ...WARM_UP,
      events: [],
    },
    {
      id: 'payday',
      role: 'usual',
      title: 'Payday evening',
      description:
        'The posting run of payday: five times the usual calls for a quarter of an hour, mostly about payments.',
      traffic: 'payday.csv',
      ...WARM_UP,
      events: [],
    },
    {
      id: 'outage',
      role: 'incident',
      title: 'Providers fail',
      description: 'Halden refuses nine of ten requests for twelve minutes; an hour later Orrery does for six.',
      traffic: 'weekday.csv',
      ...WARM_UP,
      events: [
        {
          type: 'outage',
          fromMs: at.first,
          toMs: at.first + 12 * MINUTE,
          provider: 'halden',
          mode: 'error',
          share: 0.9,
        },
        {
          type: 'outage',
          fromMs: at.second,
          toMs: at.second + 6 * MINUTE,
          provider: 'orrery',
          mode: 'error',
          share: 0.9,
        },
      ],
    },
    {
      id: 'empty-index',
      role: 'incident',
      title: 'The index is rebuilt',
      description: 'For twenty-four minutes each search finds nothing for six of ten questions.',
      traffic: 'weekday.csv',
      ...WARM_UP,
      events: [{ type: 'retrieval-empty', fromMs: at.spike, toMs: at.spike + 24 * MINUTE, share: 0.6 }],
    },
    {
      id: 'dearer-mid',
      role: 'incident',
      title: 'A price change',
      description: 'Halden Mid becomes three quarters dearer, cached prefixes included more than that.',
      traffic: 'weekday.csv',
      ...WARM_UP,
      events: [
        {
          type: 'price-change',
          fromMs: at.price,
          model: 'halden-mid',
          prices: { input: 9.5, output: 38, cachedInput: 1.9, cacheWrite: 11.9 },
        },
      ],
    },
    {
      id: 'harder-questions',
      role: 'incident',
      title: 'Questions become harder',
      description: 'A new savings product is launched; questions are harder than those the design was tuned on.',
      traffic: 'weekday.csv',
      ...WARM_UP,
      events: [{ type: 'difficulty-drift', fromMs: 0, toMs: 200 * MINUTE, shift: 0.1 }],
    },
    {
      id: 'cold-evening',
      role: 'incident',
      title: 'A deployment before the run',
      description: 'All caches are emptied two minutes before the posting run of payday.',
      traffic: 'payday.csv',
      ...WARM_UP,
      events: [{ type: 'cold-cache', atMs: 28 * MINUTE }],
    },
  ];
}
