import { changeStatus } from '../assessments/change-status.server';
import type { AssessmentPlan } from '../assessments/assessment-plan';
import { createAssessment } from '../assessments/create-assessment.server';
import { listExerciseChoices } from '../assessments/list-exercise-choices.server';
import { loadPlan } from '../assessments/load-plan.server';
import { saveAssessment } from '../assessments/save-assessment.server';
import { forkRubric } from '../exercises/rubrics/fork-rubric.server';
import type { Clock } from '../lib/clock';
import type { Database } from '../lib/db/prisma.server';
import { DEMO_ORGANISATION_ID, ines, lena } from './cast';
import { acting } from './demo-organisation.server';
import { daysAgo, inThePast } from './past.server';

type DemoPlan = Pick<
  AssessmentPlan,
  'role' | 'introduction' | 'timing' | 'minutes' | 'resultPolicy' | 'reviewPolicy' | 'expectations'
> & { dueInDays: number | null; sections: { title: string; minutes: number | null; exercises: string[] }[] };

interface DemoAssessment {
  name: string;
  made: number;
  published: number | null;
  plan: DemoPlan;
}

/** The three assessments of the demo, by what they show; `made` and `published` in days ago. */
const DEMO_ASSESSMENTS: Record<'finished' | 'running' | 'draft', DemoAssessment> = {
  finished: {
    ...{ name: 'Applied AI engineer, autumn round', made: 30, published: 28 },
    plan: {
      ...{ role: 'Applied AI engineer, document team', timing: 'TOTAL', minutes: 180, dueInDays: null },
      introduction:
        'Thank you for taking the time. Both tasks are close to what the **document team** does: reading freight papers by machine, and knowing when not to trust it.\n\nThere is no trick in them. Say what you would not ship yet.',
      ...{
        resultPolicy: 'FULL',
        reviewPolicy: 'DOUBLE',
        expectations: { 'eval design': 0.7, 'judge calibration': 0.5, 'cost modelling': 0.6, 'trade-off memo': 0.6 },
      },
      sections: [{ title: 'Two tasks', minutes: null, exercises: ['invoice-extraction', 'contract-review'] }],
    },
  },
  running: {
    ...{ name: 'LLM platform engineer', made: 9, published: 8 },
    plan: {
      ...{ role: 'LLM platform engineer', timing: 'PER_SECTION', minutes: null, dueInDays: 9 },
      introduction:
        'Two sections, each with its own clock. The first is about finding out what went wrong in an agent; the second about what a design costs and how it fails.',
      ...{ resultPolicy: 'SCORE', reviewPolicy: 'SINGLE' },
      expectations: {
        'trace reading': 0.65,
        'root-cause analysis': 0.7,
        'latency budgets': 0.6,
        'cost modelling': 0.6,
      },
      sections: [
        { title: 'What went wrong?', minutes: 100, exercises: ['refund-paid-twice'] },
        { title: 'What does it cost?', minutes: 90, exercises: ['support-copilot'] },
      ],
    },
  },
  draft: {
    ...{ name: 'Agent reliability, staff level', made: 3, published: null },
    plan: {
      ...{ role: 'Staff engineer, agents', timing: 'TOTAL', minutes: 150, dueInDays: null },
      introduction: 'For people who have run agents in production. (Still to be written.)',
      ...{ resultPolicy: 'SCORE', reviewPolicy: 'SINGLE', expectations: {} },
      sections: [
        { title: 'A loop, and a desk', minutes: null, exercises: ['planner-handoff-loop', 'research-assistant'] },
      ],
    },
  },
};

/** Makes those assessments that are not there, as their author would; the rubric draft too. Doing it again changes nothing. */
export async function makeDemoAssessments({ database, now }: { database: Database; now: Date }): Promise<void> {
  for (const assessment of Object.values(DEMO_ASSESSMENTS)) await makeAssessment({ database, now, assessment });
  await forkDemoRubric({ database, now });
}

