/** Schemas of the files every exercise folder has, whatever its kind. */
import { z } from 'zod';

/** Folder name of an exercise, and the id of a criterion: lower-case words joined by hyphens. */
export const exerciseSlug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');

/** `exercise.json`. `content` is parsed by the kind's own schema. */
export const exerciseManifest = z.strictObject({
  kind: exerciseSlug,
  title: z.string().min(3).max(80),
  /** One or two sentences for the catalogue card: the situation, and what the candidate will practise. */
  summary: z.string().min(20).max(400),
  level: z.enum(['core', 'senior', 'staff']),
  skills: z.array(z.string().min(2).max(40)).min(1).max(8),
  /** Expected working time. */
  minutes: z.number().int().min(10).max(240),
  /** How the total of 100 is split; `checks + rubric` is 100. */
  points: z
    .strictObject({ checks: z.number().int().min(0).max(100), rubric: z.number().int().min(0).max(100) })
    .refine((split) => split.checks + split.rubric === 100, 'checks + rubric must be 100'),
  /** Seed that the committed data files were generated with. */
  seed: z.number().int().nonnegative(),
  content: z.unknown(),
});
export type ExerciseManifest = z.infer<typeof exerciseManifest>;

const level = z.strictObject({
  /** Share of the criterion's weight this level earns, in [0, 1]. */
  share: z.number().min(0).max(1),
  title: z.string().min(1),
  /** What earns it: the anchor both judge and human grade by. */
  description: z.string().min(10),
});

export const criterion = z.strictObject({
  id: exerciseSlug,
  title: z.string().min(3),
  /** The question the judge answers. */
  question: z.string().min(10),
  weight: z.number().positive(),
  /** Two (binary) or three anchored levels, worst first; the first has share 0, the last share 1. */
  levels: z.array(level).min(2).max(3),
  /** For whoever grades: common mistakes, what not to reward. Never shown to candidates. */
  authorNotes: z.string().default(''),
});
export type Criterion = z.infer<typeof criterion>;

/** `rubric.json`. */
export const rubric = z
  .strictObject({
    criteria: z.array(criterion).min(1).max(10),
    /** Graded excerpts that show the judge where the levels lie: criterion id -> level index (0 = worst). Never shown to candidates. */
    exemplars: z
      .array(
        z.strictObject({
          excerpt: z.string().min(20),
          levels: z.record(z.string(), z.number().int().min(0)),
          why: z.string().min(5),
        }),
      )
      .max(3)
      .default([]),
  })
  .superRefine((value, context) => {
    value.criteria.forEach((item, index) => {
      const shares = item.levels.map((step) => step.share);
      const rising = shares.every((share, at) => at === 0 || share > (shares[at - 1] ?? 0));
      if (shares[0] !== 0 || shares.at(-1) !== 1 || !rising) {
        context.addIssue({
          code: 'custom',
          path: ['criteria', index, 'levels'],
          message: 'shares must rise from 0 to 1',
        });
      }
      if (value.criteria.findIndex((other) => other.id === item.id) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['criteria', index, 'id'],
          message: `criterion "${item.id}" appears twice`,
        });
      }
    });
  });
export type Rubric = z.infer<typeof rubric>;

/** `samples/<name>/expected.json`. */
export const sampleExpectation = z.strictObject({
  /** Bounds on the share of check points, in percent, both inclusive. */
  checksPercent: z.strictObject({ min: z.number().min(0).max(100), max: z.number().min(0).max(100) }),
  /** Check id -> status that this sample must get; checks left out may be anything. */
  checks: z.record(z.string(), z.enum(['pass', 'partial', 'fail'])).default({}),
  /** Flag codes that must be raised. */
  flags: z.array(z.string()).default([]),
  /** Criterion id -> level index a human gave this sample (0 = worst); calibration data. */
  humanLevels: z.record(z.string(), z.number().int().min(0)),
});
export type SampleExpectation = z.infer<typeof sampleExpectation>;

/** Samples that every exercise carries, with the band of check points (percent) each must lie in. */
export const REQUIRED_SAMPLES: Record<string, { min: number; max: number; mustBeFlagged: boolean }> = {
  exemplar: { min: 90, max: 100, mustBeFlagged: false },
  competent: { min: 55, max: 80, mustBeFlagged: false },
  naive: { min: 0, max: 45, mustBeFlagged: false },
  stub: { min: 0, max: 10, mustBeFlagged: false },
  'always-fail': { min: 0, max: 15, mustBeFlagged: true },
  'always-pass': { min: 0, max: 15, mustBeFlagged: true },
  'keyword-stuffed': { min: 0, max: 15, mustBeFlagged: true },
  'rubric-pasted-back': { min: 0, max: 15, mustBeFlagged: true },
  injection: { min: 0, max: 15, mustBeFlagged: true },
};
