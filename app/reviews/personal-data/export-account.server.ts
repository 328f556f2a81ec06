import { strToU8, zipSync } from 'fflate';
import { readAnswer } from '../../attempts/stored-answer';
import { writeSubmissionFiles } from '../../exercises/submission-folder.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';

/**
 * A zip of everything held about an account holder: `data.json` (account, ways to sign in, sessions, memberships, what they did to
 * the account, attempts with the history of their drafts, their submissions and grades) and the answers as files. Secrets (password hash, tokens of sessions) are left out.
 */
export async function exportAccount({
  database = getDatabase(),
  clock = getClock(),
  userId,
}: {
  database?: Database;
  clock?: Clock;
  userId: string;
}): Promise<{ filename: string; bytes: Uint8Array }> {
  const user = await database.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...{ name: true, email: true, emailVerified: true, image: true, createdAt: true, visitorId: true },
      accounts: { select: { providerId: true, accountId: true, createdAt: true } },
      sessions: { select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true } },
      auditEntries: {
        where: { organisationId: null },
        orderBy: { at: 'asc' },
        select: { action: true, subject: true, at: true },
      },
      memberships: { select: { role: true, createdAt: true, organisation: { select: { name: true } } } },
    },
  });
  const { visitorId, accounts: signsInWith, auditEntries: log, ...account } = user;
  const attempts = visitorId ? await attemptsOf(database, visitorId) : [];
  const mails = await database.mail.findMany({
    where: { organisationId: null, recipient: { equals: user.email, mode: 'insensitive' } },
    select: { subject: true, createdAt: true, sentAt: true },
  });
  const files: Record<string, Uint8Array> = {};
  const listed = attempts.map(({ id, draft, submissions, exerciseVersion, ...attempt }) => {
    const folder = `attempts/${exerciseVersion.exercise.slug}-${id}`;
    const write = (name: string, answer: unknown) => {
      for (const [path, text] of Object.entries(writeSubmissionFiles(readAnswer(answer))))
        files[`${folder}/${name}/${path}`] = strToU8(text);
      return `${folder}/${name}`;
    };
    return {
      ...{ exercise: exerciseVersion.title, ...attempt, draft: write('draft', draft) },
      submissions: submissions.map(({ answer, number, ...submission }) => ({
        ...{ number, answer: write(`submission-${number}`, answer), ...submission },
      })),
    };
  });
  const facts = { schemaVersion: 1, account: { ...account, signsInWith, log }, mails, attempts: listed };
  files['data.json'] = strToU8(`${JSON.stringify(facts, null, 2)}\n`);
  return { filename: 'assay-account.zip', bytes: zipSync(files, { mtime: clock.now(), level: 6 }) };
}

const attemptsOf = (database: Database, visitorId: string) =>
  database.attempt.findMany({
    where: { visitorId },
    orderBy: { startedAt: 'asc' },
    select: {
      ...{ id: true, startedAt: true, draft: true, draftSavedAt: true },
      revisions: {
        orderBy: { revision: 'asc' },
        select: { revision: true, answer: true, openedAt: true, savedAt: true },
      },
      exerciseVersion: { select: { title: true, exercise: { select: { slug: true } } } },
      submissions: {
        orderBy: { number: 'asc' },
        select: {
          ...{ number: true, submittedAt: true, answer: true },
          gradingRuns: {
            where: { isCurrent: true },
            select: { status: true, finishedAt: true, grade: true, verdicts: { select: { verdict: true } } },
          },
        },
      },
    },
  });
