import type { AgreementReport } from '../exercises/calibration-format';
import type { Rubric } from '../exercises/exercise-format';
import { measureAgreement, type LabelledSample } from '../grading/calibration/measure-agreement';
import { getDatabase, type Prisma } from '../lib/db/prisma.server';
import { loadRubrics, loadSettledGrades } from './load-settled-grades.server';
import { reviewLevels, type ReviewPass } from './settled-grade';

/** How far two raters agree: κ per criterion, weighted κ over all with its bootstrap interval; see `measureAgreement`. */
export type Agreement = Omit<AgreementReport, 'met' | 'shortfalls'>;

/** Agreement on the submissions of one exercise that were graded by one version of its rubric. */
export interface ReviewAgreement {
  exerciseSlug: string;
  exercise: string;
  rubricVersionId: string;
  rubricNumber: number;
  /** Null without a submission that both have graded. */
  judgeAndFirst: Agreement | null;
  firstAndSecond: Agreement | null;
}

/**
 * Agreement of judge and first reviewer, and of first and second reviewer, on honest passes only: reviews by people who could not have
 * seen a level of the submission before, and by the rubric version that counts. Previews are left out; limited to one assessment if given. Levels the judge left to a human are
 * no pair. Sorted by exercise, newest rubric first.
 */
export async function measureReviewAgreement({
  database = getDatabase(),
  organisationId,
  assessmentId,
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
  assessmentId?: string;
}): Promise<ReviewAgreement[]> {
  const rows = await database.submission.findMany({
    where: {
      attempt: { sitting: { organisationId, assessmentId, invitation: { isPreview: false } } },
      reviews: { some: { organisationId, ...HONEST } },
    },
    select: {
      id: true,
      attempt: { select: { exerciseVersion: { select: { title: true, exercise: { select: { slug: true } } } } } },
      reviews: {
        where: { organisationId, ...HONEST },
        select: { pass: true, levels: true, rubricVersionId: true },
      },
    },
  });
  const grades = await loadSettledGrades({ database, organisationId, submissionIds: rows.map(({ id }) => id) });
  const rubrics = await loadRubrics(
    database,
    organisationId,
    [...grades.values()].map(({ rubricVersionId }) => rubricVersionId),
  );
  const groups = new Map<string, { rubric: Rubric; head: Head; judged: LabelledSample[]; doubled: LabelledSample[] }>();
  for (const { id, attempt, reviews } of rows) {
    const grade = grades.get(id);
    const rubric = grade && rubrics.get(grade.rubricVersionId);
    if (!grade || !rubric) continue;
    const { rubricVersionId, rubricNumber } = grade;
    const { title: exercise, exercise: of } = attempt.exerciseVersion;
    const key = `${of.slug} ${rubricVersionId}`;
    const head = { exerciseSlug: of.slug, exercise, rubricVersionId, rubricNumber };
    const group = groups.get(key) ?? { rubric, head, judged: [], doubled: [] };
    groups.set(key, group);
    const levelsOf = (pass: ReviewPass) => {
      const given = reviews.find((review) => review.pass === pass && review.rubricVersionId === rubricVersionId);
      return given && levelNumbers(reviewLevels.parse(given.levels));
    };
    const [first, second] = [levelsOf('FIRST'), levelsOf('SECOND')];
    const judge = Object.fromEntries(
      grade.verdicts.flatMap(({ criterionId, judge: said }) =>
        said?.status === 'judged' && said.levelIndex !== null ? [[criterionId, said.levelIndex]] : [],
      ),
    );
    if (first && Object.keys(judge).length > 0) group.judged.push({ name: id, human: first, judge });
    if (first && second) group.doubled.push({ name: id, human: first, judge: second });
  }
  return [...groups.values()]
    .map(({ rubric, head, judged, doubled }) => ({
      ...head,
      judgeAndFirst: measure(rubric, judged),
      firstAndSecond: measure(rubric, doubled),
    }))
    .sort((a, b) => a.exerciseSlug.localeCompare(b.exerciseSlug) || b.rubricNumber - a.rubricNumber);
}

const HONEST = {
  unseen: true,
  finishedAt: { not: null },
  pass: { in: ['FIRST', 'SECOND'] },
} satisfies Prisma.ReviewWhereInput;

type Head = Pick<ReviewAgreement, 'exerciseSlug' | 'exercise' | 'rubricVersionId' | 'rubricNumber'>;

const levelNumbers = (levels: Record<string, { levelIndex: number }>): Record<string, number> =>
  Object.fromEntries(Object.entries(levels).map(([id, { levelIndex }]) => [id, levelIndex]));

function measure(rubric: Rubric, samples: LabelledSample[]): Agreement | null {
  if (samples.length === 0) return null;
  const { met: _met, shortfalls: _shortfalls, ...agreement } = measureAgreement({ rubric, samples });
  return agreement;
}
