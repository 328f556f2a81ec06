import { z } from 'zod';
import type { Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import { stableStringify } from '../lib/json';
import type { AssessmentPlan } from './assessment-plan';
import { expectations } from './assessment-types';

/** An assessment as stored, its plan, and the token that says which state of the plan somebody has before them. */
export interface LoadedPlan {
  assessmentId: string;
  status: 'DRAFT' | 'PUBLISHED' | 'CLOSED';
  plan: AssessmentPlan;
  token: string;
  publishedAt: Date | null;
  closedAt: Date | null;
}

/**
 * Reads an assessment of the organisation with all its parts. With `lock` its row is held until the transaction ends, so that
 * changes of one assessment take turns. Throws `not-found`, also for ids that are none.
 */
export async function loadPlan({
  tx,
  organisationId,
  assessmentId,
  lock = false,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  assessmentId: string;
  lock?: boolean;
}): Promise<LoadedPlan> {
  const id = z.uuid().safeParse(assessmentId).data;
  if (id !== undefined && lock) {
    await tx.$queryRaw`SELECT id FROM "Assessment" WHERE id = ${id}::uuid
      AND "organisationId" = ${organisationId}::uuid FOR UPDATE`;
  }
  const found =
    id === undefined
      ? null
      : await tx.assessment.findFirst({ where: { id, organisationId }, include: { sections: inOrder } });
  if (!found) throw new AppError('not-found', 'There is no such assessment.');
  const { name, role, introduction, timing, minutes, aiPolicy, resultPolicy, reviewPolicy, blindReview } = found;
  const plan: AssessmentPlan = {
    ...{ name, role, introduction, timing, minutes, aiPolicy, resultPolicy, reviewPolicy, blindReview },
    dueAt: found.dueAt?.toISOString() ?? null,
    expectations: expectations.parse(found.expectations),
    sections: found.sections.map((section) => ({
      title: section.title,
      minutes: section.minutes,
      exercises: section.exercises.map(({ exerciseVersionId, rubricVersionId, weight }) => ({
        ...{ exerciseVersionId, rubricVersionId, weight },
      })),
    })),
  };
  const { status, publishedAt, closedAt } = found;
  const token = sha256(stableStringify({ plan, status }));
  return { assessmentId: found.id, status, plan, token, publishedAt, closedAt };
}

const inOrder = {
  orderBy: { position: 'asc' },
  include: { exercises: { orderBy: { position: 'asc' } } },
} as const;
