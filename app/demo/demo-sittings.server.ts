import { randomBytes } from 'node:crypto';
import { inviteCandidate } from '../assessments/invite-candidate.server';
import { recordEvents } from '../assessments/sitting/record-events.server';
import { reportProblem } from '../assessments/sitting/report-problem.server';
import type { OwnSitting } from '../assessments/sitting/sitting-views';
import { beginSection } from '../attempts/sitting/begin-section.server';
import { finishSection } from '../attempts/sitting/finish-section.server';
import { finishSitting } from '../attempts/sitting/finish-sitting.server';
import { saveDeclaration } from '../attempts/sitting/save-declaration.server';
import { saveSittingDraft } from '../attempts/sitting/save-sitting-draft.server';
import { startSitting } from '../attempts/sitting/start-sitting.server';
import { readAnswer } from '../attempts/stored-answer';
import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import type { Database } from '../lib/db/prisma.server';
import { readDemoAnswer } from './answers.server';
import { candidateEmail, DEMO_CANDIDATES, DEMO_ORGANISATION_ID, tomas, type DemoCandidate } from './cast';
import { demoAssessmentId } from './demo-assessments.server';
import { draftSteps } from './draft-steps';
import { daysAgo, inThePast } from './past.server';

const STEPS = 9;
/** Minutes between two saves that are kept in the history. */
const STEP_MINUTES = 6;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/**
 * Invites the demo's candidates and lets those who began work, save and hand in, at the times of their story. Must run before a
 * worker does: it would end at once what began long ago. What is there already is left as it is.
 */
export async function makeDemoSittings(options: {
  database: Database;
  now: Date;
  origin: string;
  /** Called with each candidate whose story is told. */
  onCandidate?: (name: string) => void;
}): Promise<void> {
  for (const candidate of DEMO_CANDIDATES) {
    const email = candidateEmail(candidate.name);
    const known = await options.database.invitation.findFirst({
      where: { organisationId: DEMO_ORGANISATION_ID, candidate: { email } },
      select: { sitting: { select: { status: true } } },
    });
    if (known) continue;
    options.onCandidate?.(candidate.name);
    await tell({ ...options, candidate, email });
  }
}

interface Telling {
  database: Database;
  now: Date;
  origin: string;
  candidate: DemoCandidate;
  email: string;
}

