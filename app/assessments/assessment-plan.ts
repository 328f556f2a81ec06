/** What somebody who builds an assessment decides: the form as it is typed, and the plan it stands for once it is valid. */
import { z } from 'zod';
import { AI_POLICIES, RESULT_POLICIES, REVIEW_POLICIES, TIMINGS } from './policies';
import { isZone, toInstant } from './zoned-time';

export const MOST_SECTIONS = 12;
export const MOST_EXERCISES = 12;
const MOST_MINUTES = 24 * 60;

/** An empty field is null; anything else must be a number within the bounds. */
const numberOrNull = (bounds: z.ZodType<number, number>) =>
  z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
    .pipe(bounds.nullable());

const minutes = numberOrNull(
  z
    .number('Give a number of minutes.')
    .int('Give whole minutes.')
    .min(1, 'At least 1 minute.')
    .max(MOST_MINUTES, 'At most 24 hours.'),
);
const weight = numberOrNull(
  z.number('Give a number.').gt(0, 'More than 0: leave an exercise out instead.').max(100, 'At most 100.'),
).transform((value) => value ?? 1);
const percent = numberOrNull(z.number('Give a percentage.').min(0, 'At least 0.').max(100, 'At most 100.'));
const line = (most: number) => z.string().trim().max(most, `At most ${most} characters.`);

/** What a new draft needs. */
export const assessmentName = z.object({ name: line(120).min(1, 'Give the assessment a name.') });

const exerciseForm = z.object({
  version: z.uuid('Choose an exercise.'),
  rubric: z.uuid('Choose a rubric.'),
  weight,
});

const sectionForm = z.object({
  title: line(80).min(1, 'Give this section a title.'),
  minutes,
  exercises: z.array(exerciseForm).max(MOST_EXERCISES, `At most ${MOST_EXERCISES} exercises in a section.`),
});

/** Reads the typed form; the same in the browser and on the server. What publishing needs besides is in publish-problems.ts. */
export const assessmentForm = z
  .object({
    name: assessmentName.shape.name,
    role: line(120),
    introduction: z.string().max(20_000, 'At most 20,000 characters.'),
    timing: z.enum(TIMINGS),
    minutes,
    aiPolicy: z.enum(AI_POLICIES),
    resultPolicy: z.enum(RESULT_POLICIES),
    reviewPolicy: z.enum(REVIEW_POLICIES),
    blindReview: z.boolean(),
    due: z.string().trim(),
    zone: z.string().refine(isZone, 'This time zone is not known.'),
    expectations: z.record(z.string().min(1).max(40), percent),
    sections: z.array(sectionForm).max(MOST_SECTIONS, `At most ${MOST_SECTIONS} sections.`),
  })
  .transform(({ due, zone, expectations, sections, ...plan }, context) => {
    const dueAt = due === '' ? null : toInstant(due, zone);
    if (due !== '' && !dueAt) context.addIssue({ code: 'custom', path: ['due'], message: 'Give a date and a time.' });
    const perSection = plan.timing === 'PER_SECTION';
    return {
      ...plan,
      // Only the limits that count are kept.
      minutes: perSection ? null : plan.minutes,
      dueAt: dueAt?.toISOString() ?? null,
      expectations: sharesOf(expectations),
      sections: sections.map((section) => ({
        title: section.title,
        minutes: perSection ? section.minutes : null,
        exercises: section.exercises.map((exercise) => ({
          exerciseVersionId: exercise.version,
          rubricVersionId: exercise.rubric,
          weight: exercise.weight,
        })),
      })),
    };
  });

export type AssessmentPlan = z.infer<typeof assessmentForm>;
export type PlannedSection = AssessmentPlan['sections'][number];

/** Percent by skill as typed -> share of its points in [0, 1]; skills without a number are left out. */
function sharesOf(expectations: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(expectations).flatMap(([skill, value]) => (value === null ? [] : [[skill, value / 100]])),
  );
}

/** Limits of all sections together, or the one limit, in minutes; 0 when none is given. */
export const totalMinutes = (plan: Pick<AssessmentPlan, 'timing' | 'minutes' | 'sections'>): number =>
  plan.timing === 'TOTAL'
    ? (plan.minutes ?? 0)
    : plan.sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0);

/** Messages by the name of the field they stand beside, such as `sections.0.title`. */
export function errorsByField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}
