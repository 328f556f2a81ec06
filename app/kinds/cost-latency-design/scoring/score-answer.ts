import type { CheckOutcome, Flag } from '../../contract';
import type { CostLatencyAnswer } from '../kind';
import { CHANGED_DESIGN_FILE, DESIGN_FILE, MEMO_FILE } from '../kind';
import type { Design } from '../design';
import { CHECK_IDS } from '../evidence';
import type { ChangeExecution, HiddenExecution, PublicExecution } from './execution';
import { findDesignFlags } from './find-flags';
import { collectKnownNumbers } from './known-numbers';
import type { GradedExercise } from './load-exercise-for-grading';
import { makeCheck, type Finding } from './make-check';
import { measureUsefulness } from './measure-usefulness';
import type { Obstacle, ReadAnswer } from './read-answer';
import { scoreChange } from './score-change';
import { scoreEmptyRetrieval } from './score-empty-retrieval';
import { scoreFloors } from './score-floors';
import { scoreFrontier } from './score-frontier';
import { scoreHygiene } from './score-hygiene';
import { isMostlyFalse, scoreMemoFigures } from './score-memo-figures';
import { scoreRobustness } from './score-robustness';
import { scoreTargets } from './score-targets';
import type { Observed } from './standing';

/**
 * All checks of an answer from the stored executions; pure, so equal inputs give equal bytes. Checks that the exercise gives no points
 * to are left out. When there is no design to measure, every check fails with the reason. Throws when an execution was made from
 * another version of the exercise.
 */
export function scoreAnswer(options: {
  exercise: GradedExercise;
  answer: CostLatencyAnswer;
  first: ReadAnswer;
  second: ReadAnswer | null;
  documents: readonly string[];
  hidden: HiddenExecution;
  shown: PublicExecution;
  change: ChangeExecution;
}): CheckOutcome {
  const { exercise, first } = options;
  const { findings, flags } = first.design
    ? scoreDesign({ ...options, design: first.design })
    : { findings: notMeasured(first.obstacle), flags: [flagOf(first.obstacle)] };
  const checks = findings
    .filter(({ checkId }) => checkId !== 'change' || exercise.content.change)
    .map((finding) => makeCheck(exercise.content, finding))
    .filter((check) => check.maxPoints > 0);
  return { checks, flags };
}

function scoreDesign(options: Parameters<typeof scoreAnswer>[0] & { design: Design }): {
  findings: Finding[];
  flags: Flag[];
} {
  const { exercise, answer, design, second, documents, hidden, shown, change } = options;
  const { content, catalogue, changedCatalogue, frontier } = exercise;
  const observed = joinObservations(exercise, hidden.scenarios);
  if (observed.length !== exercise.hidden.length)
    throw new Error('the execution is of another version of the exercise');
  const usual = observed.filter(({ role }) => role === 'usual');
  const reference = observed.find(({ id }) => id === exercise.referenceId);
  if (!reference) throw new Error(`there is no hidden scenario "${exercise.referenceId}"`);
  const usefulness = measureUsefulness(reference.observation, frontier);
  const known = collectKnownNumbers({
    content,
    fields: answer.fields,
    execution: shown,
    designs: [DESIGN_FILE, CHANGED_DESIGN_FILE].map((file) => answer.files[file] ?? ''),
    documents,
    catalogues: [catalogue, changedCatalogue],
  });
  const memo = answer.files[MEMO_FILE] ?? '';
  const pairs = observed.flatMap((one, at) => {
    const loaded = exercise.hidden[at];
    return loaded ? [{ observed: one, loaded }] : [];
  });
  const findings = [
    scoreTargets(content.targets, usual, usefulness),
    scoreFloors(content.floors, catalogue, usual, usefulness),
    scoreEmptyRetrieval(design, pairs, reference.observation, usefulness),
    ...(frontier ? [scoreFrontier(frontier, reference, usefulness)] : []),
    scoreRobustness(content.worstCase, observed, usefulness),
    scoreHygiene(design, catalogue, content.floors, usefulness),
    scoreMemoFigures(memo, known, usefulness),
  ];
  if (content.change && second) {
    const changed = joinObservations(exercise, change.changed);
    const kept = joinObservations(exercise, change.kept);
    findings.push(
      scoreChange({ part: content.change, design, answer: second, before: reference, changed, kept, frontier }),
    );
  }
  const flags = findDesignFlags(reference.observation);
  if (isMostlyFalse(memo, known)) {
    flags.push({ code: 'figures-not-so', message: 'Most figures of the memo are not what the design comes to.' });
  }
  return { findings, flags };
}

/** Observations with what the exercise says of their scenarios, in the exercise's order. */
function joinObservations(exercise: GradedExercise, scenarios: HiddenExecution['scenarios']): Observed[] {
  return exercise.hidden.flatMap(({ scenario: { id, title, description, role } }) => {
    const observation = scenarios.find((one) => one.id === id)?.observation;
    return observation ? [{ id, title, description, role, observation }] : [];
  });
}

function notMeasured({ reason, summary, advice, problems }: Obstacle): Finding[] {
  return CHECK_IDS.map((checkId) => ({
    checkId,
    credit: 0,
    summary,
    advice,
    evidence: { check: 'not-measured', schemaVersion: 1, reason, problems },
  }));
}

const flagOf = ({ flag, summary }: Obstacle): Flag => ({ code: flag, message: summary });
