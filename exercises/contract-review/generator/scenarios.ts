/** The stretches of work that are drawn, and what happens in them: in the workspace and, unseen, in grading. */
import type { Catalogue } from './catalogue.ts';
import { drawFrom, rounded } from './random.ts';
import type { Stretch } from './traffic.ts';

const MINUTE = 60_000;

export const PUBLIC_STRETCHES: readonly Stretch[] = [
  { name: 'tuesday', minutes: 80, load: 1 },
  { name: 'month-end', minutes: 75, load: 1.1, rush: { fromMinute: 25, minutes: 30, factor: 2 } },
];

export const HIDDEN_STRETCHES: readonly Stretch[] = [
  { name: 'thursday', minutes: 90, load: 1.05 },
  { name: 'quarter-end', minutes: 90, load: 1.2, rush: { fromMinute: 25, minutes: 45, factor: 2.3 } },
];

/** Ten minutes fill caches and lines before anything is measured. */
const WARM_UP = { warmUpMs: 10 * MINUTE };

export function publicScenarios(): object[] {
  return [
    {
      id: 'tuesday',
      title: 'A Tuesday',
      description: 'Eighty minutes of an ordinary Tuesday: the sweep runs, new contracts come in, lawyers ask.',
      traffic: 'tuesday.csv',
      ...WARM_UP,
      events: [],
    },
    {
      id: 'month-end',
      title: 'The last day of a month',
      description: 'Lawyers and signatures at twice the usual rate for half an hour, on top of everything else.',
      traffic: 'month-end.csv',
      ...WARM_UP,
      events: [],
    },
  ];
}

/** Times of incidents move with the seed; what happens does not. */
export function hiddenScenarios(seed: number, { models }: Catalogue): object[] {
  const draw = drawFrom(`${seed} incidents`);
  const minute = (low: number, high: number): number => draw.int(low, high) * MINUTE;
  const span = (fromMs: number, minutes: number) => ({ fromMs, toMs: fromMs + minutes * MINUTE });
  const thursday = { traffic: 'thursday.csv', ...WARM_UP };
  const quarterEnd = { traffic: 'quarter-end.csv', ...WARM_UP };
  return [
    {
      id: 'thursday',
      role: 'usual',
      title: 'A Thursday',
      description: 'An ordinary day.',
      ...thursday,
      events: [],
    },
    {
      id: 'quarter-end',
      role: 'usual',
      title: 'Quarter end',
      description:
        'The week in which everything is signed: more of all work, lawyers and signatures at over twice the rate.',
      ...quarterEnd,
      events: [],
    },
    {
      id: 'quill-down',
      role: 'incident',
      title: 'Quill down at quarter end',
      description: 'Quill answers nearly every request with an error for fourteen minutes, in the middle of the rush.',
      ...quarterEnd,
      events: [
        { type: 'outage', ...span(minute(36, 42), 14), provider: 'quill', mode: 'error', share: 0.95, slowdown: 1 },
      ],
    },
    {
      id: 'quill-hangs',
      role: 'incident',
      title: 'Quill hangs',
      description: 'Most requests to Quill never come back for eight minutes.',
      ...thursday,
      events: [
        { type: 'outage', ...span(minute(38, 50), 8), provider: 'quill', mode: 'hang', share: 0.8, slowdown: 1 },
      ],
    },
    {
      id: 'marrow-slow',
      role: 'incident',
      title: 'Marrow slow',
      description: 'Marrow takes three times as long for twenty minutes.',
      ...thursday,
      events: [
        { type: 'outage', ...span(minute(30, 45), 20), provider: 'marrow', mode: 'slow', share: 0.8, slowdown: 3 },
      ],
    },
    {
      id: 'library-empty',
      role: 'incident',
      title: 'The clause library is rebuilt',
      description: 'For half an hour most searches of the clause library find nothing.',
      ...thursday,
      events: [{ type: 'retrieval-empty', ...span(minute(28, 40), 30), share: 0.8 }],
    },
    {
      id: 'dearer-quill',
      role: 'incident',
      title: 'Quill raises prices overnight',
      description: 'Both Quill models cost a quarter more in everything.',
      ...thursday,
      events: models
        .filter(({ provider }) => provider === 'quill')
        .map(({ id, prices }) => ({
          type: 'price-change',
          fromMs: 0,
          model: id,
          prices: Object.fromEntries(Object.entries(prices).map(([name, usd]) => [name, rounded(1.25 * Number(usd))])),
        })),
    },
    {
      id: 'acquisition',
      role: 'incident',
      title: 'Contracts of an acquired company',
      description: 'Scanned, translated, amended by hand: all contracts are harder to read.',
      ...thursday,
      events: [{ type: 'difficulty-drift', fromMs: 0, toMs: 200 * MINUTE, shift: 0.1 }],
    },
    {
      id: 'cold-caches',
      role: 'incident',
      title: 'Caches lost in the rush',
      description: 'A deployment empties every cache, prompt caches included, twice within the rush.',
      ...quarterEnd,
      events: [
        { type: 'cold-cache', atMs: minute(34, 38) },
        { type: 'cold-cache', atMs: minute(48, 54) },
      ],
    },
  ];
}
