import { describe, expect, it } from 'vitest';
import type { SimulationResult } from '../../engine/simulation-types';
import { simulate } from '../../engine/simulate';
import { answer, plainCalls, plainCatalogue, plainDesign } from '../../testing/plain-world';
import { QuestionAnswerer } from './answer-question';
import type { Conditions, FromWorker, Setup, ToWorker } from './protocol';
import { Simulator, Superseded, type WorkerLike } from './simulator';

const lines = Array.from({ length: 50 }, (_line, at) =>
  JSON.stringify({
    timeMs: at * 100,
    promptTokens: 1_000,
    outputTokens: 100,
    difficulty: 0.5,
    risk: 'normal',
    slice: 'chat',
    needsContext: false,
  }),
);
const setup: Setup = {
  scenarios: [{ id: 'day', title: 'Day', description: 'A day', traffic: 'day.jsonl', warmUpMs: 0, events: [] }],
  traffic: { 'day.jsonl': lines.join('\n') },
  slo: { latencyMs: 2_000, share: 0.95 },
  callsPerMonth: 1_000_000,
  seed: 1,
};
const conditions: Conditions = {
  design: plainDesign([answer()]),
  catalogue: plainCatalogue(),
  scenarioId: 'day',
  events: [],
};

/** A worker in this thread that answers when it is told to. */
class HandWorker implements WorkerLike {
  static all: HandWorker[] = [];
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  readonly received: ToWorker[] = [];
  private readonly answerer = new QuestionAnswerer();
  constructor() {
    HandWorker.all.push(this);
  }
  postMessage(message: ToWorker): void {
    this.received.push(structuredClone(message));
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Answers everything received so far. */
  work(): void {
    for (const message of this.received.splice(0)) {
      let data: FromWorker;
      try {
        data = { id: message.id, answer: structuredClone(this.answerer.answer(message)), ms: 1 };
      } catch (error) {
        data = { id: message.id, error: error instanceof Error ? error.message : '' };
      }
      this.onmessage?.({ data } as MessageEvent<FromWorker>);
    }
  }
}
const start = () => {
  HandWorker.all = [];
  const simulator = new Simulator(() => new HandWorker(), setup);
  return { simulator, worker: (at = 0) => HandWorker.all[at] as HandWorker };
};

describe('the simulation of a page', () => {
  it('comes to what the engine comes to on the server', async () => {
    const { simulator, worker } = start();
    const asked = simulator.ask('live', 'simulate', { ...conditions, replications: 2 });
    worker().work();
    const { answer: result } = await asked;
    const expected: SimulationResult = simulate({
      ...{ design: conditions.design, catalogue: conditions.catalogue, seed: 1, replications: 2, slo: setup.slo },
      traffic: plainCalls(Array.from({ length: 50 }, (_time, at) => at * 100)),
      callsPerMonth: setup.callsPerMonth,
    });
    expect(result).toEqual(expected);
  });
  it('drops questions that were asked again before their turn', async () => {
    const { simulator, worker } = start();
    const first = simulator.ask('live', 'simulate', { ...conditions, replications: 1 });
    const dropped = simulator.ask('live', 'simulate', { ...conditions, replications: 1 });
    const last = simulator.ask('live', 'simulate', { ...conditions, replications: 1 });
    await expect(dropped).rejects.toBeInstanceOf(Superseded);
    worker().work();
    await first;
    worker().work();
    await last;
    expect(HandWorker.all).toHaveLength(1);
  });
  it('stops what is no longer wanted and goes on with a new worker', async () => {
    const { simulator, worker } = start();
    const old = simulator.ask('compare', 'simulate', { ...conditions, replications: 100 });
    const next = simulator.ask('compare', 'simulate', { ...conditions, replications: 1 });
    await expect(old).rejects.toBeInstanceOf(Superseded);
    expect(worker(0).terminated).toBe(true);
    worker(1).work();
    expect((await next).answer.replications).toBe(1);
  });
  it('does not let a live question wait for a long one', async () => {
    const { simulator, worker } = start();
    const long = simulator.ask('refine', 'simulate', { ...conditions, replications: 100 });
    const stopped = expect(long).rejects.toBeInstanceOf(Superseded);
    const live = simulator.ask('live', 'simulate', { ...conditions, replications: 1 });
    await stopped;
    expect(worker(0).terminated).toBe(true);
    worker(1).work();
    expect((await live).answer.calls).toBe(50);
  });
  it('says why a design cannot be simulated', async () => {
    const { simulator, worker } = start();
    const asked = simulator.ask('live', 'simulate', { ...conditions, scenarioId: 'night', replications: 1 });
    worker().work();
    await expect(asked).rejects.toThrow('there is no scenario "night"');
  });
  it('lists single calls, those of a burst too, and opens each of them', async () => {
    const { simulator, worker } = start();
    const events: Conditions['events'] = [{ type: 'burst', fromMs: 0, toMs: 5_000, factor: 3 }];
    const asked = simulator.ask('calls', 'calls', { ...conditions, events });
    worker().work();
    const { answer: rows } = await asked;
    expect(rows).toHaveLength(150);
    expect(rows[7]).toMatchObject({ call: 7, latencyMs: 200, result: 'right', slice: 'chat', risk: 'normal' });
    const opened = simulator.ask('trace', 'trace', { ...conditions, events, call: 7 });
    worker().work();
    const trace = (await opened).answer;
    expect(trace?.spans.length).toBeGreaterThan(1);
    expect(trace?.costUsd).toBe(rows[7]?.costUsd);
  });
  it('answers nobody once it is closed', async () => {
    const { simulator } = start();
    const asked = simulator.ask('live', 'simulate', { ...conditions, replications: 1 });
    simulator.close();
    await expect(asked).rejects.toBeInstanceOf(Superseded);
    await expect(simulator.ask('live', 'simulate', { ...conditions, replications: 1 })).rejects.toBeInstanceOf(
      Superseded,
    );
  });
});
