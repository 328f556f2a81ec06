import type { AuthoringProblem } from '../../contract';
import { FILES, type Frontier } from '../formats';
import { HIDDEN_REPLICATIONS } from '../scoring/thresholds';
import { evaluateOnReference, violationEverywhere, type FrontierWorld } from './evaluate-design';

/** Simulated numbers are exact; JSON keeps them so. What a stored number may differ by is only what an author rounded. */
const ROUNDING = 1e-3;

/**
 * Simulates every design of a stored frontier again. Returns a problem for each whose numbers have become others (the catalogue, the
 * traffic or the engine changed since the search) and for each that breaks a limit of the exercise in some scenario.
 */
export async function proveFrontier(world: FrontierWorld, frontier: Frontier): Promise<AuthoringProblem[]> {
  const problems: AuthoringProblem[] = [];
  const file = `grading/${FILES.frontier}`;
  for (const [at, stored] of frontier.points.entries()) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    const where = `points[${at}]`;
    const { point } = evaluateOnReference(world, stored.design, HIDDEN_REPLICATIONS);
    for (const number of ['latencyP95Ms', 'costPerCallUsd', 'rightShare'] as const) {
      const now = point?.[number];
      if (now !== undefined && Math.abs(now - stored[number]) <= ROUNDING * Math.abs(now)) continue;
      const message = `"${stored.name}" has ${number} ${stored[number]}, the simulation says ${now ?? 'nothing'}: search again`;
      problems.push({ file, where, message });
    }
    const violation = violationEverywhere(world, stored.design, HIDDEN_REPLICATIONS);
    if (violation > 0) {
      problems.push({
        file,
        where,
        message: `"${stored.name}" breaks limits of the exercise (overrun ${violation.toFixed(3)} in all)`,
      });
    }
  }
  return problems;
}