async function tell({ database, now, origin, candidate, email }: Telling): Promise<void> {
  const organisationId = DEMO_ORGANISATION_ID;
  const assessmentId = await demoAssessmentId(database, candidate.assessment);
  const { name, timeMultiplier = null } = candidate;
  const { token } = await inThePast({
    ...{ database, at: daysAgo(now, candidate.invited) },
    act: (clock) =>
      inviteCandidate({
        ...{ database, clock, organisationId, actor: tomas, assessmentId, email, name, timeMultiplier, origin },
      }),
  });
  if (candidate.began === null) return;
  const began = candidate.began;
  const at = (minutes: number) => daysAgo(now, began, minutes);
  const device = randomBytes(32).toString('base64url');
  const by = { token, device, address: '203.0.113.20', userAgent: BROWSER };
  const { sittingId } = await inThePast({
    ...{ database, at: at(0) },
    act: (clock) => startSitting({ database, clock, ...by }),
  });
  const sections = await database.assessmentSection.findMany({
    where: { assessmentId },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  const perSection = candidate.assessment === 'running';
  let minute = 3;
  for (const [position, section] of sections.entries()) {
    const sitting = await ownSitting(database, sittingId);
    if (perSection && position > 0) {
      minute += 12;
      await beginSection({ database, clock: { now: () => at(minute) }, sitting, sectionId: section.id });
    }
    minute = await work({ database, sitting, device, candidate, sectionId: section.id, minute, at });
    if (perSection && position < sections.length - 1) {
      const clock = { now: () => at(minute) };
      await finishSection({ database, clock, sittingId, sectionId: section.id, endedBy: 'CANDIDATE' });
    }
  }
  const { deadlineAt } = await ownSitting(database, sittingId);
  const end = candidate.endedBy === 'DEADLINE' ? new Date(deadlineAt.getTime() + 6_000) : at(minute + 4);
  await inThePast({
    ...{ database, at: end },
    act: (clock) => finishSitting({ database, clock, sittingId, endedBy: candidate.endedBy }),
  });
}

/** Works on the exercises of a section, one after the other; returns the minute at which the last is done. */
async function work({
  database,
  sitting,
  device,
  candidate,
  sectionId,
  at,
  ...from
}: {
  database: Database;
  sitting: OwnSitting;
  device: string;
  candidate: DemoCandidate;
  sectionId: string;
  minute: number;
  at: (minute: number) => Date;
}): Promise<number> {
  let { minute } = from;
  const { sittingId } = sitting;
  const attempts = await database.attempt.findMany({
    where: { sittingId, assessmentExercise: { sectionId } },
    orderBy: { assessmentExercise: { position: 'asc' } },
    select: { id: true, draft: true, exerciseVersionId: true, exerciseVersion: { select: { exercise: true } } },
  });
  for (const { id: attemptId, draft, exerciseVersionId, exerciseVersion } of attempts) {
    const { slug } = exerciseVersion.exercise;
    const mixture = candidate.work[slug];
    if (!mixture) continue;
    const exercise = await getExerciseVersion({ database, versionId: exerciseVersionId });
    const { answer: end } = await readDemoAnswer({ exercise, slug, mixture });
    const states = draftSteps({ start: readAnswer(draft), end, steps: STEPS });
    for (const [revision, answer] of states.entries()) {
      minute += STEP_MINUTES * (0.6 + 0.2 * ((revision * 7 + candidate.name.length) % 5));
      const clock = { now: () => at(minute) };
      const own = { database, clock, sittingId, attemptId };
      await saveSittingDraft({ ...own, device, answer, baseRevision: revision, savedBy: 'demo' });
      if (revision === 2)
        await lookAway({ database, clock, sitting, attemptId, minutes: 2 + (candidate.name.length % 4) });
      if (revision === 4 && candidate.pastes) {
        await paste({ database, clock, sitting, attemptId, characters: candidate.pastes });
      }
    }
    const said = candidate.declaresAi;
    const declaration = {
      schemaVersion: 1,
      used: said !== undefined,
      description: said ?? '',
      transcript: '',
    } as const;
    await saveDeclaration({ database, clock: { now: () => at(minute) }, sittingId, attemptId, declaration });
    if (candidate.name === 'Hugo Pellar' && slug === 'refund-paid-twice') {
      const text =
        'The waterfall was empty for about a minute after I had opened it, then it came. I lost a little time.';
      await reportProblem({ database, clock: { now: () => at(minute) }, sitting, attemptId, text });
    }
  }
  return minute;
}

type Noticed = Pick<Parameters<typeof recordEvents>[0], 'database' | 'clock' | 'sitting'> & { attemptId: string };

async function lookAway({ attemptId, minutes, ...own }: Noticed & { minutes: number }): Promise<void> {
  const awayMs = minutes * 60_000;
  await recordEvents({
    ...own,
    reported: {
      attemptId,
      events: [
        { event: { kind: 'focus-lost', detail: {} }, agoMs: awayMs + 20_000 },
        { event: { kind: 'focus-gained', detail: { awayMs } }, agoMs: 20_000 },
      ],
    },
  });
}

async function paste({ attemptId, characters, ...own }: Noticed & { characters: number }): Promise<void> {
  const lines = Math.round(characters / 42);
  const detail = { file: 'memo.md', characters, lines, own: false };
  const reported = { attemptId, events: [{ event: { kind: 'paste', detail } as const, agoMs: 15_000 }] };
  await recordEvents({ ...own, reported });
}

/** A sitting as the use cases of its device take it. */
export async function ownSitting(database: Database, sittingId: string): Promise<OwnSitting> {
  const row = await database.sitting.findUniqueOrThrow({
    where: { id: sittingId },
    include: { invitation: { select: { isPreview: true, candidateId: true } } },
  });
  const { organisationId, assessmentId, invitationId, visitorId, status, startedAt, deadlineAt, finishedAt } = row;
  return {
    ...{ sittingId, organisationId, assessmentId, invitationId, visitorId, status, startedAt, deadlineAt, finishedAt },
    ...row.invitation,
  };
}
