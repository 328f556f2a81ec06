import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessmentForm, errorsByField } from './assessment-plan';
import { changePlan } from './change-plan';
import { listPublishProblems, type PinnedFacts } from './publish-problems';
import { readRawPlan, toRawPlan, type RawPlan } from './raw-plan';

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const plan = (changes: Partial<RawPlan> = {}): RawPlan => ({
  ...{ name: 'Engineer', role: '', introduction: '', timing: 'TOTAL', minutes: '60', aiPolicy: 'DECLARED' },
  ...{ resultPolicy: 'SCORE', reviewPolicy: 'NEEDED', blindReview: true, due: '', zone: 'UTC', expectations: {} },
  sections: [0, 1].map((at) => ({
    ...{ key: `s${at}`, title: `Part ${at + 1}`, minutes: '30' },
    exercises: [0, 1].map((index) => {
      const number = at * 2 + index;
      return { key: `e${number}`, version: uuid(number), rubric: uuid(100 + number), weight: '1' };
    }),
  })),
  ...changes,
});
const parsed = (raw: RawPlan) => assessmentForm.parse(raw);
const keys = (raw: RawPlan) => raw.sections.map(({ exercises }) => exercises.map(({ key }) => key));
const facts = new Map<string, PinnedFacts>(
  [0, 1, 2, 3].map((at) => [
    uuid(at),
    { exerciseId: `x${at}`, title: `Exercise ${at}`, minutes: 30, skills: ['tracing'], withdrawn: false },
  ]),
);
const problems = (raw: RawPlan, now = new Date('2026-07-01T00:00:00Z')) =>
  listPublishProblems({ plan: parsed(raw), facts, now }).map(({ severity, field }) => `${severity} ${field}`);

describe('rearranging', () => {
  test('moves an exercise over the edge of its section into the next one', () => {
    const moved = changePlan(plan(), 'exercise down 0 1');
    expect(keys(moved.plan)).toEqual([['e0'], ['e1', 'e2', 'e3']]);
    expect(moved.focus).toBe('e1');
    expect(keys(changePlan(moved.plan, 'exercise up 1 0').plan)).toEqual([
      ['e0', 'e1'],
      ['e2', 'e3'],
    ]);
  });

  test('never loses or doubles an exercise, whatever is pressed, and ignores nonsense', () => {
    const press = fc.oneof(
      fc.tuple(fc.constantFrom('exercise up', 'exercise down'), fc.nat(3), fc.nat(4)).map((parts) => parts.join(' ')),
      fc.tuple(fc.constantFrom('section up', 'section down'), fc.nat(3)).map((parts) => parts.join(' ')),
      fc.constantFrom('section add', 'exercise add 0', 'nonsense', 'section up -1', 'exercise up 0 NaN', ''),
    );
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const end = presses.reduce((raw, wanted) => changePlan(raw, wanted).plan, plan());
        expect(keys(end).flat().sort()).toEqual(['e0', 'e1', 'e2', 'e3']);
        expect(new Set(end.sections.map(({ key }) => key)).size).toBe(end.sections.length);
      }),
    );
  });
});

describe('the form', () => {
  test('comes back from its fields as it was', () => {
    const form = new FormData();
    const put = (name: string, value: unknown): void => {
      if (typeof value === 'string') form.set(name, value);
      else if (value === true) form.set(name, 'on');
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) put(name ? `${name}.${key}` : key, inner);
    };
    put('', plan({ expectations: { 'error analysis': '70' } }));
    expect(readRawPlan(form)).toEqual(plan({ expectations: { 'error analysis': '70' } }));
  });

  test('and the stored plan say the same', () => {
    const typed = plan({ due: '2026-07-15T17:00', expectations: { tracing: '62.5', writing: '' } });
    const stored = parsed({ ...typed, zone: 'Europe/Berlin' });
    expect(stored.dueAt).toBe('2026-07-15T15:00:00.000Z');
    expect(stored.expectations).toEqual({ tracing: 0.625 });
    expect(parsed(toRawPlan(stored))).toEqual(stored);
  });

  test('says beside each field what is wrong with it', () => {
    const [section] = plan().sections;
    const wrong = plan({
      name: ' ',
      minutes: '1.5',
      due: 'soon',
      zone: 'Nowhere',
      sections: [{ ...section!, title: '' }],
    });
    const result = assessmentForm.safeParse(wrong);
    const errors = result.success ? {} : errorsByField(result.error);
    expect(Object.keys(errors).sort()).toEqual(['minutes', 'name', 'sections.0.title', 'zone']);
  });
});

describe('before publishing', () => {
  test('everything that is missing is said at once', () => {
    const bare = plan({ timing: 'PER_SECTION', due: '2026-06-01T00:00' });
    bare.sections = bare.sections.map((section) => ({ ...section, minutes: '', exercises: [] }));
    expect(problems(bare)).toEqual([
      'error sections.0.add',
      'error sections.0.minutes',
      'error sections.1.add',
      'error sections.1.minutes',
      'error due',
    ]);
    expect(problems(plan({ minutes: '', sections: [] }))).toEqual(['error sections', 'error minutes']);
  });

  test('little time is worth a thought, not an error', () => {
    expect(problems(plan({ minutes: '120' }))).toEqual([]);
    expect(problems(plan({ minutes: '30' }))).toEqual(['warning minutes']);
    expect(problems(plan({ minutes: '120', due: '2026-07-01T01:00' }))).toEqual(['warning due']);
  });

  test('an exercise counts once', () => {
    const twice = plan({ minutes: '120' });
    twice.sections[1]!.exercises[0]!.version = uuid(0);
    expect(problems(twice)).toEqual(['error sections']);
  });
});
