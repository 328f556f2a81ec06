import type { GradingContext, RunReport } from '../contract';
import type { Json } from '../../lib/json';
import type { Catalogue } from './catalogue';
import type { CostLatencyContent, CostLatencyFields } from './content';
import { simulate } from './engine/simulate';
import { loadPublicScenarios, readCatalogue, readChangedCatalogue } from './exercise-data';
import { CHANGED_DESIGN_FILE, DESIGN_FILE } from './kind';
import type { PublicRunDetails, PublicRunScenario } from './public-run';
import { PUBLIC_SIMULATION } from './public-simulation';
import { formatMs, formatUsd } from './scoring/format-metric';
import { percent } from './scoring/make-check';
import { sliceNames } from './scoring/load-exercise-for-grading';
import type { LoadedScenario } from './scoring/observe-scenario';
import { readAnswerDesign } from './scoring/read-answer';
import { worstStandings } from './scoring/standing';
import { observe } from './scoring/observation';
import { MISS } from './scoring/thresholds';

type Context = Omit<GradingContext<CostLatencyContent, CostLatencyFields>, 'gradingFiles'>;

/**
 * The candidate's Run: the design on every public scenario, with the seed and replications of the browser, so that both show the same
 * numbers; and the design after the change on the changed catalogue. Sees no hidden file. A design that cannot run comes back as
 * problems with their places. Throws the signal's reason when stopped.
 */
export async function runPublic(context: Context): Promise<RunReport> {
  const { content, answer, publicFiles } = context;
  const startedAt = performance.now();
  const scenarios = loadPublicScenarios(publicFiles);
  const changedCatalogue = readChangedCatalogue(content, publicFiles);
  const first = await runDesign(context, scenarios, DESIGN_FILE, readCatalogue(publicFiles));
  // An untouched second file is work not yet begun, not a mistake.
  const second =
    changedCatalogue && answer.files[CHANGED_DESIGN_FILE]?.trim()
      ? await runDesign(context, scenarios, CHANGED_DESIGN_FILE, changedCatalogue)
      : { problems: [], scenarios: [] };
  const problems = [...first.problems, ...second.problems];
  const [problem] = problems;
  const details: PublicRunDetails = {
    schemaVersion: 1,
    problems,
    scenarios: first.scenarios,
    targets: worstStandings(content.targets, first.scenarios.map(toObserved), MISS.target),
    changed: second.scenarios,
    changedTargets: worstStandings(content.change?.targets ?? [], second.scenarios.map(toObserved), MISS.target),
  };
  return {
    status: problem ? 'failed' : 'ok',
    headline: problem ? `${problem.file} cannot be simulated` : headlineOf(first.scenarios, details),
    ...(problem
      ? {
          error: {
            file: problem.file,
            name: 'DesignProblem',
            message: problem.path ? `${problem.path}: ${problem.message}` : problem.message,
            stack: [],
          },
        }
      : {}),
    logs: [],
    ms: Math.round(performance.now() - startedAt),
    hostCalls: 0,
    costUsd: 0,
    // A simulation's result is plain data, but interfaces have no index signature.
    details: details as unknown as Json,
  };
}

async function runDesign(context: Context, scenarios: readonly LoadedScenario[], file: string, catalogue: Catalogue) {
  const { content, answer, signal, report } = context;
  const text = answer.files[file] ?? '';
  const read = readAnswerDesign({ file, text, catalogue, slices: sliceNames(scenarios), starter: null });
  if (!read.design) {
    const { problems, summary } = read.obstacle;
    const found = problems.length > 0 ? problems : [{ path: '', message: summary }];
    return { problems: found.map((problem) => ({ file, ...problem })), scenarios: [] };
  }
  const results: PublicRunScenario[] = [];
  for (const { scenario, traffic } of scenarios) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    signal?.throwIfAborted();
    const { id, title, events, warmUpMs } = scenario;
    const { slo, callsPerMonth } = content;
    const { design } = read;
    const result = simulate({ design, catalogue, traffic, events, warmUpMs, slo, callsPerMonth, ...PUBLIC_SIMULATION });
    results.push({ id, title, result });
    report({ done: results.length, total: scenarios.length, note: title });
  }
  return { problems: [], scenarios: results };
}

const toObserved = ({ id, title, result }: PublicRunScenario) => ({
  id,
  title,
  description: '',
  role: 'usual' as const,
  observation: observe(result),
});

function headlineOf([first]: readonly PublicRunScenario[], { targets }: PublicRunDetails): string {
  if (!first) return 'There is nothing to simulate';
  const { metrics } = first.result.all;
  const p95 = metrics['latency-p95'];
  const cost = metrics['cost-per-call'];
  const right = metrics['right-share'];
  const met = targets.filter((target) => target.met).length;
  return [
    `${first.result.calls} calls`,
    p95 ? `P95 ${formatMs(p95.value)}` : 'no latency',
    `${formatUsd(cost?.value ?? 0)} per call`,
    `${percent(right?.value ?? 0)} right`,
    `${met} of ${targets.length} targets met`,
  ].join(', ');
}
