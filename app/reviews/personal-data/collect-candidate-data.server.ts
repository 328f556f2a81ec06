import { z } from 'zod';
import type { readAnswer } from '../../attempts/stored-answer';
import type { Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { Json } from '../../lib/json';
import { collectSitting } from './collect-sitting.server';

/** Everything an organisation holds about a candidate, as it is handed over, and their answers apart, to be written as files. */
export interface CandidateData {
  facts: Json;
  answers: { folder: string; answer: ReturnType<typeof readAnswer> }[];
}

const NOTES = [
  'This is everything that the organisation named below holds about this person in Assay. Times are ISO 8601 in UTC.',
  'Reviewers are not named: they are people with rights of their own. Decisions are opinions of the organisation about this person.',
  'Answers are in the folder "answers" as files. What is hidden in exercises (their grading material) is no data about a person.',
];

/** Throws `not-found` for a candidate who is unknown or another organisation's. */
export async function collectCandidateData({
  database,
  organisationId,
  candidateId,
}: {
  database: Database;
  organisationId: string;
  candidateId: string;
}): Promise<CandidateData> {
  const candidate = z.uuid().safeParse(candidateId).success
    ? await database.candidate.findFirst({
        where: { id: candidateId, organisationId },
        include: {
          organisation: { select: { name: true } },
          invitations: {
            orderBy: { createdAt: 'asc' },
            include: { assessment: { select: { name: true, role: true } }, sitting: { select: { id: true } } },
          },
        },
      })
    : null;
  if (!candidate) throw new AppError('not-found', 'There is no such candidate.');
  const mails = await database.mail.findMany({
    where: { organisationId, ownersOnly: false, recipient: { equals: candidate.email, mode: 'insensitive' } },
    orderBy: { createdAt: 'asc' },
    select: { recipient: true, subject: true, text: true, createdAt: true, sentAt: true },
  });
  const told = await database.webhookDelivery.findMany({
    where: { organisationId, payload: { path: ['data', 'candidate', 'email'], equals: candidate.email } },
    orderBy: { createdAt: 'asc' },
    select: { event: true, createdAt: true, deliveredAt: true, payload: true, webhook: { select: { url: true } } },
  });
  const answers: CandidateData['answers'] = [];
  const invitations = [];
  for (const invitation of candidate.invitations) {
    const sitting = invitation.sitting
      ? await collectSitting({ database, organisationId, sittingId: invitation.sitting.id })
      : null;
    answers.push(...(sitting?.answers ?? []));
    const { createdAt, sentAt, timesSent, expiresAt, revokedAt, timeMultiplier, isPreview, externalOrigin } =
      invitation;
    invitations.push({
      ...{ assessment: invitation.assessment.name, role: invitation.assessment.role },
      ...{ createdAt, sentAt, timesSent, expiresAt, revokedAt, timeMultiplier, isPreview, externalOrigin },
      sitting: sitting?.facts ?? null,
    });
  }
  const { name, email, timeMultiplier, createdAt, organisation } = candidate;
  const facts = {
    schemaVersion: 1,
    notes: NOTES,
    organisation: organisation.name,
    candidate: { name, email, timeMultiplier, knownSince: createdAt },
    ...{ invitations, mails, toldToOtherSystems: told },
  };
  return { facts: toPlain(facts), answers };
}

/** Dates as text, as JSON has them. */
const toPlain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
