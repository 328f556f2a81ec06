import type { GradingContext } from '../../contract';
import type { CostLatencyContent, CostLatencyFields } from '../content';
import type { Catalogue } from '../catalogue';
import type { Design } from '../design';
import { simulate } from '../engine/simulate';
import { CHANGED_DESIGN_FILE, DESIGN_FILE } from '../kind';
import { PUBLIC_SIMULATION } from '../public-simulation';
import type { ChangeExecution, HiddenExecution, PublicExecution } from './execution';
import { loadExerciseForGrading, type GradedExercise } from './load-exercise-for-grading';
import { observe } from './observation';
import { observeScenario, type LoadedScenario } from './observe-scenario';
import { readAnswerDesign, type ReadAnswer } from './read-answer';
import { CHANGE_REPLICATIONS, HIDDEN_REPLICATIONS, HIDDEN_SEED } from './thresholds';

type Context = GradingContext<CostLatencyContent, CostLatencyFields>;

/** The designs of an answer as they are graded: the design, and the design after the change where there is a second part. */
export function readAnswerDesigns(exercise: GradedExercise, files: Context['answer']['files']) {
  const read = (file: string, catalogue: Catalogue): ReadAnswer =>
    readAnswerDesign({
      file,
      text: files[file] ?? '',
      catalogue,
      slices: exercise.slices,
      starter: exercise.starterDesign,
    });
  return {
    first: read(DESIGN_FILE, exercise.catalogue),
    second: exercise.changedCatalogue ? read(CHANGED_DESIGN_FILE, exercise.changedCatalogue) : null,
  };
}

/** Simulates the design on every hidden scenario. Returns no scenarios when there is no design to simulate. */
export async function observeHidden(context: Context): Promise<HiddenExecution> {
  const { content, publicFiles, gradingFiles, answer, signal } = context;
  const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
  const { first } = readAnswerDesigns(exercise, answer.files);
  const scenarios: HiddenExecution['scenarios'] = [];
  if (!first.design) return { schemaVersion: 1, scenarios };
  const progress = countProgress(context, exercise.hidden.length * HIDDEN_REPLICATIONS);
  for (const loaded of exercise.hidden) {
    const { id, title } = loaded.scenario;
    const observation = await observeScenario({
      design: first.design,
      catalogue: exercise.catalogue,
      content,
      loaded,
      seed: HIDDEN_SEED,
      replications: HIDDEN_REPLICATIONS,
      signal,
      onReplication: () => progress(title),
    });
    scenarios.push({ id, observation });
  }
  return { schemaVersion: 1, scenarios };
}

/**
 * Simulates what the candidate could see while working: the public scenarios, the first of them with each incident, and the second
 * part; with the seed and replications of the workspace, so that the memo is held against the numbers that were on the screen.
 */
export async function observePublic(context: Context): Promise<PublicExecution> {
  const { content, publicFiles, gradingFiles, answer, signal } = context;
  const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
  const { first, second } = readAnswerDesigns(exercise, answer.files);
  const [headline] = exercise.public;
  if (!first.design || !headline) return { schemaVersion: 1, parts: [] };
  const plan: { title: string; design: Design; catalogue: Catalogue; loaded: LoadedScenario }[] = [];
  const add = (title: string, design: Design, catalogue: Catalogue, loaded: LoadedScenario) =>
    plan.push({ title, design, catalogue, loaded });
  for (const loaded of exercise.public) add(loaded.scenario.title, first.design, exercise.catalogue, loaded);
  for (const incident of content.incidents) {
    const events = [...headline.scenario.events, ...incident.events];
    const loaded = { ...headline, scenario: { ...headline.scenario, events } };
    add(incident.title, first.design, exercise.catalogue, loaded);
  }
  if (content.change && exercise.changedCatalogue) {
    const { title } = content.change;
    for (const loaded of exercise.public) {
      const name = `${loaded.scenario.title}, ${title}`;
      if (second?.design) add(name, second.design, exercise.changedCatalogue, loaded);
      add(`${name}, design kept`, first.design, exercise.changedCatalogue, loaded);
    }
  }
  const progress = countProgress(context, plan.length);
  const parts: PublicExecution['parts'] = [];
  for (const { title, design, catalogue, loaded } of plan) {
    await turn();
    signal?.throwIfAborted();
    const { events, warmUpMs } = loaded.scenario;
    const { slo, callsPerMonth } = content;
    const { traffic } = loaded;
    const result = simulate({ design, catalogue, traffic, events, warmUpMs, slo, callsPerMonth, ...PUBLIC_SIMULATION });
    parts.push({ title, observation: observe(result) });
    progress(title);
  }
  return { schemaVersion: 1, parts };
}

/** Simulates the second part on the usual hidden scenarios: the second design, and the first one as it was. */
export async function observeChange(context: Context): Promise<ChangeExecution> {
  const { content, publicFiles, gradingFiles, answer, signal } = context;
  const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
  const { changedCatalogue: catalogue, hidden } = exercise;
  const { first, second } = readAnswerDesigns(exercise, answer.files);
  const execution: ChangeExecution = { schemaVersion: 1, changed: [], kept: [] };
  if (!catalogue || !first.design) return execution;
  const usual = hidden.filter(({ scenario }) => scenario.role === 'usual');
  const progress = countProgress(context, 2 * usual.length * CHANGE_REPLICATIONS);
  for (const loaded of usual) {
    const { id, title } = loaded.scenario;
    const observeDesign = (design: Design) =>
      observeScenario({
        design,
        catalogue,
        content,
        loaded,
        seed: HIDDEN_SEED,
        replications: CHANGE_REPLICATIONS,
        signal,
        onReplication: () => progress(title),
      });
    if (second?.design) execution.changed.push({ id, observation: await observeDesign(second.design) });
    execution.kept.push({ id, observation: await observeDesign(first.design) });
  }
  return execution;
}

function countProgress(context: Context, total: number) {
  let done = 0;
  return (note: string) => context.report({ done: (done += 1), total, note });
}

const turn = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
