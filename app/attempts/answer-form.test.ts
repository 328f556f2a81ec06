import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFromForm, formFromAnswer } from './answer-form';

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe('an answer posted as a form', () => {
  it('is read from plain inputs, with blank list entries dropped', () => {
    expect(
      answerFromForm(
        form([
          ['intent', 'save'],
          ['files/eval.py', 'a\r\nb\r\n'],
          ['fields.language', 'python'],
          ['fields.labelAudit.0.rowId', 'r-1'],
          ['fields.labelAudit.0.label', 'fail'],
          ['fields.labelAudit.0.reason', 'stale policy'],
          ['fields.labelAudit.1.rowId', ''],
          ['fields.labelAudit.1.label', ''],
          ['fields.labelAudit.1.reason', ''],
        ]),
      ),
    ).toEqual({
      schemaVersion: 1,
      files: { 'eval.py': 'a\nb\n' },
      fields: { language: 'python', labelAudit: [{ rowId: 'r-1', label: 'fail', reason: 'stale policy' }] },
    });
  });
  it('keeps a list whose every entry is blank as an empty list', () => {
    expect(answerFromForm(form([['fields.labelAudit.0.rowId', '']]))).toMatchObject({ fields: { labelAudit: [] } });
  });
  it('lets plain inputs replace what the hidden JSON says and keeps the rest', () => {
    expect(
      answerFromForm(
        form([
          ['fields', '{"language":"typescript","labelAudit":[]}'],
          ['fields.language', 'python'],
        ]),
      ),
    ).toMatchObject({ fields: { language: 'python', labelAudit: [] } });
  });
  it('ignores names that would reach into prototypes, broken JSON and uploads', () => {
    const data = form([
      ['fields.__proto__.polluted', 'x'],
      ['files/__proto__', 'x'],
      ['fields', '{'],
      ['fields.a..b', 'x'],
    ]);
    data.set('files/blob', new File(['x'], 'x.txt'));
    expect(answerFromForm(data)).toEqual({ schemaVersion: 1, files: {}, fields: {} });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
  it('survives the way there and back', () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/\r/g, ''));
    const fields = fc.record({
      language: fc.constantFrom('typescript', 'python'),
      labelAudit: fc.array(fc.record({ rowId: text, label: fc.constantFrom('pass', 'fail'), reason: text })),
    });
    fc.assert(
      fc.property(fc.record({ 'eval.ts': text, 'memo.md': text }), fields, (files, given) => {
        const answer = { schemaVersion: 1 as const, files, fields: given };
        expect(answerFromForm(formFromAnswer(answer))).toEqual(answer);
      }),
    );
  });
});
