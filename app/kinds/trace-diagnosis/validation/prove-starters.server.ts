import { runDetector } from '../detector/run-detector';
import { detectorFile, type TraceDiagnosisAnswer } from '../kind';
import { FILES, readTrace, STARTER_FILES } from '../read-exercise';
import type { ProblemList } from '../../../lib/problem-list';
import type { ProvenExercise } from './prove-world.server';

const WALL_MS = 30_000;

/** The starter detectors load in both languages, return detections for both public traces, and flag neither. */
export async function proveStarters(list: ProblemList, { publicFiles, sandbox }: ProvenExercise): Promise<void> {
  const traces = [FILES.trace, FILES.healthy].map((path) => readTrace(publicFiles.text(path)));
  for (const language of ['typescript', 'python'] as const) {
    const fields = {
      language,
      rootCause: { spanId: '', actor: '' as const, category: '' },
      evidence: [],
      ruledOut: [],
      patch: [],
    };
    const file = detectorFile(fields);
    const answer: TraceDiagnosisAnswer = {
      schemaVersion: 1,
      files: { [file]: publicFiles.text(STARTER_FILES[file]) },
      fields,
    };
    const run = await runDetector({ sandbox, answer, traces, seed: 0, wallMs: WALL_MS, keepLogs: false });
    const where = `public/${STARTER_FILES[file]}`;
    const error = run.error ?? run.items.find((item) => item.error)?.error;
    if (error) list.add(where, error.line ? `line ${error.line}` : '', `${error.name}: ${error.message}`);
    if (run.items.some((item) => item.detection?.flagged))
      list.add(where, '', 'flags a trace: a starter gives nothing away');
  }
}
