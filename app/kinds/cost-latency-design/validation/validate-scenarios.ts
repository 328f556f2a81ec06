import type { GradingFiles, PublicFiles } from '../../contract';
import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import { FILES } from '../formats';
import { readTraffic } from '../read-traffic';
import type { Scenario, ScenarioEvent } from '../scenario';
import type { ProblemList } from '../../../lib/problem-list';

/** Calls of one traffic file: enough for percentiles and intervals, few enough to be graded in seconds. */
const CALLS = { min: 500, max: 100_000 };
/** Measured calls of a class with a floor, in each usual scenario: fewer say nothing about a share. */
const LEAST_OF_CLASS = 30;

/** Checks scenarios and their traffic. Returns the number of calls by slice, over all traffic files. */
export function validateScenarios(
  list: ProblemList,
  root: 'public' | 'grading',
  scenarios: readonly (Scenario & { role?: 'usual' | 'incident' })[],
  files: PublicFiles | GradingFiles,
  catalogue: Catalogue,
  content: CostLatencyContent,
): Map<string, number> {
  const file = `${root}/${root === 'public' ? FILES.publicScenarios : FILES.hiddenScenarios}`;
  const slices = new Map<string, number>();
  const risksOf = new Map<string, Map<string, number>>();
  for (const path of new Set(scenarios.map((scenario) => scenario.traffic))) {
    risksOf.set(path, validateTraffic(list, root, path, files, catalogue, slices));
  }
  scenarios.forEach(({ id, events, traffic, role }, at) => {
    const where = `[${at}]`;
    if (scenarios.findIndex((other) => other.id === id) !== at) list.add(file, where, `scenario "${id}" appears twice`);
    events.forEach((event, of) => checkEvent(list, file, `[${at}].events[${of}]`, event, catalogue, slices));
    if (role !== 'usual') return;
    for (const { risk } of content.floors) {
      const calls = risksOf.get(traffic)?.get(risk) ?? 0;
      if (calls < LEAST_OF_CLASS) {
        list.add(file, where, `holds ${calls} calls of "${risk}", expected at least ${LEAST_OF_CLASS}: it has a floor`);
      }
    }
  });
  return slices;
}

function validateTraffic(
  list: ProblemList,
  root: 'public' | 'grading',
  path: string,
  files: PublicFiles | GradingFiles,
  catalogue: Catalogue,
  slices: Map<string, number>,
): Map<string, number> {
  const file = `${root}/${path}`;
  const risks = new Map<string, number>();
  if (!files.has(path)) {
    list.add(file, '', 'is missing');
    return risks;
  }
  const { calls, problems } = readTraffic(path, files.text(path));
  for (const { line, message } of problems) list.add(file, `line ${line}`, message);
  if (calls.length < CALLS.min || calls.length > CALLS.max) {
    list.add(file, '', `has ${calls.length} calls, expected ${CALLS.min} to ${CALLS.max}`);
  }
  for (const { risk, slice } of calls) {
    risks.set(risk, (risks.get(risk) ?? 0) + 1);
    slices.set(slice, (slices.get(slice) ?? 0) + 1);
  }
  for (const risk of risks.keys()) {
    if (!catalogue.riskClasses.some(({ id }) => id === risk)) {
      list.add(file, '', `risk class "${risk}" is not in the catalogue`);
    }
  }
  return risks;
}

/** Names that an event speaks of must exist. */
export function checkEvent(
  list: ProblemList,
  file: string,
  where: string,
  event: ScenarioEvent,
  catalogue: Catalogue,
  slices: ReadonlyMap<string, number>,
): void {
  if (event.type === 'outage' && !providersOf(catalogue).has(event.provider)) {
    list.add(file, where, `there is no provider "${event.provider}"`);
  }
  if (event.type === 'price-change' && !catalogue.models.some(({ id }) => id === event.model)) {
    list.add(file, where, `there is no model "${event.model}"`);
  }
  if (event.type === 'burst' && event.slice !== undefined && !slices.has(event.slice)) {
    list.add(file, where, `there is no slice "${event.slice}"`);
  }
}

const providersOf = (catalogue: Catalogue): Set<string> =>
  new Set(
    [
      ...catalogue.models,
      ...catalogue.guards,
      ...catalogue.classifiers,
      ...catalogue.embedders,
      ...catalogue.rewriters,
      ...catalogue.retrievers,
      ...catalogue.rerankers,
    ].map(({ provider }) => provider),
  );
