import type { KindChecks } from '../contract';
import { detectorExecution } from './detector/detector-execution';
import { executeDetector } from './detector/execute-detector.server';
import { writeJudgeNotes } from './judge-notes';
import type { TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView } from './kind';
import { applyPatch } from './patch/apply-patch';
import {
  FILES,
  readBaseConfig,
  readDiagnosisKey,
  readHiddenCases,
  readPublicTrace,
  STARTER_FILES,
} from './read-exercise';
import { executeReplay } from './replay/execute-replay.server';
import { openWorld } from './replay/open-world.server';
import { recordDetectorTraces } from './replay/record-detector-traces.server';
import { replayExecution } from './replay/replay-execution';
import { runPublic } from './run-public.server';
import { scoreAnswer } from './scoring/score-answer';
import { proveWorld } from './validation/prove-world.server';
import { validateExercise } from './validation/validate-exercise';

/** Ids of the expensive steps. */
const REPLAY = 'replay';
const DETECT = 'detect';

/** The server part of the kind. `score` is pure and reads the key; neither the world's process nor the detector's ever does. */
export const checks: KindChecks<TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView> = {
  validate: validateExercise,
  prove: proveWorld,

  readPublicView: (content, publicFiles) => ({
    trace: publicFiles.text(FILES.trace),
    healthy: publicFiles.text(FILES.healthy),
    config: readBaseConfig(publicFiles),
    documents: content.documents.map(({ path, title }) => ({ path, title, text: publicFiles.text(path) })),
    starters: {
      typescript: publicFiles.text(STARTER_FILES['detector.ts']),
      python: publicFiles.text(STARTER_FILES['detector.py']),
    },
  }),

  readStarter: (_content, publicFiles) => ({
    schemaVersion: 1,
    files: Object.fromEntries(
      Object.entries(STARTER_FILES).map(([file, path]) => [file, publicFiles.text(path)] as const),
    ),
    fields: {
      language: 'typescript',
      rootCause: { spanId: '', actor: '', category: '' },
      evidence: [],
      ruledOut: [],
      patch: [],
    },
  }),

  runPublic,

  steps: [
    {
      id: REPLAY,
      title: 'Replaying the run, hidden runs and healthy runs with your fix',
      run: (context) => executeReplay(context),
    },
    {
      id: DETECT,
      title: 'Running your detector on hidden traces',
      run: async (context) => {
        const cases = readHiddenCases(context.gradingFiles).detector;
        const traces = await recordDetectorTraces({
          runner: await openWorld(context),
          base: readBaseConfig(context.publicFiles),
          cases,
        });
        return executeDetector(context, cases, traces);
      },
    },
  ],

  score: ({ content, answer, publicFiles, gradingFiles }, outputs) =>
    scoreAnswer({
      content,
      answer,
      trace: readPublicTrace(publicFiles),
      key: readDiagnosisKey(gradingFiles),
      cases: readHiddenCases(gradingFiles),
      patched: applyPatch({
        config: readBaseConfig(publicFiles),
        patch: answer.fields.patch,
        locked: content.locked,
      }),
      runs: replayExecution.parse(outputs[REPLAY]).runs,
      detector: detectorExecution.parse(outputs[DETECT]),
    }),

  judgeNotes: writeJudgeNotes,
};
