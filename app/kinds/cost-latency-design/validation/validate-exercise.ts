import type { AuthoringProblem, GradingFiles, PublicFiles } from '../../contract';
import { catalogue, type Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import { FILES, hiddenScenarios, publicScenarios } from '../formats';
import { readDesign } from '../read-design';
import { ProblemList } from '../../../lib/problem-list';
import { validateContent } from './validate-content';
import { validateFrontier } from './validate-frontier';
import { validateScenarios } from './validate-scenarios';

/** All authoring mistakes of a cost-latency-design exercise folder that can be found without simulating. Never throws for bad content. */
export function validateExercise(
  content: CostLatencyContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): AuthoringProblem[] {
  const list = new ProblemList();
  const prices = list.readJson(publicFiles, 'public', FILES.catalogue, catalogue);
  const changed = content.change ? list.readJson(publicFiles, 'public', FILES.changedCatalogue, catalogue) : null;
  const shown = list.readJson(publicFiles, 'public', FILES.publicScenarios, publicScenarios);
  const hidden = list.readJson(gradingFiles, 'grading', FILES.hiddenScenarios, hiddenScenarios);

  const publicSlices = shown && prices ? validateScenarios(list, 'public', shown, publicFiles, prices, content) : null;
  const hiddenSlices =
    hidden && prices ? validateScenarios(list, 'grading', hidden, gradingFiles, prices, content) : null;
  const slices = publicSlices ? [...publicSlices.keys()] : undefined;
  validateContent(list, { content, publicFiles, catalogue: prices, publicSlices, hidden });
  if (hiddenSlices && publicSlices) {
    for (const name of hiddenSlices.keys()) {
      if (publicSlices.has(name)) continue;
      list.add(
        `grading/${FILES.hiddenScenarios}`,
        '',
        `slice "${name}" is in no public traffic: no design can route by it`,
      );
    }
  }
  if (prices && changed) compareCatalogues(list, prices, changed);
  if (prices) checkStarter(list, publicFiles, prices, slices);
  if (!publicFiles.has(FILES.starterMemo)) list.add(`public/${FILES.starterMemo}`, '', 'is missing');
  if (prices && hidden) validateFrontier(list, { content, gradingFiles, catalogue: prices, hidden, slices });
  return list.list();
}

/** The starter must be a design that runs: candidates begin with a live simulation. */
function checkStarter(
  list: ProblemList,
  publicFiles: PublicFiles,
  prices: Catalogue,
  slices: readonly string[] | undefined,
): void {
  const file = `public/${FILES.starterDesign}`;
  if (!publicFiles.has(FILES.starterDesign)) return list.add(file, '', 'is missing');
  for (const { path, message } of readDesign(publicFiles.text(FILES.starterDesign), prices, slices).problems) {
    list.add(file, path, message);
  }
}

/** After the change the same things must be there to choose from, or the first design could not be compared. */
function compareCatalogues(list: ProblemList, before: Catalogue, after: Catalogue): void {
  const file = `public/${FILES.changedCatalogue}`;
  const lists = [
    'riskClasses',
    'models',
    'guards',
    'classifiers',
    'embedders',
    'rewriters',
    'retrievers',
    'rerankers',
  ] as const;
  for (const name of lists) {
    const known = new Set(after[name].map(({ id }) => id));
    for (const { id } of before[name]) {
      if (!known.has(id))
        list.add(file, name, `"${id}" is missing: designs made before the change could not be simulated`);
    }
  }
  if (before.humanDesk && !after.humanDesk) list.add(file, 'humanDesk', 'is missing');
  if (JSON.stringify(before) === JSON.stringify(after)) list.add(file, '', `is the same as public/${FILES.catalogue}`);
}
