import type { KindChecks } from '../contract';
import type { Json } from '../../lib/json';
import type { CostLatencyContent, CostLatencyFields, CostLatencyPublicView } from './content';
import { readCatalogue, readChangedCatalogue, readPublicScenarios } from './exercise-data';
import { FILES } from './formats';
import { proveFrontier } from './frontier/prove-frontier';
import { writeJudgeNotes } from './judge-notes';
import { designFiles, MEMO_FILE } from './kind';
import { runPublic } from './run-public.server';
import { changeExecution, hiddenExecution, publicExecution } from './scoring/execution';
import { loadExerciseForGrading } from './scoring/load-exercise-for-grading';
import { observeChange, observeHidden, observePublic, readAnswerDesigns } from './scoring/run-steps.server';
import { scoreAnswer } from './scoring/score-answer';
import { validateExercise } from './validation/validate-exercise';

const HIDDEN = 'hidden-traffic';
const PUBLIC = 'public-traffic';
const CHANGE = 'change';
/** Observations are plain data whose interfaces have no index signature. */
const asJson = (value: object): Json => value as Json;

/** The server part of the kind. Designs are data: they are simulated here, and no code of a candidate runs. */
export const checks: KindChecks<CostLatencyContent, CostLatencyFields, CostLatencyPublicView> = {
  validate: validateExercise,

  async prove({ content, publicFiles, gradingFiles }) {
    const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
    if (!exercise.frontier) return [];
    return proveFrontier({ ...exercise, scenarios: exercise.hidden }, exercise.frontier);
  },

  readPublicView(content, publicFiles) {
    const scenarios = readPublicScenarios(publicFiles);
    const changedCatalogue = readChangedCatalogue(content, publicFiles);
    return {
      catalogue: readCatalogue(publicFiles),
      ...(changedCatalogue ? { changedCatalogue } : {}),
      scenarios,
      traffic: Object.fromEntries(scenarios.map(({ traffic }) => [traffic, publicFiles.text(traffic)] as const)),
      documents: content.documents.map(({ path, title }) => ({ path, title, text: publicFiles.text(path) })),
      starterDesign: publicFiles.text(FILES.starterDesign),
    };
  },

  readStarter: (content, publicFiles) => ({
    schemaVersion: 1,
    files: {
      ...Object.fromEntries(designFiles(content).map((file) => [file, publicFiles.text(FILES.starterDesign)] as const)),
      [MEMO_FILE]: publicFiles.text(FILES.starterMemo),
    },
    fields: { tried: [] },
  }),

  runPublic,

  steps: [
    {
      id: HIDDEN,
      title: 'Simulating your design on hidden traffic: usual days, bursts, outages',
      run: async (context) => asJson(await observeHidden(context)),
    },
    {
      id: PUBLIC,
      title: 'Simulating public traffic to compare the figures in your memo',
      run: async (context) => asJson(await observePublic(context)),
    },
    {
      id: CHANGE,
      title: 'Simulating the design after the change',
      run: async (context) => asJson(await observeChange(context)),
    },
  ],

  score({ content, answer, publicFiles, gradingFiles }, outputs) {
    const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
    return scoreAnswer({
      exercise,
      answer,
      ...readAnswerDesigns(exercise, answer.files),
      documents: content.documents.map(({ path }) => publicFiles.text(path)),
      hidden: hiddenExecution.parse(outputs[HIDDEN]),
      shown: publicExecution.parse(outputs[PUBLIC]),
      change: changeExecution.parse(outputs[CHANGE]),
    });
  },

  judgeNotes: writeJudgeNotes,
};
