import type { ScenarioEvent } from '../scenario';
import { emptyTraffic, type Traffic } from '../traffic';
import { Draws } from './draws';

/** Purposes of draws here; calls are not simulated yet, so they share no names with those of the engine. */
const COPIES = 1;
const SOURCE = 2;
const MOMENT = 3;

/**
 * Traffic as the events of a scenario change it: bursts add calls, drift shifts difficulty. The calls of a burst arrive evenly spread
 * at random in its span and are copies of calls from the whole traffic (or one slice of it), so that they repeat questions as often as
 * usual. Deterministic by seed; returns the same object when no event changes traffic.
 */
export function applyTrafficEvents(traffic: Traffic, events: readonly ScenarioEvent[], seed: number): Traffic {
  let current = traffic;
  events.forEach((event, at) => {
    if (event.type === 'burst') current = addBurst(current, traffic, event, new Draws(seed + 7919 * (at + 1)));
  });
  const drifts = events.filter((event) => event.type === 'difficulty-drift');
  if (drifts.length === 0) return current;
  const difficulty = Float64Array.from(current.difficulty, (value, call) => {
    const time = current.timeMs[call] as number;
    const shift = drifts.reduce((sum, drift) => sum + (time >= drift.fromMs && time < drift.toMs ? drift.shift : 0), 0);
    return Math.min(1, Math.max(0, value + shift));
  });
  return { ...current, difficulty };
}

function addBurst(
  current: Traffic,
  original: Traffic,
  burst: Extract<ScenarioEvent, { type: 'burst' }>,
  draws: Draws,
): Traffic {
  const pool: number[] = [];
  let usual = 0;
  for (let call = 0; call < original.length; call += 1) {
    if (burst.slice !== undefined && original.sliceNames[original.slice[call] as number] !== burst.slice) continue;
    pool.push(call);
    const time = original.timeMs[call] as number;
    if (time >= burst.fromMs && time < burst.toMs) usual += 1;
  }
  const exact = usual * (burst.factor - 1);
  const added = Math.floor(exact) + (draws.uniform(0, COPIES) < exact % 1 ? 1 : 0);
  if (pool.length === 0 || added === 0) return current;
  const copies = Array.from({ length: added }, (_, at) => ({
    from: original,
    call: pool[Math.floor(draws.uniform(at, SOURCE) * pool.length)] as number,
    timeMs: burst.fromMs + draws.uniform(at, MOMENT) * (burst.toMs - burst.fromMs),
  }));
  const own = Array.from({ length: current.length }, (_, call) => ({
    from: current,
    call,
    timeMs: current.timeMs[call] as number,
  }));
  return gather(
    current,
    [...own, ...copies].sort((a, b) => a.timeMs - b.timeMs),
  );
}

function gather(like: Traffic, picks: readonly { from: Traffic; call: number; timeMs: number }[]): Traffic {
  const columns = emptyTraffic(picks.length);
  picks.forEach(({ from, call, timeMs }, at) => {
    columns.timeMs[at] = timeMs;
    columns.promptTokens[at] = from.promptTokens[call] as number;
    columns.outputTokens[at] = from.outputTokens[call] as number;
    columns.difficulty[at] = from.difficulty[call] as number;
    columns.repeatKey[at] = from.repeatKey[call] as number;
    columns.exactKey[at] = from.exactKey[call] as number;
    columns.freshnessMs[at] = from.freshnessMs[call] as number;
    columns.risk[at] = from.risk[call] as number;
    columns.slice[at] = from.slice[call] as number;
    columns.batchOk[at] = from.batchOk[call] as number;
    columns.prefixKey[at] = from.prefixKey[call] as number;
    columns.prefixTokens[at] = from.prefixTokens[call] as number;
    columns.needsContext[at] = from.needsContext[call] as number;
  });
  return { ...like, ...columns, durationMs: Math.max(like.durationMs, columns.timeMs.at(-1) ?? 0) };
}
