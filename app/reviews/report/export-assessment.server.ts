import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { defuseCell } from './defuse-cell';
import { identifiable } from './identifiable.server';
import { loadScoredSittings, type ScoredAssessment, type ScoredSitting } from './load-scored-sittings.server';
import { profileSkills } from './profile-skills';

/**
 * An assessment as CSV, one row per sitting in order of their start, previews left out; UTF-8 with a byte order mark, so that
 * spreadsheets read names right, and no cell that they would run. Points are of 100, shares in [0, 1], times ISO 8601. An export that
 * silently lacked rows would mislead, so somebody whose reviews are not done gets none: throws `forbidden`; `not-found` for
 * an assessment the organisation does not have.
 */
export async function exportAssessment({
  database = getDatabase(),
  membership: { organisationId, role },
  actor,
  assessmentId,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
}): Promise<{ name: string; csv: string }> {
  if (!may(role, 'read-reports')) throw new AppError('forbidden', 'Your role does not read reports. Ask an admin.');
  const loaded = z.uuid().safeParse(assessmentId).success
    ? await loadScoredSittings({ database, organisationId, assessmentId })
    : null;
  if (!loaded) throw new AppError('not-found', 'There is no such assessment.');
  const { sittings } = loaded;
  const named = await identifiable({ database, organisationId, userId: actor.id, role, sittings });
  if (named.length < sittings.length) {
    throw new AppError(
      'forbidden',
      'Reviews of some of these sittings are yours and not finished, or could still become yours.',
    );
  }
  const records = sittings.map((sitting) => recordOf(sitting, loaded));
  const csv = stringify(records, {
    header: true,
    columns: columnsOf(loaded).map((key) => ({ key, header: defuseCell(key) })),
    bom: true,
    // Where cells are separated by semicolons, a bare text with one in it would be two cells, and the second could run.
    quoted_string: true,
  });
  const subject = { assessment: loaded.name, format: 'CSV', sittings: sittings.length };
  await database.$transaction((tx) => writeAudit({ tx, organisationId, actor, action: 'report.exported', subject }));
  return { name: loaded.name, csv };
}

const FIRST = ['candidate', 'email', 'status', 'points', 'low', 'high', 'awaiting', 'started', 'finished'];
const LAST = ['decision', 'decided by', 'decided', 'reasons', 'sitting'];

/** Titles may repeat within an assessment, so exercises are numbered. */
const exerciseColumn = (title: string, at: number): string => `${at + 1}. ${title}`;

function columnsOf(assessment: ScoredAssessment): string[] {
  return [
    ...FIRST,
    ...assessment.exercises.map(({ title }, at) => exerciseColumn(title, at)),
    ...skillsOf(assessment).map((skill) => `skill: ${skill}`),
    ...LAST,
  ];
}

const skillsOf = ({ exercises, expectations }: ScoredAssessment): string[] =>
  [...new Set([...Object.keys(expectations), ...exercises.flatMap(({ skills }) => skills)])].sort();

function recordOf(sitting: ScoredSitting, assessment: ScoredAssessment): Record<string, string | number | null> {
  const { score, decision, exercises } = sitting;
  const profile = profileSkills({ exercises, expectations: assessment.expectations });
  return {
    candidate: defuseCell(sitting.candidate.name),
    email: defuseCell(sitting.candidate.email),
    status: score.status,
    points: score.points,
    low: score.low,
    high: score.high,
    awaiting: score.awaiting,
    started: sitting.startedAt.toISOString(),
    finished: sitting.finishedAt?.toISOString() ?? null,
    ...Object.fromEntries(exercises.map(({ title, points }, at) => [exerciseColumn(title, at), points])),
    ...Object.fromEntries(profile.map(({ skill, share }) => [`skill: ${skill}`, share])),
    decision: decision?.outcome ?? null,
    'decided by': decision ? defuseCell(decision.authorName) : null,
    decided: decision?.at.toISOString() ?? null,
    reasons: decision ? defuseCell(decision.reasons) : null,
    sitting: sitting.id,
  };
}
