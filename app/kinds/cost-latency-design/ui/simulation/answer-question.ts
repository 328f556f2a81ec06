import { applyTrafficEvents } from '../../engine/apply-events';
import type { CallTrace } from '../../engine/simulation-types';
import { simulate } from '../../engine/simulate';
import { readTraffic } from '../../read-traffic';
import type { Scenario } from '../../scenario';
import { toTraffic, type Traffic } from '../../traffic';
import type { CallRow, Conditions, Questions, ScenarioFacts, Setup, ToWorker } from './protocol';

/** More calls than this are thinned out evenly in the list of single calls. */
const MAX_LISTED = 4_000;

/** The worker's side without the worker: holds the traffic and answers questions, each from start to end. Deterministic. */
export class QuestionAnswerer {
  private setup: Setup | null = null;
  private readonly traffic = new Map<string, Traffic>();

  answer(question: ToWorker): Questions[ToWorker['name']]['answer'] {
    switch (question.name) {
      case 'facts':
        return this.facts(question.ask);
      case 'simulate':
        return simulate({ ...this.options(question.ask), replications: question.ask.replications });
      case 'calls':
        return this.calls(question.ask);
      case 'trace':
        return simulate({ ...this.options(question.ask), traceCalls: [question.ask.call] }).traces[0] ?? null;
    }
  }

  private facts(setup: Setup): ScenarioFacts[] {
    this.setup = setup;
    return setup.scenarios.map((scenario) => {
      const { length, durationMs, sliceNames, riskNames } = this.trafficOf(scenario);
      return { id: scenario.id, calls: length, durationMs, slices: [...sliceNames], risks: [...riskNames] };
    });
  }

  private trafficOf({ traffic: path }: Scenario): Traffic {
    const known = this.traffic.get(path);
    if (known) return known;
    const made = toTraffic(readTraffic(path, this.setup?.traffic[path] ?? '').calls);
    this.traffic.set(path, made);
    return made;
  }

  private options({ design, catalogue, scenarioId, events }: Conditions) {
    const { setup } = this;
    const scenario = setup?.scenarios.find(({ id }) => id === scenarioId);
    if (!setup || !scenario) throw new RangeError(`there is no scenario "${scenarioId}"`);
    const { slo, callsPerMonth, seed } = setup;
    const { warmUpMs } = scenario;
    return {
      ...{ design, catalogue, warmUpMs, slo, callsPerMonth, seed },
      traffic: this.trafficOf(scenario),
      events: [...scenario.events, ...events],
    };
  }

  private calls(conditions: Conditions): CallRow[] {
    const options = this.options(conditions);
    const all = applyTrafficEvents(options.traffic, options.events, options.seed).length;
    const every = Math.max(1, Math.ceil(all / MAX_LISTED));
    const traceCalls = Array.from({ length: Math.ceil(all / every) }, (_, at) => at * every);
    return simulate({ ...options, traceCalls }).traces.map(toRow);
  }
}

function toRow(trace: CallTrace): CallRow {
  const { call, costUsd, result, reason, handedOff, slice, risk, difficulty } = trace;
  const whole = trace.spans[0];
  const timeMs = whole?.startMs ?? 0;
  const latencyMs = (whole?.endMs ?? 0) - timeMs;
  return { call, timeMs, latencyMs, costUsd, result, reason, handedOff, slice, risk, difficulty };
}
