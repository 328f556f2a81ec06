/**
 * Searches the design space for the frontier that designs are compared with, and writes grading/frontier.json. It uses the engine, so it
 * is bundled first, from the root of the repository:
 *
 *   npx esbuild exercises/support-copilot/generator/search-frontier.ts --bundle --platform=node --format=esm \
 *     --outfile=.cache/search-frontier.mjs && node .cache/search-frontier.mjs exercises/support-copilot
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradingFiles, PublicFiles } from '../../../app/kinds/contract';
import { costLatencyContent } from '../../../app/kinds/cost-latency-design/content';
import { design, type Design } from '../../../app/kinds/cost-latency-design/design';
import { loadHiddenScenarios, readCatalogue } from '../../../app/kinds/cost-latency-design/exercise-data';
import type { Frontier } from '../../../app/kinds/cost-latency-design/formats';
import {
  evaluateOnReference,
  violationEverywhere,
  type FrontierWorld,
} from '../../../app/kinds/cost-latency-design/frontier/evaluate-design';
import { dominates, type PlanePoint } from '../../../app/kinds/cost-latency-design/scoring/frontier-distance';
import { HIDDEN_REPLICATIONS } from '../../../app/kinds/cost-latency-design/scoring/thresholds';
import { buildDesign, CHOICES, type Choice } from './design-space';
import { drawFrom, type Draw } from './random';

const REFERENCE = 'steady';
/** Designs simulated: a tenth at random, the rest neighbours of those on the frontier so far. */
const EVALUATIONS = 1_500;
const RANDOM_SHARE = 0.1;
/** Designs nearer than this to another on the frontier, as a sum of logarithmic differences, are left out. */
const LEAST_GAP = 0.07;

interface Found {
  choice: Choice;
  design: Design;
  point: PlanePoint;
}

function main(folder: string): void {
  const world = readWorld(folder);
  const archive = search(world, drawFrom('frontier of the support copilot'));
  const points = thin(archive.flatMap((found) => confirm(world, found)));
  const frontier: Frontier = {
    scenario: REFERENCE,
    method: `Of ${EVALUATIONS} designs of generator/design-space.ts, a tenth drawn at random and the others neighbours of the best so far, those that keep every limit in every hidden scenario and are beaten by none in all three numbers.`,
    points,
  };
  writeFileSync(join(folder, 'grading/frontier.json'), `${JSON.stringify(frontier, null, 1)}\n`);
  for (const { name, latencyP95Ms, costPerCallUsd, rightShare } of points) {
    console.log(
      `${name}: ${latencyP95Ms.toFixed(0)} ms, $${costPerCallUsd.toFixed(4)}, ${(100 * rightShare).toFixed(1)} %`,
    );
  }
}

function readWorld(folder: string): FrontierWorld {
  const manifest = JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8')) as { content: unknown };
  const files = (part: string) => ({
    has: (path: string) => existsSync(join(folder, part, path)),
    text: (path: string) => readFileSync(join(folder, part, path), 'utf8'),
    paths: () => [],
  });
  return {
    content: costLatencyContent.parse(manifest.content),
    catalogue: readCatalogue(files('public') as unknown as PublicFiles),
    scenarios: loadHiddenScenarios(files('grading') as unknown as GradingFiles),
    referenceId: REFERENCE,
  };
}

/** Two rankings: designs that keep the limits of the reference scenario, and among them those on the frontier that keep all. */
function search(world: FrontierWorld, draw: Draw): Found[] {
  const seen = new Set<string>();
  let archive: Found[] = [];
  let nearest: { choice: Choice; violation: number } | null = null;
  for (let count = 0; count < EVALUATIONS;) {
    const parent: Choice | undefined =
      archive.length > 0 ? archive[draw.int(0, archive.length - 1)]?.choice : nearest?.choice;
    const choice: Choice = parent && !draw.chance(RANDOM_SHARE) ? neighbour(parent, draw) : anyChoice(draw);
    const built = design.parse(buildDesign(choice));
    const text = JSON.stringify(built);
    if (seen.has(text)) continue;
    seen.add(text);
    count += 1;
    const { point, violation } = evaluateOnReference(world, built, 1);
    if (!point) continue;
    if (!nearest || violation < nearest.violation) nearest = { choice, violation };
    if (violation > 0 || archive.some((kept) => dominates(kept.point, point))) continue;
    if (violationEverywhere(world, built, 1) > 0) continue;
    archive = [...archive.filter((kept) => !dominates(point, kept.point)), { choice, design: built, point }];
  }
  return archive;
}

const names = Object.keys(CHOICES) as (keyof Choice)[];
const pick = (name: keyof Choice, draw: Draw): unknown => CHOICES[name][draw.int(0, CHOICES[name].length - 1)];
const anyChoice = (draw: Draw): Choice => Object.fromEntries(names.map((name) => [name, pick(name, draw)])) as Choice;

/** One or two choices drawn again. */
function neighbour(choice: Choice, draw: Draw): Choice {
  const changed = Array.from({ length: draw.int(1, 2) }, () => names[draw.int(0, names.length - 1)] ?? 'guard');
  return { ...choice, ...Object.fromEntries(changed.map((name) => [name, pick(name, draw)])) };
}

/** A design measured as grading does, if it still keeps every limit. */
function confirm(world: FrontierWorld, { choice, design: built }: Found): Frontier['points'] {
  const { point } = evaluateOnReference(world, built, HIDDEN_REPLICATIONS);
  if (!point || violationEverywhere(world, built, HIDDEN_REPLICATIONS) > 0) return [];
  const { mainModel, easyBelow, similar, search: searched, generalCut } = choice;
  const name = [
    mainModel,
    easyBelow > 0 ? `easy below ${easyBelow}` : 'one model',
    similar === 'none' ? 'no similar questions' : `similar questions by ${similar}`,
    searched === 'both' ? 'two searches' : 'one search',
    `desk below ${generalCut}`,
  ].join(', ');
  return [{ name, ...point, design: built }];
}

/** The non-dominated ones, cheapest first, without near twins. */
function thin(points: Frontier['points']): Frontier['points'] {
  const best = points.filter((one) => !points.some((other) => dominates(other, one)));
  const kept: Frontier['points'] = [];
  for (const one of best.sort((a, b) => a.costPerCallUsd - b.costPerCallUsd)) {
    if (kept.every((other) => gap(one, other) >= LEAST_GAP)) kept.push(one);
  }
  return kept.map((one, at) => ({ ...one, name: `${at + 1}: ${one.name}` }));
}

const gap = (a: PlanePoint, b: PlanePoint): number =>
  Math.abs(Math.log(a.latencyP95Ms / b.latencyP95Ms)) +
  Math.abs(Math.log(a.costPerCallUsd / b.costPerCallUsd)) +
  Math.abs(Math.log((1 - a.rightShare) / (1 - b.rightShare)));

main(process.argv[2] ?? '.');
