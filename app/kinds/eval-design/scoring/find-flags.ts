import type { Flag } from '../../contract';
import type { Execution } from '../execution';
import type { PublicRow } from '../formats';
import { evaluatorFile, type EvalDesignAnswer, type EvalDesignContent } from '../kind';
import type { Obstacle } from './find-obstacle';
import { percent } from './make-check';
import type { SystemObservations } from './observations';
import { measureBudget } from './score-budget';
import { isFlood } from './score-label-audit';
import {
  BUDGET_GROSSLY_OVER,
  DEGENERATE_BALANCE,
  DEGENERATE_SAME_VERDICT,
  MANY_ERRORS,
  ROW_IDS_IN_SOURCE,
} from './thresholds';

/** What a reviewer should look at. Flags explain points; they never change them. */
export function findFlags(options: {
  content: EvalDesignContent;
  answer: EvalDesignAnswer;
  publicRows: readonly PublicRow[];
  execution: Execution;
  systems: readonly SystemObservations[];
  youdenJ: number;
  obstacle: Obstacle | null;
}): Flag[] {
  const { content, answer, publicRows, execution, systems, youdenJ, obstacle } = options;
  const flags: Flag[] = [];
  const add = (code: string, message: string) => flags.push({ code, message });
  if (obstacle) add(obstacle.flag, obstacle.summary);
  else {
    const verdicts = systems.flatMap(({ rows }) => rows.map((row) => row.verdict));
    const answered = verdicts.filter((verdict) => verdict !== 'error');
    const passed = answered.filter((verdict) => verdict === 'pass').length / Math.max(1, answered.length);
    if (Math.max(passed, 1 - passed) >= DEGENERATE_SAME_VERDICT) {
      add(
        'degenerate-evaluator',
        `The evaluator gives nearly every output the same verdict (${percent(passed)} pass).`,
      );
    } else if (youdenJ < DEGENERATE_BALANCE) {
      add('degenerate-evaluator', 'The evaluator tells faulty outputs from good ones no better than chance.');
    }
    const failures = verdicts.length - answered.length;
    if (failures >= MANY_ERRORS * verdicts.length) {
      const kinds = execution.errors.map(
        ({ name, line, count }) => `${count} ${name}${line ? ` in line ${line}` : ''}`,
      );
      const list = kinds.length > 0 ? `: ${kinds.join(', ')}` : '';
      add(
        'many-errors',
        `${failures} of ${verdicts.length} hidden outputs got no verdict${list}. They count as wrong verdicts.`,
      );
    }
    const cut = execution.sessions.filter((session) => session.status !== 'ok');
    if (cut.length > 0) {
      const statuses = [...new Set(cut.map((session) => session.status))].join(', ');
      add('cut-short', `${cut.length} of ${execution.sessions.length} hidden sessions were cut short (${statuses}).`);
    }
    const { overuse } = measureBudget(content, execution);
    if (overuse >= BUDGET_GROSSLY_OVER) {
      add('budget-exceeded', `The evaluator uses ${overuse.toFixed(1)} times the judge budget.`);
    }
  }
  if (isFlood(answer.fields, publicRows)) {
    add(
      'label-audit-flood',
      `The label audit disputes ${answer.fields.labelAudit.length} of ${publicRows.length} public rows.`,
    );
  }
  const named = countRowIds(answer, publicRows);
  if (named >= ROW_IDS_IN_SOURCE) {
    add('keyed-on-row-ids', `The evaluator names ${named} public rows by their id; hidden rows have other ids.`);
  }
  return flags;
}

/** Public row ids that stand as string literals in the evaluator. */
function countRowIds(answer: EvalDesignAnswer, publicRows: readonly PublicRow[]): number {
  const source = answer.files[evaluatorFile(answer.fields)] ?? '';
  return publicRows.filter(({ id }) => [`"${id}"`, `'${id}'`, `\`${id}\``].some((literal) => source.includes(literal)))
    .length;
}
