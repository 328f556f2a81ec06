import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePython, describePython } from './complete-python';
import type { PythonHelp } from './editor-types';

const help: PythonHelp = {
  globals: [{ name: 'judge', detail: 'judge(judge_id: str) -> dict', doc: 'Recorded verdict.', role: 'function' }],
  shapes: {
    row: {
      id: { detail: 'str', doc: 'Opaque.' },
      input: {
        detail: 'dict',
        doc: '',
        keys: { customer: { detail: 'dict', doc: '', keys: { tier: { detail: 'str', doc: 'Plan.' } } } },
      },
    },
    'judge()': { pass: { detail: 'bool', doc: 'Verdict.' } },
  },
  arguments: { judge: [{ name: 'cheap-fluency', detail: '$0.001', doc: 'Lenient.', role: 'value' }] },
};
const names = (before: string, source = before) =>
  completePython(help, before, source).symbols.map((symbol) => symbol.name);

describe('completion in Python', () => {
  it('offers the keys of the row inside a subscript and inside get', () => {
    expect(names('x = row["')).toEqual(['id', 'input']);
    expect(names("x = row.get('in")).toEqual(['id', 'input']);
    expect(names('x = row["input"]["customer"]["')).toEqual(['tier']);
    expect(names('x = row["input"].get("customer", {}).get("')).toEqual(['tier']);
  });
  it('follows variables that were assigned from the row or from a judge', () => {
    expect(names('c["', 'data = row["input"]\nc = data["customer"]\nc["')).toEqual(['tier']);
    expect(names('v["', 'v = judge("cheap-fluency")\nv["')).toEqual(['pass']);
  });
  it('offers judge ids inside the call and replaces what is typed of them', () => {
    expect(completePython(help, 'v = judge("che', 'v = judge("che')).toMatchObject({
      replaces: 3,
      symbols: [{ name: 'cheap-fluency' }],
    });
  });
  it('offers global names in code, but not in comments, strings or after a dot', () => {
    expect(names('jud')).toEqual(['judge']);
    expect(names('# jud')).toEqual([]);
    expect(names('"jud')).toEqual([]);
    expect(names('row.jud')).toEqual([]);
  });
  it('knows nothing about dicts it has not seen', () => {
    expect(names('other["')).toEqual([]);
    expect(names('row["constructor"]["')).toEqual([]);
  });
  it('survives any unfinished code', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        completePython(help, before, before + after);
        describePython(help, before + after, before.length);
      }),
    );
  });
});

describe('hovering in Python', () => {
  it('explains names, keys and judge ids where they stand', () => {
    const source = 'tier = row["input"]["customer"]["tier"]\nv = judge("cheap-fluency")';
    expect(describePython(help, source, source.indexOf('"tier"') + 2)?.doc).toBe('Plan.');
    expect(describePython(help, source, source.indexOf('judge') + 1)?.detail).toContain('judge_id');
    expect(describePython(help, source, source.indexOf('fluency'))?.doc).toBe('Lenient.');
    expect(describePython(help, source, source.indexOf('row') + 1)?.doc).toContain('input');
    expect(describePython(help, source, 0)).toBeNull();
  });
});
