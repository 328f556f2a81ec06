import type { GradingFiles } from '../../contract';
import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import { findDesignProblems } from '../design-problems';
import { FILES, frontier, type HiddenScenario } from '../formats';
import { dominates } from '../scoring/frontier-distance';
import { MOST_REQUESTS_PER_CALL } from '../scoring/thresholds';
import { mostRequestsPerCall } from '../scoring/walk-stages';
import type { ProblemList } from '../../../lib/problem-list';

/** Checks grading/frontier.json as far as that goes without simulating; `proveFrontier` does the rest. */
export function validateFrontier(
  list: ProblemList,
  options: {
    content: CostLatencyContent;
    gradingFiles: GradingFiles;
    catalogue: Catalogue;
    hidden: readonly HiddenScenario[];
    slices: readonly string[] | undefined;
  },
): void {
  const { content, gradingFiles, catalogue, hidden, slices } = options;
  const file = `grading/${FILES.frontier}`;
  if (!gradingFiles.has(FILES.frontier) && content.points.frontier === 0) return;
  const found = list.readJson(gradingFiles, 'grading', FILES.frontier, frontier);
  if (!found) return;
  if (!hidden.some(({ id, role }) => id === found.scenario && role === 'usual')) {
    list.add(file, 'scenario', `there is no usual hidden scenario "${found.scenario}"`);
  }
  found.points.forEach((point, at) => {
    const where = `points[${at}]`;
    const better = found.points.find((other) => dominates(other, point));
    if (better) list.add(file, where, `"${point.name}" is beaten in all three numbers by "${better.name}"`);
    for (const { path, message } of findDesignProblems(point.design, catalogue, slices)) {
      list.add(file, `${where}.design.${path}`, message);
    }
    if (mostRequestsPerCall(point.design.stages) > MOST_REQUESTS_PER_CALL) {
      list.add(file, `${where}.design`, `may come to more than ${MOST_REQUESTS_PER_CALL} requests per call`);
    }
  });
}
