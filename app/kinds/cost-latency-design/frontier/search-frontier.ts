import { seededRandom } from '../../../lib/random';
import { findDesignProblems } from '../design-problems';
import { design as designSchema, type Design } from '../design';
import type { Frontier } from '../formats';
import { dominates, type PlanePoint } from '../scoring/frontier-distance';
import { HIDDEN_REPLICATIONS, MOST_REQUESTS_PER_CALL } from '../scoring/thresholds';
import { mostRequestsPerCall } from '../scoring/walk-stages';
import { evaluateOnReference, violationEverywhere, type FrontierWorld } from './evaluate-design';
import { varyDesign } from './vary-design';

interface Candidate {
  name: string;
  design: Design;
  point: PlanePoint;
  violation: number;
}

/** Replications while searching; the designs kept are simulated again with those of grading. */
const SEARCH_REPLICATIONS = 1;
/** Designs that variations start from. */
const POPULATION = 24;
const MOST_POINTS = 40;
/** Points nearer than this (sum of the logarithms of their ratios) are one. */
const SAME = 0.01;

export interface SearchProgress {
  evaluated: number;
  feasible: number;
}

/**
 * Searches for designs that keep every limit of an exercise in every hidden scenario and trade P95 latency, cost per call and right
 * share on the reference scenario as well as can be found: seeded variation of known designs with constraint domination (a design
 * that breaks limits less is better, whatever its numbers; Deb et al., IEEE Transactions on Evolutionary Computation 6 (2002) 182-197).
 * Yields after each evaluation, so that callers can show progress and stop; returns the frontier, empty when nothing keeps all
 * limits. Deterministic by seed; pure. Throws RangeError when no start fits the catalogue.
 */
export function* searchFrontier(options: {
  world: FrontierWorld;
  /** Known designs by name: variations start from them. */
  starts: readonly { name: string; design: Design }[];
  evaluations: number;
  seed: number;
  slices?: readonly string[];
}): Generator<SearchProgress, Frontier['points']> {
  const { world, starts, evaluations, seed, slices } = options;
  const random = seededRandom(seed);
  let population: Candidate[] = [];
  let archive: Candidate[] = [];
  let evaluated = 0;
  const runs = (design: Design) =>
    designSchema.safeParse(design).success &&
    findDesignProblems(design, world.catalogue, slices).length === 0 &&
    mostRequestsPerCall(design.stages) <= MOST_REQUESTS_PER_CALL;
  const consider = (name: string, design: Design) => {
    const { point, violation } = evaluateOnReference(world, design, SEARCH_REPLICATIONS);
    evaluated += 1;
    if (!point) return;
    const candidate = { name, design, point, violation };
    population = survivors([...population, candidate]);
    if (violation > 0 || archive.some((kept) => leavesNothing(kept.point, point))) return;
    // Only what would be on the frontier is simulated on every other scenario.
    if (violationEverywhere(world, design, SEARCH_REPLICATIONS) > 0) return;
    archive = spread([...archive.filter((kept) => !dominates(point, kept.point)), candidate]);
  };

  for (const { name, design } of starts) {
    if (!runs(design)) continue;
    consider(name, design);
    yield { evaluated, feasible: archive.length };
  }
  if (population.length === 0) throw new RangeError('no start of the search fits the catalogue');
  const others = starts.map(({ design }) => design);
  // Variations that cannot run cost next to nothing, but must not keep the search going for ever.
  for (let tries = 0; evaluated < evaluations && tries < evaluations * 50; tries += 1) {
    const parents = archive.length > 0 && random() < 0.6 ? archive : population;
    const parent = parents[Math.floor(random() * parents.length)] as Candidate;
    const child = varyDesign(parent.design, others, world.catalogue, random);
    if (!runs(child)) continue;
    consider(`found-${evaluated + 1}`, child);
    yield { evaluated, feasible: archive.length };
  }
  return toFrontier(world, archive);
}

/** Best first: fewer violations, then fewer that dominate it; equal ones keep their order. */
function survivors(candidates: Candidate[]): Candidate[] {
  const ranked = candidates.map((candidate) => ({
    candidate,
    beaten: candidates.filter((other) => dominates(other.point, candidate.point)).length,
  }));
  return ranked
    .sort((a, b) => a.candidate.violation - b.candidate.violation || a.beaten - b.beaten)
    .slice(0, POPULATION)
    .map(({ candidate }) => candidate);
}

/** Keeps the archive small: of the two nearest neighbours the later one goes. */
function spread(archive: Candidate[]): Candidate[] {
  const kept = [...archive];
  while (kept.length > MOST_POINTS) {
    let nearest = { at: kept.length - 1, gap: Infinity };
    kept.forEach((candidate, at) => {
      for (const other of kept.slice(0, at)) {
        const gap = gapBetween(candidate.point, other.point);
        if (gap < nearest.gap) nearest = { at, gap };
      }
    });
    kept.splice(nearest.at, 1);
  }
  return kept;
}

/** Whether a point is no better than a known one: beaten by it, or so near that it would say nothing new. */
const leavesNothing = (known: PlanePoint, point: PlanePoint): boolean =>
  dominates(known, point) || (gapBetween(known, point) < SAME && !dominates(point, known));

const gapBetween = (a: PlanePoint, b: PlanePoint): number =>
  Math.abs(Math.log(a.latencyP95Ms / b.latencyP95Ms)) +
  Math.abs(Math.log((a.costPerCallUsd + 1e-9) / (b.costPerCallUsd + 1e-9))) +
  Math.abs(Math.log((1.01 - a.rightShare) / (1.01 - b.rightShare)));

/** Simulates the archive as grading does and keeps what still holds, cheapest first. */
function toFrontier(world: FrontierWorld, archive: readonly Candidate[]): Frontier['points'] {
  const final = archive.flatMap(({ name, design }) => {
    const { point } = evaluateOnReference(world, design, HIDDEN_REPLICATIONS);
    return point && violationEverywhere(world, design, HIDDEN_REPLICATIONS) === 0 ? [{ name, ...point, design }] : [];
  });
  return final
    .filter(
      (one, at) => !final.some((other, of) => dominates(other, one) || (of < at && gapBetween(other, one) < SAME)),
    )
    .sort((a, b) => a.costPerCallUsd - b.costPerCallUsd);
}
