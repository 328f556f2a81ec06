import type { GradingFiles } from '../../contract';
import { stableStringify } from '../../../lib/json';
import {
  hiddenOutput,
  hiddenParaphrase,
  hiddenRow,
  hiddenSystems,
  type HiddenOutput,
  type HiddenSystem,
  type PublicRow,
} from '../formats';
import type { EvalDesignContent } from '../kind';
import { SLICE_MINIMUM } from '../scoring/thresholds';
import type { ProblemList } from './problem-list';
import { checkJudges, checkSlices } from './validate-public';

const LEAST = { mutants: 8, equivalents: 4, rows: 150, paraphrases: 40, plantedPerMutant: 10 };
/** An equivalent is "just as good": its share of good outputs may differ from the baseline's by this much. */
const EQUIVALENT_QUALITY_GAP = 0.1;

type Lines<T> = { line: number; value: T }[];

/** Checks hidden systems, rows, outputs and rewordings. */
export function validateHidden(
  list: ProblemList,
  content: EvalDesignContent,
  gradingFiles: GradingFiles,
  publicRows: readonly PublicRow[],
): void {
  const systems = list.readJson(gradingFiles, 'grading', 'systems.json', hiddenSystems) ?? [];
  checkSystems(list, systems);
  const rows = list.readLines(gradingFiles, 'grading', 'rows.jsonl', hiddenRow);
  list.uniqueLines('grading/rows.jsonl', rows, (row) => row.id, 'row id');
  if (rows.length < LEAST.rows) {
    list.add('grading/rows.jsonl', '', `has ${rows.length} rows, expected at least ${LEAST.rows}`);
  }
  for (const { line, value } of rows) checkSlices(list, content, 'grading/rows.jsonl', line, value.slices);

  const outputs = list.readLines(gradingFiles, 'grading', 'outputs.jsonl', hiddenOutput);
  const rowIds = new Set(rows.map(({ value }) => value.id));
  checkOutputs(list, content, systems, rowIds, outputs, publicRows);
  checkQuality(list, systems, outputs);
  const slicesOf = new Map(rows.map(({ value }) => [value.id, value.slices]));
  for (const { id } of content.slices) checkSliceSize(list, id, outputs, slicesOf);
  checkParaphrases(list, content, gradingFiles, outputs);
}

function checkSystems(list: ProblemList, systems: readonly HiddenSystem[]): void {
  const file = 'grading/systems.json';
  const count = (role: HiddenSystem['role']) => systems.filter((system) => system.role === role).length;
  systems.forEach(({ id }, at) => {
    if (systems.findIndex((other) => other.id === id) !== at) list.add(file, `[${at}]`, `system "${id}" appears twice`);
  });
  if (count('baseline') !== 1) list.add(file, '', `has ${count('baseline')} baselines, expected exactly one`);
  if (count('mutant') < LEAST.mutants) {
    list.add(file, '', `has ${count('mutant')} mutants, expected at least ${LEAST.mutants}`);
  }
  if (count('equivalent') < LEAST.equivalents) {
    list.add(file, '', `has ${count('equivalent')} equivalents, expected at least ${LEAST.equivalents}`);
  }
}

function checkOutputs(
  list: ProblemList,
  content: EvalDesignContent,
  systems: readonly HiddenSystem[],
  rowIds: ReadonlySet<string>,
  outputs: Lines<HiddenOutput>,
  publicRows: readonly PublicRow[],
): void {
  const file = 'grading/outputs.jsonl';
  const roles = new Map(systems.map(({ id, role }) => [id, role]));
  const shown = new Set(publicRows.map((row) => stableStringify(row.output)));
  const answered = new Map(systems.map(({ id }) => [id, new Set<string>()]));
  list.uniqueLines(file, outputs, ({ system, row }) => `${system}, ${row}`, 'output of');
  for (const { line, value } of outputs) {
    const where = `line ${line}`;
    if (!roles.has(value.system)) list.add(file, where, `there is no system "${value.system}"`);
    if (!rowIds.has(value.row)) list.add(file, where, `there is no hidden row "${value.row}"`);
    answered.get(value.system)?.add(value.row);
    if (value.planted && roles.get(value.system) !== 'mutant')
      list.add(file, where, 'only mutants have planted faults');
    if (value.planted && value.gold !== 'fail') list.add(file, where, 'a planted fault must have gold "fail"');
    if (value.planted && value.ambiguous) list.add(file, where, 'a planted fault cannot be ambiguous');
    if (shown.has(stableStringify(value.output))) list.add(file, where, 'the same output is in public/rows.jsonl');
    checkJudges(list, content, file, line, value.judges);
  }
  for (const [system, rows] of answered) {
    const missing = [...rowIds].filter((id) => !rows.has(id));
    if (missing.length > 0) {
      list.add(file, '', `system "${system}" does not answer ${missing.length} rows, first "${missing[0] ?? ''}"`);
    }
  }
}

