import { describe, expect, it } from 'vitest';
import type { EvalDesignContent } from '../kind';
import { gradingFiles, publicFiles, tinyExercise } from '../testing/tiny-exercise';
import { validateExercise } from './validate-exercise';

type Parts = ReturnType<typeof tinyExercise>;
type Lines = Record<string, unknown>[];

/** Problems of the tiny exercise after `spoil`, as "file where message". */
function problemsAfter(spoil: (parts: Parts) => void): string[] {
  const parts = structuredClone(tinyExercise());
  spoil(parts);
  return validateExercise(parts.content, publicFiles(parts.publicPart), gradingFiles(parts.gradingPart)).map(
    ({ file, where, message }) => `${file} ${where} ${message}`,
  );
}

function editLines(part: Record<string, string>, path: string, edit: (lines: Lines) => Lines | undefined): void {
  const lines = (part[path] ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  part[path] = (edit(lines) ?? lines).map((line) => JSON.stringify(line)).join('\n');
}
const editPublic = (edit: (lines: Lines) => Lines | undefined) => (parts: Parts) =>
  editLines(parts.publicPart, 'rows.jsonl', edit);
const editHidden = (path: string, edit: (lines: Lines) => Lines | undefined) => (parts: Parts) =>
  editLines(parts.gradingPart, path, edit);
const editContent = (edit: (content: EvalDesignContent) => void) => (parts: Parts) => edit(parts.content);
const editKey = (edit: (key: { wrong: Lines; ambiguous: string[] }) => void) => (parts: Parts) => {
  const key = JSON.parse(parts.gradingPart['label-audit.json'] ?? '') as { wrong: Lines; ambiguous: string[] };
  edit(key);
  parts.gradingPart['label-audit.json'] = JSON.stringify(key);
};
const editSystems = (edit: (systems: Lines) => Lines) => (parts: Parts) => {
  parts.gradingPart['systems.json'] = JSON.stringify(
    edit(JSON.parse(parts.gradingPart['systems.json'] ?? '') as Lines),
  );
};
const set = (at: number, values: Record<string, unknown>) => (lines: Lines) => {
  Object.assign(lines[at] ?? {}, values);
  return lines;
};

const MISTAKES: [name: string, spoil: (parts: Parts) => void, problem: RegExp][] = [
  [
    'a slice declared twice',
    editContent((c) => c.slices.push({ id: 'north', title: 'Again' })),
    /exercise\.json content\.slices\[2\]/,
  ],
  [
    'a label audit worth too much',
    editContent((c) => (c.checks.labelAudit = 40)),
    /exercise\.json content\.checks\.labelAudit may be at most 15 %/,
  ],
  [
    'a document that is not there',
    editContent((c) => c.documents.push({ path: 'x.md', title: 'X' })),
    /content\.documents\[1\] public\/x\.md/,
  ],
  [
    'a column nobody has',
    editContent((c) => c.columns.push({ key: 'order.colour', title: 'C', show: 'short' })),
    /content\.columns\[1\] no public row has input "order\.colour"/,
  ],
  [
    'a missing starter',
    (parts) => delete parts.publicPart['starter/eval.py'],
    /public\/starter\/eval\.py {2}is missing/,
  ],
  [
    'a line that is not JSON',
    (parts) => (parts.publicPart['rows.jsonl'] += '{"id":'),
    /public\/rows\.jsonl line 51 is not JSON/,
  ],
  ['a row that misses a field', editPublic(set(4, { label: 'maybe' })), /public\/rows\.jsonl line 5 label/],
  [
    'a row without an output',
    editPublic(set(4, { output: undefined })),
    /public\/rows\.jsonl line 5 output: is missing/,
  ],
  [
    'public ids that repeat',
    editPublic(set(4, { id: 'p-1' })),
    /public\/rows\.jsonl line 5 row id "p-1" appears twice/,
  ],
  [
    'too few public rows',
    editPublic((lines) => lines.slice(0, 39)),
    /public\/rows\.jsonl {2}has 39 rows, expected 40 to 60/,
  ],
  ['an undeclared slice', editPublic(set(0, { slices: ['east'] })), /line 1 slice "east" is not declared/],
  [
    'an undeclared judge',
    editPublic(set(0, { judges: { other: { pass: true, score: 1 } } })),
    /line 1 judge "other" is not declared/,
  ],
  ['a judge without a verdict', editPublic(set(0, { judges: {} })), /line 1 has no verdict of judge "careful"/],
  [
    'too many wrong labels',
    editKey((key) =>
      key.wrong.push({ rowId: 'p-1', trueLabel: 'pass', why: 'x' }, { rowId: 'p-2', trueLabel: 'pass', why: 'x' }),
    ),
    /grading\/label-audit\.json wrong 14\.0 %/,
  ],
  [
    'a wrong label that is the given one',
    editKey(
      (key) =>
        (key.wrong = key.wrong.map((one) => ({ ...one, trueLabel: one.trueLabel === 'pass' ? 'fail' : 'pass' }))),
    ),
    /label-audit\.json wrong\[0\] row "p-3" already has label/,
  ],
  [
    'an ambiguous row that does not exist',
    editKey((key) => key.ambiguous.push('p-99')),
    /ambiguous\[1\] there is no public row "p-99"/,
  ],
  [
    'two baselines',
    editSystems((all) => all.map((s, at) => (at === 1 ? { ...s, role: 'baseline' } : s))),
    /systems\.json {2}has 2 baselines/,
  ],
  ['too few mutants', editSystems((all) => all.filter((_, at) => at !== 1)), /systems\.json {2}has 7 mutants/],
  ['too few equivalents', editSystems((all) => all.slice(0, -1)), /systems\.json {2}has 3 equivalents/],
  ['too few hidden rows', editHidden('rows.jsonl', (lines) => lines.slice(1)), /grading\/rows\.jsonl {2}has 149 rows/],
  [
    'a system that skips a row',
    editHidden('outputs.jsonl', (lines) => lines.slice(1)),
    /system "base" does not answer 1 rows, first "h-0"/,
  ],
  [
    'an answer given twice',
    editHidden('outputs.jsonl', (lines) => [...lines, lines[0] ?? {}]),
    /line 1951 output of "base, h-0" appears twice/,
  ],
  [
    'a fault planted in the baseline',
    editHidden('outputs.jsonl', set(0, { planted: true, gold: 'fail' })),
    /line 1 only mutants have planted faults/,
  ],
  [
    'a planted fault that passes',
    editHidden('outputs.jsonl', set(150, { planted: true, gold: 'pass' })),
    /line 151 a planted fault must have gold "fail"/,
  ],
  [
    'a mutant without enough faults',
    editHidden('outputs.jsonl', (lines) =>
      lines.map((o) => (o.system === 'wrong-days' ? { ...o, planted: false } : o)),
    ),
    /mutant "wrong-days" has 0 planted faults/,
  ],
  [
    'an equivalent that is worse',
    editHidden('outputs.jsonl', (lines) => lines.map((o) => (o.system === 'terse' ? { ...o, gold: 'fail' } : o))),
    /equivalent "terse" is not as good as the baseline/,
  ],
  [
    'a hidden output that is shown in public',
    (parts) =>
      editLines(
        parts.gradingPart,
        'outputs.jsonl',
        set(7, {
          output: (JSON.parse(parts.publicPart['rows.jsonl']?.split('\n')[0] ?? '') as { output: string }).output,
        }),
      ),
    /outputs\.jsonl line 8 the same output is in public/,
  ],
  [
    'a slice that is empty',
    editHidden('rows.jsonl', (lines) => lines.map((row) => ({ ...row, slices: ['north'] }))),
    /slice "south" holds 0 outputs with gold "pass"/,
  ],
  [
    'a rewording of nothing',
    editHidden('paraphrases.jsonl', set(0, { row: 'h-999' })),
    /paraphrases\.jsonl line 1 there is no output of "base" for row "h-999"/,
  ],
  [
    'too few rewordings',
    editHidden('paraphrases.jsonl', (lines) => lines.slice(0, 10)),
    /paraphrases\.jsonl {2}has 10 rewordings/,
  ],
  [
    'a missing data file',
    (parts) => delete parts.gradingPart['paraphrases.jsonl'],
    /grading\/paraphrases\.jsonl {2}is missing/,
  ],
];

describe('validating an eval-design exercise', () => {
  it.each([1, 2, 3])('finds nothing wrong with a sound exercise (seed %i)', (seed) => {
    const parts = tinyExercise(seed);
    expect(validateExercise(parts.content, publicFiles(parts.publicPart), gradingFiles(parts.gradingPart))).toEqual([]);
  });

  it.each(MISTAKES)('reports %s', (_name, spoil, problem) => {
    expect(problemsAfter(spoil)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it('reports mistakes in several files at once, and sums up what repeats', () => {
    const problems = problemsAfter((parts) => {
      editPublic((lines) => lines.map((line) => ({ ...line, extra: 1 })))(parts);
      parts.gradingPart['systems.json'] = 'oops';
    });
    expect(problems).toEqual(
      expect.arrayContaining([expect.stringMatching(/public\/rows\.jsonl {2}and \d+ more problems/)]),
    );
    expect(problems).toEqual(expect.arrayContaining(['grading/systems.json  is not JSON']));
  });
});
