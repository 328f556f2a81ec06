import type { HiddenData } from '../exercise-data';
import type { Execution } from '../execution';
import { wilsonInterval } from '../../../lib/statistics/wilson';
import { explainDiscrimination, percent, type Finding } from './make-check';
import { readVerdict } from './observations';
import { ramp, STABILITY_SCALE } from './thresholds';

/** Share of verdicts that a harmless rewording of the output leaves as they were. An error on either side is a change. */
export function scoreStability(data: HiddenData, execution: Execution, discrimination: number): Finding {
  const changes = data.paraphrases.map(({ systemIndex, rowIndex }, at) => {
    const before = readVerdict(execution.verdicts[systemIndex]?.[rowIndex]);
    const after = readVerdict(execution.paraphraseVerdicts[at]);
    if (before === 'error' || after === 'error') return 'toError';
    if (before === after) return 'unchanged';
    return before === 'pass' ? 'passToFail' : 'failToPass';
  });
  const count = (change: string) => changes.filter((one) => one === change).length;
  const unchanged = count('unchanged');
  const share = wilsonInterval(unchanged, changes.length);
  return {
    checkId: 'stability',
    credit: discrimination * ramp(share?.value ?? 0, STABILITY_SCALE),
    summary: `${unchanged} of ${changes.length} verdicts (${percent(share?.value ?? 0)}) stay the same when the output says the same in other words.${explainDiscrimination(discrimination)}`,
    advice:
      count('failToPass') >= count('passToFail')
        ? 'Most changes are faults that slip through once reworded: decide on facts (amounts, dates, names of rules), not on phrases.'
        : 'Most changes are good outputs that fail once reworded: check that you do not demand one particular wording.',
    evidence: {
      check: 'stability',
      schemaVersion: 1,
      pairs: changes.length,
      unchanged,
      share,
      passToFail: count('passToFail'),
      failToPass: count('failToPass'),
      toError: count('toError'),
      scale: STABILITY_SCALE,
      discrimination,
    },
  };
}
