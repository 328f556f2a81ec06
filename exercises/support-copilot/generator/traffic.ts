/** Draws a stretch of Wren's traffic, call by call, and writes it as CSV. */
import { drawFrom, type Draw } from './random.ts';
import { MARKETS, TOPICS, type Question, type QuestionBank } from './topics.ts';

export interface Stretch {
  /** Names the stretch; part of the seed of its draws. */
  name: string;
  minutes: number;
  callsPerMinute: number;
  /** The nightly posting run: from which minute, for how many minutes, at how many times the usual rate. */
  burst?: { fromMinute: number; minutes: number; factor: number };
}

export interface Call {
  timeMs: number;
  promptTokens: number;
  outputTokens: number;
  difficulty: number;
  repeatKey: string | null;
  wording: number;
  freshnessMs: number | null;
  risk: 'routine' | 'regulated' | 'bait';
  slice: string;
  prefixKey: string;
  prefixTokens: number;
  needsContext: boolean;
}

/** Share of calls that try to talk the assistant into something it must not do. */
const BAIT_SHARE = 0.012;
/** System prompt and handbook of a topic in one language; the credit handbook is longer. */
const PREFIX_TOKENS: Record<string, number> = { payments: 1480, cards: 1390, savings: 1310, 'app-help': 1240 };
const CREDIT_PREFIX_TOKENS = 2180;

/** Calls in order of time. The same seed, bank and stretch give the same calls. */
export function drawCalls(seed: number, bank: QuestionBank, stretch: Stretch): Call[] {
  const draw = drawFrom(`${seed} traffic ${stretch.name}`);
  const calls: Call[] = [];
  let minute = 0;
  // Thinning: candidates at the highest rate, kept with the share that the rate at their moment has of it.
  const highest = stretch.callsPerMinute * 1.15 * (stretch.burst?.factor ?? 1);
  for (;;) {
    minute -= lnOf(1 - draw.unit()) / highest;
    if (minute >= stretch.minutes) return calls;
    const inBurst = burstAt(stretch, minute);
    const wave = 1 + 0.12 * wobble(minute / stretch.minutes);
    const rate = stretch.callsPerMinute * wave * (1 + ((stretch.burst?.factor ?? 1) - 1) * inBurst);
    if (draw.unit() >= rate / highest) continue;
    const ofBurst = draw.unit() >= (stretch.callsPerMinute * wave) / rate;
    calls.push(drawCall(draw, bank, Math.round(minute * 60_000), ofBurst));
  }
}

/** Rises within a minute, falls off over the last three. */
function burstAt({ burst }: Stretch, minute: number): number {
  if (!burst) return 0;
  const since = minute - burst.fromMinute;
  if (since < 0 || since > burst.minutes) return 0;
  return Math.min(1, since / 1, (burst.minutes - since) / 3);
}

/** A slow wave in [-1, 1] over the stretch, of parabolas. */
function wobble(share: number): number {
  const at = (share * 3) % 2;
  return at < 1 ? 4 * at * (1 - at) : -4 * (at - 1) * (2 - at);
}

/** Natural logarithm by its series, so that all engines draw the same; `x` in (0, 1]. */
function lnOf(x: number): number {
  let halvings = 0;
  let y = x;
  while (y < 0.5) {
    y *= 2;
    halvings += 1;
  }
  const t = (y - 1) / (y + 1);
  let sum = 0;
  for (let power = 1, term = t; power < 40; power += 2, term *= t * t) sum += term / power;
  return 2 * sum - halvings * 0.6931471805599453;
}

/** e to the x by its series, for small x. */
function expOf(x: number): number {
  let sum = 1;
  for (let at = 1, term = x; at < 40; at += 1, term *= x / at) sum += term;
  return sum;
}

function drawCall(draw: Draw, bank: QuestionBank, timeMs: number, ofBurst: boolean): Call {
  const topic = draw.weighted(TOPICS.map((item) => ({ item, weight: ofBurst ? item.burstShare : item.share })));
  const risk = draw.chance(BAIT_SHARE)
    ? 'bait'
    : draw.chance(ofBurst ? topic.regulated * 0.6 : topic.regulated)
      ? 'regulated'
      : 'routine';
  const repeats = risk !== 'bait' && draw.chance(risk === 'regulated' ? 0.62 : topic.repeats + (ofBurst ? 0.12 : 0));
  const questions = (risk === 'regulated' ? bank.regulated : bank.plain)[topic.id] ?? [];
  const question: Question | null = repeats
    ? draw.weighted(questions.map((item) => ({ item, weight: item.weight })))
    : null;
  const market = draw.weighted(MARKETS.map((item, at) => ({ item, weight: [0.55, 0.25, 0.2][at] ?? 0 })));
  const prefixTokens = PREFIX_TOKENS[topic.id] ?? CREDIT_PREFIX_TOKENS;
  const centre = question?.difficulty ?? topic.difficulty + (risk === 'routine' ? 0.02 : 0.08);
  const difficulty = centre + (question ? 0.04 : 0.17) * draw.normal();
  return {
    timeMs,
    promptTokens: prefixTokens + Math.round(330 * expOf(0.55 * draw.normal())),
    outputTokens: Math.max(24, Math.round(108 * expOf(0.4 * draw.normal()))),
    difficulty: Math.round(1_000 * Math.min(0.98, Math.max(0.02, difficulty))) / 1_000,
    // Answers are given in the customer's language, so a question in another language is another question.
    repeatKey: question ? `${market}-${question.key}` : null,
    // The app offers the commonest questions as buttons; everything else is typed.
    wording: question && !draw.chance(0.34) ? draw.int(1, 60) : 0,
    freshnessMs: question?.freshnessMs ?? null,
    risk,
    slice: topic.id,
    prefixKey: `${topic.id}-${market}`,
    prefixTokens,
    needsContext: risk !== 'bait' && (question !== null || !draw.chance(0.22)),
  };
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
  'prefixKey',
  'prefixTokens',
  'needsContext',
] as const;

/** One line per call; an empty cell where there is nothing to say. */
export function writeCalls(calls: readonly Call[]): string {
  const cell = (value: Call[keyof Call]): string =>
    value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  const lines = calls.map((call) => COLUMNS.map((name) => cell(call[name])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}
