import type { KindChecks } from '../contract';
import { executeHidden } from './execute-hidden.server';
import { readHiddenData, readPublicRows } from './exercise-data';
import { execution } from './execution';
import { writeJudgeNotes } from './judge-notes';
import type { EvalDesignContent, EvalDesignFields, EvalDesignPublicView } from './kind';
import { runPublic } from './run-public.server';
import { scoreAnswer } from './scoring/score-answer';
import { STARTER_FILES } from './starter-files';
import { validateExercise } from './validation/validate-exercise';

/** Id of the one expensive step: the evaluator over all hidden outputs. */
const EXECUTE = 'execute';

/** The server part of the kind. `score` is pure and reads the hidden gold labels; the evaluator's process never does. */
export const checks: KindChecks<EvalDesignContent, EvalDesignFields, EvalDesignPublicView> = {
  validate: validateExercise,

  readPublicView: (content, publicFiles) => ({
    rows: readPublicRows(publicFiles),
    documents: content.documents.map(({ path, title }) => ({ path, title, text: publicFiles.text(path) })),
    starters: {
      typescript: publicFiles.text(STARTER_FILES['eval.ts']),
      python: publicFiles.text(STARTER_FILES['eval.py']),
    },
  }),

  readStarter: (_content, publicFiles) => ({
    schemaVersion: 1,
    files: Object.fromEntries(
      Object.entries(STARTER_FILES).map(([file, path]) => [file, publicFiles.text(path)] as const),
    ),
    fields: { language: 'typescript', labelAudit: [] },
  }),

  runPublic,

  steps: [
    {
      id: EXECUTE,
      title: 'Running your evaluator on hidden systems, good ones and faulty ones',
      run: (context) => executeHidden(context),
    },
  ],

  score: ({ content, answer, publicFiles, gradingFiles, seed }, outputs) =>
    scoreAnswer({
      content,
      answer,
      publicRows: readPublicRows(publicFiles),
      data: readHiddenData(gradingFiles),
      execution: execution.parse(outputs[EXECUTE]),
      seed,
    }),

  judgeNotes: writeJudgeNotes,
};
