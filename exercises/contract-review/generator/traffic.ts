/** Draws a stretch of Clausewright's work, contract by contract, and writes its calls as CSV. */
import { drawFrom, type Draw } from './random.ts';

export interface Stretch {
  /** Names the stretch; part of the seed of its draws. */
  name: string;
  minutes: number;
  /** Times the work of an ordinary day. */
  load: number;
  /** When lawyers and signatures come at a multiple of that. */
  rush?: { fromMinute: number; minutes: number; factor: number };
}

export interface Call {
  timeMs: number;
  promptTokens: number;
  outputTokens: number;
  difficulty: number;
  repeatKey: string | null;
  wording: number;
  freshnessMs: number | null;
  risk: 'routine' | 'signature' | 'planted';
  slice: string;
  batchOk: boolean;
  prefixKey: string;
  prefixTokens: number;
  needsContext: boolean;
}

/** One way in which contracts come to be read. */
interface Lane {
  id: string;
  /** Contracts per minute on an ordinary day. */
  perMinute: number;
  /** Questions put to one contract, and seconds between them. */
  questions: [least: number, most: number];
  gapSeconds: { least: number; mean: number };
  /** Tokens of a contract: median and spread of the logarithm. */
  length: { median: number; spread: number };
  questionTokens: number;
  answerTokens: number;
  difficulty: { mean: number; spread: number };
  /** Share of questions that cannot be answered from the contract alone. */
  library: number;
  /** Share of contracts on our own paper, unchanged: the same text, the same questions. */
  ownPaper: number;
  planted: number;
  /** Nobody waits for the answer. */
  batch: boolean;
  /** Takes part in a rush. */
  rushes: boolean;
}

export const LANES: readonly Lane[] = [
  {
    id: 'sweep',
    perMinute: 1.05,
    questions: [9, 16],
    gapSeconds: { least: 5, mean: 13 },
    length: { median: 21_000, spread: 0.5 },
    questionTokens: 220,
    answerTokens: 95,
    difficulty: { mean: 0.3, spread: 0.13 },
    library: 0.16,
    ownPaper: 0.04,
    planted: 0.013,
    batch: true,
    rushes: false,
  },
  {
    id: 'intake',
    perMinute: 3.1,
    questions: [1, 2],
    gapSeconds: { least: 20, mean: 45 },
    length: { median: 11_000, spread: 0.55 },
    questionTokens: 260,
    answerTokens: 150,
    difficulty: { mean: 0.27, spread: 0.13 },
    library: 0.1,
    ownPaper: 0.34,
    planted: 0.034,
    batch: true,
    rushes: false,
  },
  {
    id: 'desk',
    perMinute: 1.25,
    questions: [3, 11],
    gapSeconds: { least: 15, mean: 75 },
    length: { median: 19_000, spread: 0.5 },
    questionTokens: 380,
    answerTokens: 230,
    difficulty: { mean: 0.43, spread: 0.16 },
    library: 0.36,
    ownPaper: 0.02,
    planted: 0.008,
    batch: false,
    rushes: true,
  },
  {
    id: 'signature',
    perMinute: 0.33,
    questions: [5, 8],
    gapSeconds: { least: 4, mean: 12 },
    length: { median: 27_000, spread: 0.4 },
    questionTokens: 300,
    answerTokens: 180,
    difficulty: { mean: 0.4, spread: 0.14 },
    library: 0.28,
    ownPaper: 0,
    planted: 0.005,
    batch: false,
    rushes: true,
  },
];

/** The playbook stands before the contract in every prompt, so both are one prefix. */
const PLAYBOOK_TOKENS = 3_400;
/** Forms of our own paper in use, and questions that are put to them. */
const OWN_FORMS = 14;
const OWN_TOKENS = [4_300, 5_200, 6_900, 8_800] as const;

/** Calls in order of time. The same seed and stretch give the same calls. */
export function drawCalls(seed: number, stretch: Stretch): Call[] {
  const calls = LANES.flatMap((lane) => drawLane(seed, stretch, lane));
  return calls.sort((a, b) => a.timeMs - b.timeMs || (a.prefixKey < b.prefixKey ? -1 : 1));
}

