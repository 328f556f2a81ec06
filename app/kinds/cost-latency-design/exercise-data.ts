import type { FileTree, GradingFiles, PublicFiles } from '../contract';
import { catalogue, type Catalogue } from './catalogue';
import type { CostLatencyContent } from './content';
import { FILES, frontier, hiddenScenarios, publicScenarios, type Frontier, type HiddenScenario } from './formats';
import { readTraffic } from './read-traffic';
import type { Scenario } from './scenario';
import type { LoadedScenario } from './scoring/observe-scenario';
import { toTraffic, type Traffic } from './traffic';

type Files = Pick<FileTree<'public'>, 'text'> | Pick<FileTree<'grading'>, 'text'>;

/** The catalogue of a validated exercise. Throws on a malformed file, which is our error. */
export const readCatalogue = (files: PublicFiles): Catalogue =>
  catalogue.parse(JSON.parse(files.text(FILES.catalogue)));

/** The catalogue after the change; null for an exercise without a second part. */
export const readChangedCatalogue = (content: CostLatencyContent, files: PublicFiles): Catalogue | null =>
  content.change ? catalogue.parse(JSON.parse(files.text(FILES.changedCatalogue))) : null;

export const readPublicScenarios = (files: PublicFiles): Scenario[] =>
  publicScenarios.parse(JSON.parse(files.text(FILES.publicScenarios)));

/** The scenarios of the workspace with their traffic. */
export const loadPublicScenarios = (files: PublicFiles): LoadedScenario[] =>
  loadTraffic(files, readPublicScenarios(files));

/** The hidden scenarios with their traffic. */
export const loadHiddenScenarios = (files: GradingFiles): LoadedScenario<HiddenScenario>[] =>
  loadTraffic(files, hiddenScenarios.parse(JSON.parse(files.text(FILES.hiddenScenarios))));

/** The author's frontier; null for an exercise that gives no points to it and has none. */
export const readFrontier = (content: CostLatencyContent, files: GradingFiles): Frontier | null =>
  files.has(FILES.frontier) || content.points.frontier > 0
    ? frontier.parse(JSON.parse(files.text(FILES.frontier)))
    : null;

/** Scenarios often share a traffic file: each file is read once. */
function loadTraffic<S extends Scenario>(files: Files, scenarios: readonly S[]): LoadedScenario<S>[] {
  const known = new Map<string, Traffic>();
  return scenarios.map((scenario) => {
    const traffic = known.get(scenario.traffic) ?? parseTraffic(scenario.traffic, files.text(scenario.traffic));
    known.set(scenario.traffic, traffic);
    return { scenario, traffic };
  });
}

function parseTraffic(path: string, text: string): Traffic {
  const { calls, problems } = readTraffic(path, text);
  const [first] = problems;
  if (first) throw new Error(`${path} line ${first.line}: ${first.message}`);
  return toTraffic(calls);
}
