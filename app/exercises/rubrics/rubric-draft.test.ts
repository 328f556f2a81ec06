import { describe, expect, it } from 'vitest';
import { changeDraft, isPossible, type RubricDraft } from './rubric-draft';
import { readDraftChange, readRubricForm, writeDraftChange } from './rubric-form';

const level = (share: number | null, title: string) => ({ share, title, description: `${title} in words` });
const draft: RubricDraft = {
  criteria: [
    {
      ...{ id: 'a', title: 'First', question: 'What?', weight: 2, authorNotes: 'line one\nline two' },
      levels: [level(0, 'No'), level(0.25, 'Partly'), level(1, 'Yes')],
    },
    {
      id: 'b',
      title: 'Second',
      question: 'Why?',
      weight: null,
      authorNotes: '',
      levels: [level(0, 'No'), level(1, 'Yes')],
    },
  ],
  exemplars: [{ excerpt: 'An excerpt', levels: { a: 2, b: 1 }, why: 'because' }],
};

/** What a browser sends of the editor's form. */
function formOf({ criteria, exemplars }: RubricDraft): FormData {
  const form = new FormData();
  criteria.forEach(({ levels, ...criterion }, at) => {
    for (const [field, value] of Object.entries(criterion)) {
      form.set(`criteria.${at}.${field}`, String(value ?? '').replaceAll('\n', '\r\n'));
    }
    levels.forEach((item, index) => {
      form.set(`criteria.${at}.levels.${index}.title`, item.title);
      form.set(`criteria.${at}.levels.${index}.description`, item.description);
      if (index > 0 && index < levels.length - 1) {
        form.set(`criteria.${at}.levels.${index}.percent`, String((item.share ?? 0) * 100));
      }
    });
  });
  exemplars.forEach(({ excerpt, why, levels }, at) => {
    form.set(`exemplars.${at}.excerpt`, excerpt);
    form.set(`exemplars.${at}.why`, why);
    for (const { id } of criteria) form.set(`exemplars.${at}.level.${id}`, String(levels[id] ?? ''));
  });
  return form;
}

describe('the form of a draft', () => {
  it('comes back as it was drawn', () => {
    expect(readRubricForm(formOf(draft))).toEqual(draft);
  });

  it('refuses more criteria than a rubric may have', () => {
    const [first] = draft.criteria;
    if (!first) throw new Error('the draft has criteria');
    const many = { ...draft, criteria: Array.from({ length: 11 }, (_, at) => ({ ...first, id: `c${at}` })) };
    expect(() => readRubricForm(formOf(many))).toThrow();
  });

  it('reads the buttons it draws, and nothing else', () => {
    for (const change of [
      { kind: 'raise-criterion', at: 1 },
      { kind: 'remove-exemplar', at: 0 },
      { kind: 'add-criterion', id: 'new' },
    ] as const) {
      expect(readDraftChange(writeDraftChange(change), 'new')).toEqual(change);
    }
    for (const value of ['', 'raise-criterion', 'raise-criterion:-1', 'drop-everything:1']) {
      expect(readDraftChange(value, 'new')).toBeNull();
    }
  });
});

describe('changing a draft', () => {
  it('takes what excerpts say of a removed criterion or middle level with it', () => {
    const shorter = changeDraft(draft, { kind: 'remove-criterion', at: 0 });
    expect(shorter.exemplars[0]?.levels).toEqual({ b: 1 });
    const binary = changeDraft(draft, { kind: 'remove-level', at: 0 });
    expect(binary.criteria[0]?.levels.map(({ title }) => title)).toEqual(['No', 'Yes']);
    expect(binary.exemplars[0]?.levels).toEqual({ a: 1, b: 1 });
    const back = changeDraft(binary, { kind: 'add-level', at: 0 });
    expect(back.exemplars[0]?.levels).toEqual({ a: 2, b: 1 });
  });

  it('moves a criterion down and up again, and leaves the rest', () => {
    const down = changeDraft(draft, { kind: 'lower-criterion', at: 0 });
    expect(down.criteria.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(changeDraft(down, { kind: 'raise-criterion', at: 1 })).toEqual(draft);
  });

  it('leaves the draft as it is when a step is not possible', () => {
    const one = changeDraft(draft, { kind: 'remove-criterion', at: 0 });
    expect(isPossible(one, { kind: 'remove-criterion', at: 0 })).toBe(false);
    expect(changeDraft(one, { kind: 'remove-criterion', at: 0 })).toBe(one);
    expect(changeDraft(draft, { kind: 'raise-criterion', at: 7 })).toBe(draft);
  });
});