/** Id of a demo assessment; throws when it is not there. */
export async function demoAssessmentId(database: Database, which: keyof typeof DEMO_ASSESSMENTS): Promise<string> {
  const where = { organisationId: DEMO_ORGANISATION_ID, name: DEMO_ASSESSMENTS[which].name };
  return (await database.assessment.findFirstOrThrow({ where, select: { id: true } })).id;
}

/**
 * The assessment whose candidates visitors may be, with its end moved on when it is near or over: the demo is looked at for longer
 * than a round takes. Throws when it is not there.
 */
export async function openLiveAssessment({ database, now }: { database: Database; now: Date }): Promise<string> {
  const id = await demoAssessmentId(database, 'running');
  await database.assessment.updateMany({
    where: { id, organisationId: DEMO_ORGANISATION_ID, dueAt: { lt: daysAgo(now, -1) } },
    data: { dueAt: daysAgo(now, -(DEMO_ASSESSMENTS.running.plan.dueInDays ?? 0)) },
  });
  return id;
}

async function makeAssessment({
  database,
  now,
  assessment: { name, made, published, plan },
}: {
  database: Database;
  now: Date;
  assessment: DemoAssessment;
}): Promise<void> {
  const known = { organisationId: DEMO_ORGANISATION_ID, name };
  if (await database.assessment.findFirst({ where: known, select: { id: true } })) return;
  const author = await acting(database, published === null ? lena : ines);
  const at = (days: number, act: (clock: Clock) => Promise<void>) =>
    inThePast({ database, at: daysAgo(now, days), act });
  let assessmentId = '';
  await at(made, async (clock) => {
    ({ assessmentId } = await createAssessment({ database, clock, ...author, name }));
  });
  const load = () => loadPlan({ tx: database, organisationId: DEMO_ORGANISATION_ID, assessmentId });
  await at(made - 0.1, async () => {
    const { token, plan: empty } = await load();
    await saveAssessment({
      ...{ database, ...author, assessmentId, token },
      plan: { ...empty, ...(await pinned(database, plan, now)), name },
    });
  });
  if (published === null) return;
  await at(published, async (clock) => {
    const { token } = await load();
    await changeStatus({ database, clock, ...author, assessmentId, token, change: 'publish' });
  });
}

/** A plan with the exercises' current versions and rubrics, and its due date as an instant. */
async function pinned(database: Database, { dueInDays, sections, ...plan }: DemoPlan, now: Date) {
  const choices = await listExerciseChoices({ database, organisationId: DEMO_ORGANISATION_ID });
  return {
    ...plan,
    dueAt: dueInDays === null ? null : daysAgo(now, -dueInDays).toISOString(),
    sections: sections.map((section) => ({
      ...section,
      exercises: section.exercises.flatMap((slug) => {
        const found = choices.find((choice) => choice.slug === slug);
        if (!found?.currentVersionId) return [];
        return [{ exerciseVersionId: found.currentVersionId, rubricVersionId: found.currentRubricId, weight: 1 }];
      }),
    })),
  };
}

async function forkDemoRubric({ database, now }: { database: Database; now: Date }): Promise<void> {
  const exerciseSlug = 'invoice-extraction';
  const organisationId = DEMO_ORGANISATION_ID;
  const own = { ownerOrganisationId: organisationId, exercise: { slug: exerciseSlug } };
  if (await database.rubricVersion.findFirst({ where: own, select: { id: true } })) return;
  const choices = await listExerciseChoices({ database, organisationId });
  const rubric = choices.find(({ slug }) => slug === exerciseSlug)?.rubrics[0];
  if (!rubric) return;
  const fork = () => forkRubric({ database, organisationId, actor: lena, exerciseSlug, rubricVersionId: rubric.id });
  await inThePast({ database, at: daysAgo(now, 2), act: fork });
}