/** Mutants must have enough rows on which their fault can be noticed; equivalents must be as good as the baseline. */
function checkQuality(list: ProblemList, systems: readonly HiddenSystem[], outputs: Lines<HiddenOutput>): void {
  const file = 'grading/outputs.jsonl';
  const bySystem = new Map(systems.map(({ id }) => [id, [] as HiddenOutput[]]));
  for (const { value } of outputs) bySystem.get(value.system)?.push(value);
  const quality = (id: string | undefined) => {
    const settled = (bySystem.get(id ?? '') ?? []).filter((output) => !output.ambiguous);
    return settled.filter((output) => output.gold === 'pass').length / Math.max(1, settled.length);
  };
  const baseline = systems.find(({ role }) => role === 'baseline')?.id;
  const good = new Set(
    (bySystem.get(baseline ?? '') ?? []).flatMap(({ gold, ambiguous, row }) =>
      gold === 'pass' && !ambiguous ? [row] : [],
    ),
  );
  for (const { id, role } of systems) {
    const planted = (bySystem.get(id) ?? []).filter((output) => output.planted && good.has(output.row)).length;
    if (role === 'mutant' && planted < LEAST.plantedPerMutant) {
      const least = LEAST.plantedPerMutant;
      list.add(file, '', `mutant "${id}" has ${planted} planted faults where the baseline is good, expected ${least}`);
    }
    const gap = Math.abs(quality(id) - quality(baseline));
    if (role === 'equivalent' && gap > EQUIVALENT_QUALITY_GAP) {
      const points = (gap * 100).toFixed(0);
      list.add(file, '', `equivalent "${id}" is not as good as the baseline: ${points} points apart`);
    }
  }
}

function checkSliceSize(
  list: ProblemList,
  slice: string,
  outputs: Lines<HiddenOutput>,
  slicesOf: ReadonlyMap<string, readonly string[]>,
): void {
  for (const gold of ['pass', 'fail'] as const) {
    const inside = outputs.filter(
      ({ value }) => value.gold === gold && !value.ambiguous && slicesOf.get(value.row)?.includes(slice),
    ).length;
    if (inside < SLICE_MINIMUM) {
      const message = `slice "${slice}" holds ${inside} outputs with gold "${gold}", expected at least ${SLICE_MINIMUM}`;
      list.add('grading/outputs.jsonl', '', message);
    }
  }
}

function checkParaphrases(
  list: ProblemList,
  content: EvalDesignContent,
  gradingFiles: GradingFiles,
  outputs: Lines<HiddenOutput>,
): void {
  const file = 'grading/paraphrases.jsonl';
  const paraphrases = list.readLines(gradingFiles, 'grading', 'paraphrases.jsonl', hiddenParaphrase);
  const originals = new Map(outputs.map(({ value }) => [`${value.system}\n${value.row}`, value]));
  if (paraphrases.length < LEAST.paraphrases) {
    list.add(file, '', `has ${paraphrases.length} rewordings, expected at least ${LEAST.paraphrases}`);
  }
  for (const { line, value } of paraphrases) {
    const original = originals.get(`${value.system}\n${value.row}`);
    if (!original) list.add(file, `line ${line}`, `there is no output of "${value.system}" for row "${value.row}"`);
    else if (stableStringify(original.output) === stableStringify(value.output)) {
      list.add(file, `line ${line}`, 'is the same as the output it rewords');
    }
    checkJudges(list, content, file, line, value.judges);
  }
}
