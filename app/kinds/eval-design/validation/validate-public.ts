import type { GradingFiles, PublicFiles } from '../../contract';
import { labelAuditKey, publicRow, type JudgeVerdict, type PublicRow } from '../formats';
import type { EvalDesignContent } from '../kind';
import type { ProblemList } from './problem-list';

const FILE = 'public/rows.jsonl';
/** How many rows a candidate works on. */
const ROWS = { min: 40, max: 60 };
/** Share of public labels that are wrong, both inclusive. */
const WRONG_LABELS = { min: 0.08, max: 0.12 };
/** Longest row id that a label claim can name. */
const LONGEST_ID = 64;

/** Checks the public rows and the key of their label audit. Returns the rows that could be read. */
export function validatePublic(
  list: ProblemList,
  content: EvalDesignContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): PublicRow[] {
  const rows = list.readLines(publicFiles, 'public', 'rows.jsonl', publicRow);
  list.uniqueLines(FILE, rows, (row) => row.id, 'row id');
  if (rows.length < ROWS.min || rows.length > ROWS.max) {
    list.add(FILE, '', `has ${rows.length} rows, expected ${ROWS.min} to ${ROWS.max}`);
  }
  for (const { line, value } of rows) {
    if (value.id.length > LONGEST_ID) list.add(FILE, `line ${line}`, `row ids have at most ${LONGEST_ID} characters`);
    checkSlices(list, content, FILE, line, value.slices);
    checkJudges(list, content, FILE, line, value.judges);
  }
  for (const label of ['pass', 'fail'] as const) {
    if (!rows.some(({ value }) => value.label === label)) list.add(FILE, '', `no row is labelled ${label}`);
  }
  content.columns.forEach(({ key }, at) => {
    if (!rows.some(({ value }) => reach(value.input, key) !== undefined)) {
      list.add('exercise.json', `content.columns[${at}]`, `no public row has input "${key}"`);
    }
  });
  checkLabelAudit(
    list,
    gradingFiles,
    rows.map(({ value }) => value),
  );
  return rows.map(({ value }) => value);
}

export function checkSlices(
  list: ProblemList,
  content: EvalDesignContent,
  file: string,
  line: number,
  slices: readonly string[],
): void {
  for (const slice of slices) {
    if (!content.slices.some(({ id }) => id === slice)) {
      list.add(file, `line ${line}`, `slice "${slice}" is not declared in content.slices`);
    }
  }
}

export function checkJudges(
  list: ProblemList,
  content: EvalDesignContent,
  file: string,
  line: number,
  judges: Readonly<Record<string, JudgeVerdict>>,
): void {
  for (const { id } of content.judges) {
    if (!judges[id]) list.add(file, `line ${line}`, `has no verdict of judge "${id}"`);
  }
  for (const id of Object.keys(judges)) {
    if (!content.judges.some((judge) => judge.id === id)) {
      list.add(file, `line ${line}`, `judge "${id}" is not declared in content.judges`);
    }
  }
}

function checkLabelAudit(list: ProblemList, gradingFiles: GradingFiles, rows: readonly PublicRow[]): void {
  const file = 'grading/label-audit.json';
  const key = list.readJson(gradingFiles, 'grading', 'label-audit.json', labelAuditKey);
  if (!key) return;
  const given = new Map(rows.map((row) => [row.id, row.label]));
  const wrong = key.wrong.map((entry) => entry.rowId);
  key.wrong.forEach(({ rowId, trueLabel }, at) => {
    const where = `wrong[${at}]`;
    if (!given.has(rowId)) list.add(file, where, `there is no public row "${rowId}"`);
    else if (given.get(rowId) === trueLabel) list.add(file, where, `row "${rowId}" already has label ${trueLabel}`);
    if (wrong.indexOf(rowId) !== at) list.add(file, where, `row "${rowId}" appears twice`);
  });
  key.ambiguous.forEach((rowId, at) => {
    if (!given.has(rowId)) list.add(file, `ambiguous[${at}]`, `there is no public row "${rowId}"`);
    if (wrong.includes(rowId)) list.add(file, `ambiguous[${at}]`, `row "${rowId}" is also listed as wrong`);
  });
  const share = wrong.length / Math.max(1, rows.length);
  if (share < WRONG_LABELS.min || share > WRONG_LABELS.max) {
    const range = `${WRONG_LABELS.min * 100} to ${WRONG_LABELS.max * 100} %`;
    list.add(file, 'wrong', `${(share * 100).toFixed(1)} % of public labels are wrong, expected ${range}`);
  }
}

/** The value at a dotted path, or undefined. */
function reach(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (inner === null || typeof inner !== 'object') return undefined;
    return (inner as Record<string, unknown>)[key];
  }, value);
}