function drawLane(seed: number, stretch: Stretch, lane: Lane): Call[] {
  const draw = drawFrom(`${seed} ${stretch.name} ${lane.id}`);
  const calls: Call[] = [];
  const factor = lane.rushes ? (stretch.rush?.factor ?? 1) : 1;
  const highest = lane.perMinute * stretch.load * factor;
  let minute = -20;
  for (let contract = 1; ; contract += 1) {
    minute += draw.gap(1 / highest);
    if (minute >= stretch.minutes) return calls;
    // Thinning: outside the rush only a part of the contracts drawn for the highest rate is there.
    const kept = draw.chance(rateAt(stretch, lane, minute) / factor);
    const session = drawSession(draw, lane, `${stretch.name}-${lane.id}-${contract}`, minute * 60_000);
    // Work begun before the stretch goes on in it.
    if (kept) calls.push(...session.filter(({ timeMs }) => timeMs >= 0 && timeMs < stretch.minutes * 60_000));
  }
}

/** Times the ordinary rate: the rush builds up and ebbs away over four minutes. */
function rateAt({ rush }: Stretch, lane: Lane, minute: number): number {
  if (!rush || !lane.rushes) return 1;
  const since = minute - rush.fromMinute;
  const share = Math.max(0, Math.min(1, since / 4, (rush.minutes - since) / 4));
  return 1 + (rush.factor - 1) * share;
}

function drawSession(draw: Draw, lane: Lane, contract: string, startMs: number): Call[] {
  const own = draw.chance(lane.ownPaper) ? draw.int(1, OWN_FORMS) : null;
  const contractTokens =
    own === null
      ? Math.round(Math.min(90_000, draw.around(lane.length.median, lane.length.spread)))
      : (OWN_TOKENS[own % OWN_TOKENS.length] ?? OWN_TOKENS[0]);
  const prefixTokens = PLAYBOOK_TOKENS + contractTokens;
  const offset = 0.07 * draw.normal();
  const questions = draw.int(...lane.questions);
  let timeMs = startMs;
  return Array.from({ length: questions }, (_, at): Call => {
    if (at > 0) timeMs += 1_000 * (lane.gapSeconds.least + draw.gap(lane.gapSeconds.mean - lane.gapSeconds.least));
    const difficulty =
      lane.difficulty.mean + offset + lane.difficulty.spread * draw.normal() - (own === null ? 0 : 0.1);
    const planted = own === null && draw.chance(lane.planted);
    // On our own paper the first questions are always the same; elsewhere two lawyers now and then ask the same.
    const asked = own === null ? (draw.chance(0.07) ? draw.int(1, 3) : null) : (at % 5) + 1;
    return {
      timeMs: Math.round(timeMs),
      promptTokens: prefixTokens + Math.round(draw.around(lane.questionTokens, 0.4)),
      outputTokens: Math.max(20, Math.round(draw.around(lane.answerTokens, 0.4))),
      difficulty: Math.round(1_000 * Math.min(0.98, Math.max(0.02, difficulty))) / 1_000,
      repeatKey: planted || asked === null ? null : own === null ? `${contract}-q${asked}` : `own-${own}-q${asked}`,
      wording: own === null ? draw.int(1, 40) : 0,
      // A contract under negotiation has a new version every few minutes; our own paper changes twice a year.
      freshnessMs: own === null && lane.id === 'desk' ? draw.int(4, 25) * 60_000 : null,
      risk: planted ? 'planted' : lane.id === 'signature' ? 'signature' : 'routine',
      slice: lane.id,
      batchOk: lane.batch,
      prefixKey: own === null ? contract : `own-${own}`,
      prefixTokens,
      needsContext: !planted && draw.chance(lane.library),
    };
  });
}

const COLUMNS = [
  'timeMs',
  'promptTokens',
  'outputTokens',
  'difficulty',
  'repeatKey',
  'wording',
  'freshnessMs',
  'risk',
  'slice',
  'batchOk',
  'prefixKey',
  'prefixTokens',
  'needsContext',
] as const satisfies readonly (keyof Call)[];

/** One line per call; an empty cell where there is nothing to say. */
export function writeCalls(calls: readonly Call[]): string {
  const cell = (value: Call[keyof Call]): string =>
    value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  const lines = calls.map((call) => COLUMNS.map((name) => cell(call[name])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}
