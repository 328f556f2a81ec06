import type { GradingFiles, PublicFiles } from '../contract';
import { readHiddenData, readPublicRows, type HiddenData } from './exercise-data';
import type { EvalDesignContent } from './kind';
import { cohenKappa } from '../../lib/statistics/cohen-kappa';

/**
 * What whoever judges the memo must know beside the brief: which public labels are wrong and why, which rows are debatable, what
 * is planted in the hidden systems, and how good the existing judges really are. Plain text for the LLM judge and for reviewers;
 * it holds hidden facts, so it must never reach a candidate.
 */
export function writeJudgeNotes(
  content: EvalDesignContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): string {
  const data = readHiddenData(gradingFiles);
  const given = new Map(readPublicRows(publicFiles).map((row) => [row.id, row.label]));
  const wrong = data.labelAudit.wrong.map(
    ({ rowId, trueLabel, why }) => `- ${rowId}: given ${given.get(rowId) ?? '?'}, should be ${trueLabel}. ${why}`,
  );
  const systems = (role: string) =>
    data.systems.filter((system) => system.role === role).map(({ title, description }) => `- ${title}: ${description}`);
  return [
    `Public rows whose label is wrong (${wrong.length} of ${given.size}):`,
    ...wrong,
    `Public rows that are honestly debatable: ${data.labelAudit.ambiguous.join(', ') || 'none'}.`,
    'Faults planted in hidden systems (the candidate did not see them while working):',
    ...systems('mutant'),
    'Hidden systems that are different but just as good:',
    ...systems('equivalent'),
    'True quality of the existing judges on hidden outputs, against expert labels:',
    ...content.judges.map((judge) => describeJudge(data, judge)),
    `Budget per output: ${content.budget.judgeCallsPerRow} judge calls and $${content.budget.costUsdPerRow}.`,
  ].join('\n');
}

function describeJudge(data: HiddenData, judge: EvalDesignContent['judges'][number]): string {
  const counts = { failedFaulty: 0, failedGood: 0, passedFaulty: 0, passedGood: 0 };
  for (const { gold, ambiguous, judges } of data.outputs.flat()) {
    const verdict = judges[judge.id];
    if (ambiguous || !verdict) continue;
    if (verdict.pass) counts[gold === 'fail' ? 'passedFaulty' : 'passedGood'] += 1;
    else counts[gold === 'fail' ? 'failedFaulty' : 'failedGood'] += 1;
  }
  const { failedFaulty, failedGood, passedFaulty, passedGood } = counts;
  const kappa = cohenKappa([
    [failedFaulty, failedGood],
    [passedFaulty, passedGood],
  ]);
  const rate = (part: number, rest: number) => `${Math.round((100 * part) / Math.max(1, part + rest))} %`;
  return (
    `- ${judge.id} ($${judge.costUsd} a call): fails ${rate(failedFaulty, passedFaulty)} of faulty outputs and ` +
    `${rate(failedGood, passedGood)} of good ones; κ ${kappa ? kappa.value.toFixed(2) : 'undefined'}.`
  );
}
