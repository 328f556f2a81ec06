import type { MembershipView } from '../../accounts/account-views';
import { requireUser, type SignedInUser } from '../../accounts/find-user.server';
import { getMembership } from '../../accounts/get-membership.server';
import { may } from '../../accounts/roles';
import { AppError } from '../../lib/errors';

/**
 * Who asks for a rubric page: people who grade may read rubrics, those who may edit them may. Throws `not-signed-in`, `not-found` for
 * an organisation that is not theirs, `forbidden` for other roles: author notes and graded excerpts are for graders only.
 */
export async function getRubricReader({
  request,
  slug,
}: {
  request: Request;
  slug: string;
}): Promise<{ user: SignedInUser; membership: MembershipView; mayEdit: boolean }> {
  const user = await requireUser({ request });
  const membership = await getMembership({ userId: user.id, slug });
  const mayEdit = may(membership.role, 'manage-rubrics');
  if (!mayEdit && !may(membership.role, 'review')) {
    throw new AppError('forbidden', 'Your role in this organisation does not allow this. Ask an admin.');
  }
  return { user, membership, mayEdit };
}
