import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../lib/json';
import type { EvalDesignContent } from '../kind';
import type { PublicRow } from '../formats';
import { exerciseApi } from './workspace-exercise-api';
import { shapeOf, toTypeScript } from './workspace-input-shape';

const content = {
  outputNoun: 'reply',
  judges: [
    { id: 'cheap', title: 'Cheap', description: 'Likes fluent text */ a lot', costUsd: 0.001, latencyMs: 200 },
    { id: 'dear', title: 'Dear', description: 'Careful', costUsd: 0.02, latencyMs: 900 },
  ],
  slices: [
    { id: 'refunds', title: 'Refunds' },
    { id: 'tone', title: 'Tone' },
  ],
  budget: { judgeCallsPerRow: 1.5, costUsdPerRow: 0.01 },
} as EvalDesignContent;

const rows: PublicRow[] = [
  {
    id: '1',
    input: { customer: { tier: 'gold', age: 3 }, 'odd key': [1, 2] },
    output: 'yes',
    label: 'pass',
    slices: [],
    judges: {},
  },
  { id: '2', input: { customer: { tier: 'free' }, note: null }, output: 'no', label: 'fail', slices: [], judges: {} },
] as PublicRow[];

/** Errors of TypeScript's checker over the generated declarations plus a candidate's file, with the standard library. */
function check(source: string): string[] {
  const files: Record<string, string> = { '/api.d.ts': exerciseApi(content, rows).typescriptLib, '/eval.ts': source };
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) =>
    files[name] === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, files[name], target);
  host.fileExists = (name) => files[name] !== undefined || fileExists(name);
  host.readFile = (name) => files[name] ?? readFile(name);
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'));
}

describe('types of the exercise API', () => {
  it('accept an evaluator that uses rows, judges and prints as they are', () => {
    expect(
      check(`export const evaluate: Evaluate = (row) => {
        const tier: string = row.input.customer.tier;
        const first = row.input['odd key']?.[0];
        console.log(tier, first, row.output.length);
        const verdict = judge('cheap');
        return { score: verdict.score, pass: verdict.pass && host.call('judge', 'dear').pass, reason: verdict.reason };
      };`),
    ).toEqual([]);
  });
  it('catch a wrong judge, a missing field and a wrong result', () => {
    const errors = check(`export function evaluate(row: Row): Evaluation {
      judge('nobody');
      row.input.customer.tire;
      return { score: 1 };
    }`);
    expect(errors).toHaveLength(3);
    expect(errors.join('\n')).toMatch(/nobody[\s\S]*tire[\s\S]*pass/);
  });
  it('mark keys that some rows lack as optional', () => {
    expect(check('export const age: number = ({} as Row).input.customer.age;').join()).toMatch(/undefined/);
  });
  it('stay valid TypeScript for any data', () => {
    fc.assert(
      fc.property(fc.array(fc.json().map((text) => JSON.parse(text) as Json)), (values) => {
        const { parseDiagnostics } = ts.createSourceFile(
          'x.ts',
          `type X = ${toTypeScript(shapeOf(values))};`,
          ts.ScriptTarget.ES2022,
        ) as ts.SourceFile & {
          parseDiagnostics: unknown[];
        };
        expect(parseDiagnostics).toEqual([]);
      }),
    );
  });
});

describe('Python help', () => {
  it('knows the row, nested input keys, judge ids and verdict keys', () => {
    const { python } = exerciseApi(content, rows);
    expect(Object.keys(python.shapes['row']?.['input']?.keys?.['customer']?.keys ?? {})).toEqual(['tier', 'age']);
    expect(python.arguments['judge']?.map(({ name }) => name)).toEqual(['cheap', 'dear']);
    expect(python.shapes['row']?.['input']?.keys?.['customer']?.keys?.['tier']?.doc).toContain('"gold"');
  });
});
