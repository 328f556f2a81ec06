import type { CheckOutcome } from '../../contract';
import type { Trace } from '../../../lib/trace/trace-types';
import type { DetectorExecution } from '../detector/detector-execution';
import type { NotMeasuredEvidence } from '../evidence';
import type { DiagnosisKey, HiddenCases } from '../formats';
import type { TraceDiagnosisAnswer, TraceDiagnosisContent } from '../kind';
import type { PatchedConfig } from '../patch/apply-patch';
import type { ReplayedRuns } from '../replay/replay-execution';
import { findDetectorObstacle } from './find-detector-obstacle';
import { findPatchFlags } from './find-patch-flags';
import { makeCheck, type Finding } from './make-check';
import { scoreActor, scoreCategory } from './score-choice';
import { scoreDetector } from './score-detector';
import { scoreEvidence } from './score-evidence';
import { scoreHerrings } from './score-herrings';
import { scoreLocation } from './score-location';
import { findPatchObstacle, scoreReplay } from './score-replay';
import { scoreSiblings } from './score-siblings';
import { mapSpans } from './span-map';

/**
 * All checks of an answer from the stored step outputs, the key and the public trace; pure, so equal inputs give equal bytes. Checks
 * that the exercise gives no points to are left out.
 */
export function scoreAnswer(options: {
  content: TraceDiagnosisContent;
  answer: TraceDiagnosisAnswer;
  trace: Trace;
  key: DiagnosisKey;
  cases: HiddenCases;
  /** The base configuration with the candidate's patch. */
  patched: PatchedConfig;
  /** Null when the patch changed nothing. */
  runs: ReplayedRuns | null;
  detector: DetectorExecution;
}): CheckOutcome {
  const { content, answer, key, cases, patched, runs, detector } = options;
  const { fields } = answer;
  const map = mapSpans(options.trace);
  const location = scoreLocation(map, key, fields);
  const detectorObstacle = findDetectorObstacle(detector, answer);
  const findings: Finding[] = [
    location,
    scoreActor(key, fields, location.credit),
    scoreCategory(content, key, fields, location.credit),
    scoreEvidence(map, key, fields),
    scoreHerrings(map, key, fields),
    ...scoreFix(content, patched, runs),
    detectorObstacle ? { checkId: 'detector', ...detectorObstacle } : scoreDetector(cases.detector, detector),
  ];
  return {
    checks: findings.map((finding) => makeCheck(content, finding)).filter((check) => check.maxPoints > 0),
    flags: [...findings.flatMap((finding) => finding.flags ?? []), ...findPatchFlags(patched, runs)],
  };
}

/** Both checks of the fix. Without a fix, or with one under which the world does not end, there is nothing to measure. */
function scoreFix(content: TraceDiagnosisContent, patched: PatchedConfig, runs: ReplayedRuns | null): Finding[] {
  const obstacle = findPatchObstacle(patched) ?? (runs && endless(runs) ? ENDLESS : null);
  if (obstacle) {
    return [
      { checkId: 'replay', ...obstacle },
      { checkId: 'siblings', ...obstacle },
    ];
  }
  if (!runs) throw new Error('the patch changes something and was not replayed');
  return [scoreReplay(content, patched, runs), scoreSiblings(content, runs)];
}

const endless = ({ broken, failing, siblings }: ReplayedRuns): boolean =>
  broken.patched === null && [...failing, ...siblings].every((pair) => pair.patched === null);

const ENDLESS: Omit<Finding, 'checkId'> = {
  credit: 0,
  summary: 'No run comes to an end with your patch within the time a replay may take.',
  advice:
    'Look at patterns and limits you set: a pattern that backtracks without end, or limits that let a loop run on.',
  evidence: {
    check: 'not-measured',
    schemaVersion: 1,
    reason: 'replay-cut',
    problems: [],
    error: null,
    repeated: 0,
    differing: 0,
  } satisfies NotMeasuredEvidence,
};
