import type { CheckOutcome } from '../../contract';
import { CHECK_IDS } from '../evidence';
import type { HiddenData } from '../exercise-data';
import type { Execution } from '../execution';
import type { PublicRow } from '../formats';
import type { EvalDesignAnswer, EvalDesignContent } from '../kind';
import { findFlags } from './find-flags';
import { findObstacle } from './find-obstacle';
import { makeCheck, type Finding } from './make-check';
import { balanceOf, joinObservations } from './observations';
import { scoreAgreement } from './score-agreement';
import { scoreBudget } from './score-budget';
import { scoreEquivalents } from './score-equivalents';
import { scoreLabelAudit } from './score-label-audit';
import { scoreMutants } from './score-mutants';
import { scoreRanking } from './score-ranking';
import { scoreSlices } from './score-slices';
import { scoreStability } from './score-stability';
import { DISCRIMINATION_SCALE, ramp } from './thresholds';

/**
 * All checks of an answer from the stored execution and the hidden data; pure, so equal inputs give equal bytes. Checks that the
 * exercise gives no points to are left out. When the evaluator could not be measured, every executed check fails with the reason,
 * and the label audit still counts.
 */
export function scoreAnswer(options: {
  content: EvalDesignContent;
  answer: EvalDesignAnswer;
  publicRows: readonly PublicRow[];
  data: HiddenData;
  execution: Execution;
  seed: number;
}): CheckOutcome {
  const { content, answer, publicRows, data, execution, seed } = options;
  const systems = joinObservations(data, execution);
  const obstacle = findObstacle(execution, answer);
  const { youdenJ } = balanceOf(systems);
  const discrimination = ramp(youdenJ, DISCRIMINATION_SCALE);
  const [baseline] = systems.filter(({ system }) => system.role === 'baseline');
  if (!baseline) throw new Error('the exercise has no baseline');
  const mutants = systems.filter(({ system }) => system.role === 'mutant');
  const equivalents = systems.filter(({ system }) => system.role === 'equivalent');

  const audit = scoreLabelAudit(answer.fields, publicRows, data.labelAudit);
  const findings: Finding[] = obstacle
    ? CHECK_IDS.map((checkId) => (checkId === 'label-audit' ? audit : { checkId, credit: 0, ...obstacle }))
    : [
        scoreMutants({ content, data, baseline, mutants, seed }),
        scoreEquivalents({ baseline, equivalents, discrimination, seed }),
        scoreAgreement(systems, seed),
        scoreSlices(content, data, systems),
        scoreRanking(systems, discrimination),
        scoreStability(data, execution, discrimination),
        scoreBudget(content, execution, discrimination),
        audit,
      ];
  return {
    checks: findings.map((finding) => makeCheck(content, finding)).filter((check) => check.maxPoints > 0),
    flags: findFlags({ content, answer, publicRows, execution, systems, youdenJ, obstacle }),
  };
}
