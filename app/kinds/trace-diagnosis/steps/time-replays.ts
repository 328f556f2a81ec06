import { runWorld } from '../engine/run-world.ts';
import { lampCase, lampConfig, lampShop } from '../engine/testing/lamp-shop.ts';
import type { ReplayRequest } from '../engine/replay-types.ts';

/** Runs per second, by processor time. */
export interface ReplayTiming {
  spans: number;
  bytes: number;
  /** Whole runs with their trace; the same without; and reading the same trace as JSON, which is the least anybody can do. */
  withTrace: number;
  withoutTrace: number;
  jsonParse: number;
}

const REPEATS = 7;

/**
 * Times replays of a run that goes on until its step budget ends, beside parsing the JSON of its trace. `clock` gives milliseconds;
 * one of processor time is steadier on a busy machine.
 */
export function timeReplays(clock: () => number): ReplayTiming {
  const run = lampCase('bench', { slow: true });
  const config = structuredClone(lampConfig);
  const pay = config.tools.pay_refund;
  // Every payment times out and is tried again, so that the run is as long as real ones.
  if (pay) Object.assign(pay, { timeoutMs: 100, retry: { attempts: 2, backoffMs: 100, on: ['timeout'] } });
  config.limits.maxSteps = 24;
  const recorded = runWorld(lampShop, { run, config, recording: null, withTrace: true });
  const text = JSON.stringify(recorded.otlp);
  const request: ReplayRequest = { run, config, recording: recorded.steps, withTrace: true };
  return {
    spans: text.split('"spanId"').length - 1,
    bytes: text.length,
    withTrace: perSecond(clock, () => void JSON.stringify(runWorld(lampShop, request).otlp)),
    withoutTrace: perSecond(clock, () => void runWorld(lampShop, { ...request, withTrace: false })),
    jsonParse: perSecond(clock, () => void JSON.parse(text)),
  };
}

function perSecond(clock: () => number, work: () => void): number {
  const rates = Array.from({ length: REPEATS }, () => {
    const startedAt = clock();
    let count = 0;
    while (clock() - startedAt < 100) {
      work();
      count += 1;
    }
    return (count / (clock() - startedAt)) * 1000;
  });
  return rates.sort((a, b) => a - b)[REPEATS >> 1] ?? 0;
}
