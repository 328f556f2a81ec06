import type { DetectorExecution } from '../detector/detector-execution';
import type { NotMeasuredEvidence } from '../evidence';
import { detectorFile, type TraceDiagnosisAnswer } from '../kind';
import type { Finding } from './make-check';
import { DETECTOR } from './thresholds';

/** Why the detector cannot be measured at all, with the flag it raises, or null. */
export function findDetectorObstacle(
  execution: DetectorExecution,
  answer: TraceDiagnosisAnswer,
): Omit<Finding, 'checkId'> | null {
  const file = detectorFile(answer.fields);
  const session = (status: string) => execution.sessions.find((one) => one.status === status);
  const obstacle = (
    reason: NotMeasuredEvidence['reason'],
    flag: string,
    summary: string,
    advice: string,
    failed?: DetectorExecution['sessions'][number],
  ): Omit<Finding, 'checkId'> => ({
    credit: 0,
    summary,
    advice,
    flags: [{ code: flag, message: summary }],
    evidence: {
      check: 'not-measured',
      schemaVersion: 1,
      reason,
      problems: [],
      error: failed?.error ? { file, ...failed.error } : null,
      repeated: execution.repeated,
      differing: execution.differing,
    },
  });

  if (!answer.files[file]?.trim()) {
    return obstacle(
      'no-code',
      'detector-failed',
      `${file} is empty.`,
      'Write detect(trace) and run it on the public traces.',
    );
  }
  const unloaded = session('load-error');
  if (unloaded) {
    const where = unloaded.error?.line ? ` (${unloaded.error.name} in line ${unloaded.error.line})` : '';
    const advice = 'Run it on the public traces before you submit: the message and the line are shown there.';
    return obstacle('load-error', 'detector-failed', `${file} did not load${where}.`, advice, unloaded);
  }
  const forged = session('protocol-violation');
  if (forged) {
    const summary = `${file} wrote to the channel that carries results, so its run is void.`;
    return obstacle(
      'void',
      'forged-result',
      summary,
      'Return the detection from detect(trace); print for notes.',
      forged,
    );
  }
  const reached = [...execution.verdicts].filter((verdict) => verdict !== '-').length;
  if (reached < DETECTOR.leastReached * execution.verdicts.length) {
    const cut = execution.sessions.find((one) => one.status !== 'ok');
    const summary = `${file} was stopped (${cut?.status ?? 'cut'}) after ${reached} of ${execution.verdicts.length} hidden traces.`;
    return obstacle(
      'cut-short',
      'cut-short',
      summary,
      'Look for a loop that does not end; a trace may take four seconds.',
      cut,
    );
  }
  if (execution.differing > 0) {
    const summary =
      `${execution.differing} of ${execution.repeated} hidden traces came out different when they were read again in another ` +
      'order. What a detector says about a trace must depend on that trace alone, so nothing was measured.';
    return obstacle(
      'stateful',
      'stateful-detector',
      summary,
      'Keep no counters or lists of earlier traces between calls.',
    );
  }
  return null;
}
