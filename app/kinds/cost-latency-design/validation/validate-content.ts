import type { PublicFiles } from '../../contract';
import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import type { HiddenScenario } from '../formats';
import type { Target } from '../targets';
import type { ProblemList } from '../../../lib/problem-list';
import { checkEvent } from './validate-scenarios';

const FILE = 'exercise.json';
/** Points of checks that no simulation decides, as a share of all, at most. */
const UNSIMULATED_SHARE = 0.3;

/** Checks `content` of exercise.json in itself, and against the catalogue and the traffic. */
export function validateContent(
  list: ProblemList,
  options: {
    content: CostLatencyContent;
    publicFiles: PublicFiles;
    catalogue: Catalogue | null;
    publicSlices: ReadonlyMap<string, number> | null;
    hidden: readonly HiddenScenario[] | null;
  },
): void {
  const { content, publicFiles, catalogue, publicSlices, hidden } = options;
  const { points } = content;
  const total = Object.values(points).reduce((sum, each) => sum + each, 0);
  if (total <= 0) list.add(FILE, 'content.points', 'no check has points');
  if (points.hygiene + points.memoFigures > UNSIMULATED_SHARE * total) {
    list.add(
      FILE,
      'content.points',
      `hygiene and memoFigures may be at most ${UNSIMULATED_SHARE * 100} % of all points`,
    );
  }
  if (points.change > 0 !== (content.change !== undefined)) {
    list.add(FILE, 'content.points.change', 'a second part has points, and points need a second part');
  }
  if (points.emptyRetrieval > 0 && hidden && !hidden.some(hasEmptyRetrieval)) {
    list.add(FILE, 'content.points.emptyRetrieval', 'no hidden scenario has a retrieval-empty event');
  }
  if (content.memoWords.min > content.memoWords.max) list.add(FILE, 'content.memoWords', 'min is above max');
  content.documents.forEach(({ path }, at) => {
    if (!publicFiles.has(path)) list.add(FILE, `content.documents[${at}]`, `public/${path} does not exist`);
  });

  const risks = new Set(catalogue?.riskClasses.map(({ id }) => id));
  const checkTargets = (targets: readonly Target[], where: string) =>
    targets.forEach(({ risk, slice }, at) => {
      if (catalogue && risk !== undefined && !risks.has(risk)) {
        list.add(FILE, `content.${where}[${at}]`, `there is no risk class "${risk}"`);
      }
      if (publicSlices && slice !== undefined && !publicSlices.has(slice)) {
        list.add(FILE, `content.${where}[${at}]`, `there is no slice "${slice}" in the public traffic`);
      }
    });
  checkTargets(content.targets, 'targets');
  checkTargets(content.worstCase, 'worstCase');
  checkTargets(content.change?.targets ?? [], 'change.targets');
  content.floors.forEach(({ risk, rightAtLeast, wrongAtMost }, at) => {
    const where = `content.floors[${at}]`;
    if (catalogue && !risks.has(risk)) list.add(FILE, where, `there is no risk class "${risk}"`);
    if (content.floors.findIndex((other) => other.risk === risk) !== at)
      list.add(FILE, where, `"${risk}" appears twice`);
    if (rightAtLeast + wrongAtMost > 1) {
      list.add(
        FILE,
        where,
        'rightAtLeast and wrongAtMost add up to more than 1: the second could never be broken alone',
      );
    }
  });
  if (!catalogue || !publicSlices) return;
  content.incidents.forEach(({ events }, at) =>
    events.forEach((event, of) =>
      checkEvent(list, FILE, `content.incidents[${at}].events[${of}]`, event, catalogue, publicSlices),
    ),
  );
}

const hasEmptyRetrieval = ({ events }: HiddenScenario): boolean =>
  events.some((event) => event.type === 'retrieval-empty' && event.share > 0);
