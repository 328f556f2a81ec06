import { readFile } from 'node:fs/promises';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import { costLatencyContent, type CostLatencyContent } from '../kinds/cost-latency-design/content';
import type { Design } from '../kinds/cost-latency-design/design';
import { hashResult } from '../kinds/cost-latency-design/engine/hash-result';
import { simulate } from '../kinds/cost-latency-design/engine/simulate';
import type { SimulationResult } from '../kinds/cost-latency-design/engine/simulation-types';
import { traceOfCall } from '../kinds/cost-latency-design/engine/trace-of-call';
import { loadPublicScenarios, readCatalogue, readChangedCatalogue } from '../kinds/cost-latency-design/exercise-data';
import { kind } from '../kinds/cost-latency-design/kind';
import { measureTarget } from '../kinds/cost-latency-design/measure-target';
import { readDesign } from '../kinds/cost-latency-design/read-design';
import { AppError } from '../lib/errors';
import type { Json } from '../lib/json';
import type { Command, CommandInput } from './command-types';
import { UsageError } from './command-types';
import { describeSimulation, describeStanding } from './describe-simulation';
import { findExerciseFolder, resolvePath } from './find-folder';
import { loadExercise } from './load-exercise';

export const simulateDesign: Command = {
  name: ['simulate'],
  usage:
    '<slug|folder> <design.json> [--traffic public] [--scenario <id>] [--incident <id>] [--changed] [--replications <n>] [--seed <n>] [--trace <call>]',
  summary: 'simulate a design on the public traffic of an exercise: latency, cost, answers, and how its targets stand',
  arity: [2, 2],
  options: {
    traffic: { type: 'string', default: 'public' },
    scenario: { type: 'string' },
    incident: { type: 'string' },
    changed: { type: 'boolean' },
    replications: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    trace: { type: 'string' },
  },
  async run(input, output) {
    if (input.options.traffic !== 'public') throw new UsageError('--traffic must be public: the rest is hidden');
    const [name = '', file = ''] = input.args;
    const exercise = await loadExercise(await findExerciseFolder(name, input));
    if (exercise.manifest.kind !== kind.id) {
      throw new AppError('bad-request', `${exercise.slug} is not an exercise whose designs can be simulated`);
    }
    const content = costLatencyContent.parse(exercise.content);
    const text = await readFile(resolvePath(file, input), 'utf8').catch(() => {
      throw new AppError('not-found', `there is no file ${file}`);
    });
    const { design, scenario, result, trace } = simulateText(exercise, content, text, input);
    const targets = input.options.changed ? (content.change?.targets ?? []) : content.targets;
    const standings = targets.map((target) => ({ target, standing: measureTarget(result, target) }));
    output.line(`${exercise.manifest.title}: ${scenario}`);
    for (const line of describeSimulation(result)) output.line(line);
    output.line('targets');
    for (const each of standings) output.line(`  ${describeStanding(each)}`);
    const json = { slug: exercise.slug, scenario, hash: hashResult(result), targets: standings, design, result, trace };
    return { ok: true, json: JSON.parse(JSON.stringify(json)) as Json };
  },
};

function simulateText(
  exercise: LoadedExercise,
  content: CostLatencyContent,
  text: string,
  { options }: CommandInput,
): { design: Design; scenario: string; result: SimulationResult; trace: unknown } {
  const scenarios = loadPublicScenarios(exercise.publicFiles);
  const wanted = options.scenario ?? scenarios[0]?.scenario.id;
  const found = scenarios.find(({ scenario }) => scenario.id === wanted);
  const ids = scenarios.map(({ scenario }) => scenario.id).join(', ');
  if (!found) throw new AppError('not-found', `there is no public scenario "${String(wanted)}"; there are: ${ids}`);
  const incident = content.incidents.find(({ id }) => id === options.incident);
  if (options.incident !== undefined && !incident) {
    const known = content.incidents.map(({ id }) => id).join(', ') || 'none';
    throw new AppError('not-found', `there is no incident "${String(options.incident)}"; there are: ${known}`);
  }
  const changed = options.changed ? readChangedCatalogue(content, exercise.publicFiles) : null;
  if (options.changed && !changed) throw new AppError('bad-request', `${exercise.slug} has no second part`);
  const catalogue = changed ?? readCatalogue(exercise.publicFiles);
  const { scenario, traffic } = found;
  const { design, problems } = readDesign(text, catalogue, traffic.sliceNames);
  if (!design) {
    const lines = problems.map(({ path, message }) => `  ${path ? `${path}: ` : ''}${message}`);
    throw new AppError('bad-request', ['the design cannot run:', ...lines].join('\n'));
  }
  const call = options.trace === undefined ? null : wholeNumber('trace', options.trace, 0, traffic.length * 50);
  const result = simulate({
    design,
    catalogue,
    traffic,
    events: [...scenario.events, ...(incident?.events ?? [])],
    warmUpMs: scenario.warmUpMs,
    seed: wholeNumber('seed', options.seed, 0, 2 ** 31 - 1),
    replications: wholeNumber('replications', options.replications, 1, 50),
    slo: content.slo,
    callsPerMonth: content.callsPerMonth,
    traceCalls: call === null ? [] : [call],
  });
  const [traced] = result.traces;
  if (call !== null && !traced) throw new AppError('not-found', `the traffic has no call ${call}`);
  return {
    design,
    scenario: incident ? `${scenario.title}, ${incident.title}` : scenario.title,
    result,
    trace: traced ? traceOfCall({ trace: traced, design, catalogue }) : null,
  };
}

function wholeNumber(name: string, value: string | boolean | undefined, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}`);
}
