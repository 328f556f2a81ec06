/** The debrief packet as JSON. Readers may rely on a version's fields; whoever changes one raises the version. Dates are ISO 8601. */
import { z } from 'zod';
import { DECISIONS } from '../decision-form';

const points = z.number();
const share = z.number().min(0).max(1);
const instant = z.iso.datetime();

const evidence = z.strictObject({
  kind: z.enum(['check', 'criterion']),
  targetId: z.string(),
  title: z.string(),
  exercise: z.string(),
  earned: points,
  most: points,
  quote: z.string().nullable(),
  line: z.string(),
  by: z.enum(['code', 'judge', 'person']),
});

const override = z.strictObject({
  target: z.enum(['criterion', 'check']),
  targetId: z.string(),
  /** What it was set to; null when it withdrew earlier ones. */
  to: z.string().nullable(),
  reason: z.string(),
  authorName: z.string(),
  at: instant,
});

const check = z.strictObject({
  checkId: z.string(),
  title: z.string(),
  status: z.enum(['pass', 'partial', 'fail', 'error']),
  /** Of the exercise's 100. */
  earned: points,
  most: points,
  summary: z.string(),
});

const criterion = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  /** The level that counts or is proposed; null when there is none. */
  level: z.string().nullable(),
  share: share.nullable(),
  most: points,
  source: z.string().nullable(),
  reason: z.string(),
  quotes: z.array(z.string()),
  /** Levels of the judge's samples, null where it could not assess. */
  samples: z.array(z.string().nullable()),
  reviews: z.array(
    z.strictObject({ pass: z.string(), reviewerName: z.string(), level: z.string(), reason: z.string() }),
  ),
});

const exercise = z.strictObject({
  title: z.string(),
  slug: z.string(),
  weight: z.number(),
  state: z.enum(['open', 'not-begun', 'grading', 'ungraded', 'provisional', 'graded']),
  points: points.nullable(),
  awaiting: points,
  low: points.nullable(),
  high: points.nullable(),
  reason: z.string().nullable(),
  rubricVersion: z.number().int().nullable(),
  judgeModel: z.string().nullable(),
  submittedAt: instant.nullable(),
  checks: z.array(check),
  criteria: z.array(criterion),
  reviews: z.array(
    z.strictObject({ pass: z.string(), reviewerName: z.string(), blind: z.boolean(), finishedAt: instant }),
  ),
  overrides: z.array(override),
});

export const packet = z.strictObject({
  schema: z.literal('assay.sitting-packet'),
  version: z.literal(1),
  madeAt: instant,
  madeBy: z.string(),
  organisation: z.string(),
  assessment: z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() }),
  candidate: z.strictObject({ name: z.string(), email: z.string() }),
  sitting: z.strictObject({
    id: z.uuid(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    endedBy: z.enum(['CANDIDATE', 'DEADLINE', 'ORGANISATION']).nullable(),
    timeMultiplier: z.number(),
    addedSeconds: z.number(),
    isPreview: z.boolean(),
  }),
  score: z.strictObject({
    status: z.enum(['running', 'grading', 'provisional', 'settled']),
    points: points.nullable(),
    low: points.nullable(),
    high: points.nullable(),
    awaiting: points,
    disagreement: z.strictObject({ down: points, up: points }),
    leftOut: z.array(z.string()),
    /** Why there is an interval, or none, in sentences. */
    words: z.array(z.string()),
  }),
  /** Null with fewer than five finished sittings. Other candidates are numbers here. */
  standing: z
    .strictObject({
      scores: z.array(points),
      below: z.number().int(),
      level: z.number().int(),
      above: z.number().int(),
      median: points,
    })
    .nullable(),
  skills: z.array(
    z.strictObject({
      skill: z.string(),
      share: share.nullable(),
      low: share.nullable(),
      high: share.nullable(),
      expected: share.nullable(),
      exercises: z.array(z.string()),
    }),
  ),
  strongest: z.array(evidence),
  weakest: z.array(evidence),
  notes: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
  exercises: z.array(exercise),
  decisions: z.array(
    z.strictObject({ outcome: z.enum(DECISIONS), reasons: z.string(), authorName: z.string(), at: instant }),
  ),
  comments: z.array(z.strictObject({ text: z.string(), authorName: z.string(), at: instant })),
  timeline: z.array(z.strictObject({ at: instant, text: z.string() })),
});
export type Packet = z.infer<typeof packet>;
