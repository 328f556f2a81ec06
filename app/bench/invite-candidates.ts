import { randomBytes } from 'node:crypto';
import type { Database } from '../lib/db/prisma.server';
import { sha256 } from '../lib/hash.server';

/** An organisation with one published assessment of one exercise that ends for all at `dueAt`, and the link secrets of its candidates. */
export async function inviteCandidates({
  database,
  slug,
  count,
  dueAt,
}: {
  database: Database;
  slug: string;
  count: number;
  dueAt: Date;
}): Promise<string[]> {
  const { currentVersion } = await database.exercise.findUniqueOrThrow({
    where: { slug },
    select: { currentVersion: { select: { id: true, rubricVersionId: true } } },
  });
  if (!currentVersion) throw new Error(`${slug} has no current version`);
  const organisation = await database.organisation.create({ data: { slug: 'bench', name: 'Bench' } });
  const organisationId = organisation.id;
  const pinned = { position: 0, exerciseVersionId: currentVersion.id, rubricVersionId: currentVersion.rubricVersionId };
  const assessment = await database.assessment.create({
    data: {
      ...{ organisationId, name: 'Load', status: 'PUBLISHED', publishedAt: new Date(), minutes: 600, dueAt },
      sections: { create: { position: 0, title: 'Part 1', exercises: { create: pinned } } },
    },
  });
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  for (const [at, token] of tokens.entries()) {
    const candidate = await database.candidate.create({
      data: { organisationId, email: `candidate-${at}@example.org`, name: `Candidate ${at}` },
    });
    await database.invitation.create({
      data: {
        ...{ organisationId, assessmentId: assessment.id, candidateId: candidate.id },
        ...{ tokenHash: sha256(token), expiresAt: dueAt },
      },
    });
  }
  return tokens;
}
