/** The assessment form as it is typed: every value a text, so that nothing is lost while it is not valid yet. */
import { MOST_EXERCISES, MOST_SECTIONS, type AssessmentPlan } from './assessment-plan';
import { toLocal } from './zoned-time';

export interface RawExercise {
  /** Tells it from the others while the form is open, wherever it moves. */
  key: string;
  version: string;
  rubric: string;
  weight: string;
}

export interface RawSection {
  key: string;
  title: string;
  minutes: string;
  exercises: RawExercise[];
}

export interface RawPlan {
  name: string;
  role: string;
  introduction: string;
  timing: string;
  minutes: string;
  aiPolicy: string;
  resultPolicy: string;
  reviewPolicy: string;
  blindReview: boolean;
  /** Wall-clock time in `zone`; empty: no due date. */
  due: string;
  zone: string;
  /** Percent by skill. */
  expectations: Record<string, string>;
  sections: RawSection[];
}

const EXPECTED = 'expectations.';

/** The form's fields (`sections.0.exercises.1.weight`) as a plan; places that are not posted are closed up. */
export function readRawPlan(form: FormData): RawPlan {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  const rows = (prefix: string, most: number, mark: string) =>
    Array.from({ length: most + 1 }, (_, at) => `${prefix}.${at}`).filter((name) => form.has(`${name}.${mark}`));
  const sections = rows('sections', MOST_SECTIONS, 'title').map((name) => ({
    key: text(`${name}.key`) || name,
    title: text(`${name}.title`),
    minutes: text(`${name}.minutes`),
    exercises: rows(`${name}.exercises`, MOST_EXERCISES, 'version').map((at) => ({
      key: text(`${at}.key`) || at,
      version: text(`${at}.version`),
      rubric: text(`${at}.rubric`),
      weight: text(`${at}.weight`),
    })),
  }));
  const expected = [...form.keys()].filter((name) => name.startsWith(EXPECTED)).slice(0, 200);
  return {
    name: text('name'),
    role: text('role'),
    introduction: text('introduction'),
    timing: text('timing'),
    minutes: text('minutes'),
    aiPolicy: text('aiPolicy'),
    resultPolicy: text('resultPolicy'),
    reviewPolicy: text('reviewPolicy'),
    blindReview: form.has('blindReview'),
    due: text('due'),
    zone: text('zone') || 'UTC',
    expectations: Object.fromEntries(expected.map((name) => [name.slice(EXPECTED.length), text(name)])),
    sections,
  };
}

const numberText = (value: number | null) => (value === null ? '' : String(value));

/** A stored plan as the form shows it, its due date in UTC; the browser turns that into its own zone. */
export const toRawPlan = (plan: AssessmentPlan): RawPlan => ({
  ...plan,
  minutes: numberText(plan.minutes),
  due: plan.dueAt === null ? '' : toLocal(new Date(plan.dueAt), 'UTC'),
  zone: 'UTC',
  expectations: Object.fromEntries(
    Object.entries(plan.expectations).map(([skill, share]) => [skill, String(Math.round(share * 1_000) / 10)]),
  ),
  sections: plan.sections.map((section, at) => ({
    key: `s${at}`,
    title: section.title,
    minutes: numberText(section.minutes),
    exercises: section.exercises.map((exercise, index) => ({
      key: `e${at}-${index}`,
      version: exercise.exerciseVersionId,
      rubric: exercise.rubricVersionId,
      weight: String(exercise.weight),
    })),
  })),
});

/** The plan with those fields of `typed` that may change after publishing. */
export const withChangeable = (plan: RawPlan, typed: RawPlan): RawPlan => {
  const { name, introduction, due, zone, resultPolicy, reviewPolicy, expectations } = typed;
  return { ...plan, name, introduction, due, zone, resultPolicy, reviewPolicy, expectations };
};
