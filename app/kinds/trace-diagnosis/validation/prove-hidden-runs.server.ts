import { selectSpans } from '../detector/select-spans';
import type { ReplayResult } from '../engine/replay-types.ts';
import { FILES, readBaseConfig, readHiddenCases, readTrace } from '../read-exercise';
import { configOfCase } from '../replay/record-detector-traces.server';
import { recordCases } from '../replay/replay-cases';
import type { WorldRunner } from '../replay/world-runner';
import type { DetectorCase } from '../formats';
import type { ProblemList } from '../../../lib/problem-list';
import { reasons } from './prove-public-runs.server';
import type { ProvenExercise } from './prove-world.server';

const FILE = `grading/${FILES.hiddenCases}`;
/** Ids shorter than this may occur in a trace by chance. */
const TELLING_ID = 5;

/** Siblings succeed, failing runs fail, and every hidden trace is what its class says. */
export async function proveHiddenRuns(list: ProblemList, exercise: ProvenExercise, runner: WorldRunner): Promise<void> {
  const config = readBaseConfig(exercise.publicFiles);
  const { siblings, failing, detector } = readHiddenCases(exercise.gradingFiles);
  const plain = [...siblings, ...failing].map((run) => ({ run, config }));
  const runs = await recordCases({ runner, requests: plain, withTrace: false });
  runs.forEach((run, at) => {
    const sibling = at < siblings.length;
    const where = sibling ? `siblings[${at}]` : `failing[${at - siblings.length}]`;
    if (sibling && !run.success) list.add(FILE, where, `fails without a patch: ${reasons(run.violations)}`);
    if (!sibling && run.success) list.add(FILE, where, 'succeeds without a patch');
  });

  const requests = detector.map((one) => ({ run: one.run, config: configOfCase(config, one) }));
  const traces = await recordCases({ runner, requests, withTrace: true });
  traces.forEach((run, at) => {
    const detectorCase = detector[at];
    if (detectorCase) checkTrace(list, detectorCase, run, `detector[${at}]`);
  });
}

function checkTrace(
  list: ProblemList,
  { class: name, run, spans }: DetectorCase,
  made: ReplayResult,
  where: string,
): void {
  const broken = name === 'same-fault' || name === 'other-fault';
  if (broken && made.success) list.add(FILE, where, `is of class ${name} and succeeds`);
  if (name === 'healthy' && !made.success) list.add(FILE, where, `is healthy and fails: ${reasons(made.violations)}`);
  const text = JSON.stringify(made.otlp);
  if (run.id.length >= TELLING_ID && text.includes(run.id)) {
    list.add(FILE, `${where}.run.id`, `"${run.id}" stands in the trace, where a detector can read it`);
  }
  if (spans.length > 0 && selectSpans(readTrace(text), spans).size === 0) {
    list.add(FILE, `${where}.spans`, 'select no span of the trace');
  }
}
