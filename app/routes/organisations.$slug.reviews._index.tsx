import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { repeatGrading } from '../grading/repeat-grading.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { assignReviews } from '../reviews/queue/assign-reviews.server';
import { getQueuePage } from '../reviews/queue/get-queue-page.server';
import { giveBackReview } from '../reviews/queue/give-back-review.server';
import { readAssignForm } from '../reviews/queue/assign-form';
import { readQueueFilter } from '../reviews/queue/read-queue-filter';
import { takeNextReview } from '../reviews/queue/take-next-review.server';
import { takeReview } from '../reviews/queue/take-review.server';
import { QueuePageView, type QueueOutcome } from '../reviews/ui/queue-page';

export const meta: MetaFunction = () => [{ title: 'Reviews · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'review' });
    const filter = readQueueFilter(new URL(request.url).searchParams);
    const queue = await getQueuePage({ membership, userId, filter });
    return { queue, slug: membership.slug, role: membership.role };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const slug = params['slug'] ?? '';
    const membership = await getMembership({ userId: actor.id, slug, ability: 'review' });
    const home = `/organisations/${slug}/reviews`;
    const { search } = new URL(request.url);
    const answer = (outcome: QueueOutcome, status: number) => data(outcome, { status });
    try {
      switch (form.get('intent')) {
        case 'next': {
          const next = await takeNextReview({ membership, actor, filter: readQueueFilter(form) });
          return next ? redirect(`${home}/${next.submissionId}`) : answer({ nothingLeft: true }, 200);
        }
        case 'take': {
          const submissionId = String(form.get('submission'));
          await takeReview({ membership, actor, submissionId });
          return redirect(`${home}/${submissionId}`);
        }
        case 'give-back':
          await giveBackReview({ membership, actor, reviewId: String(form.get('review')) });
          return redirect(`${home}${search}`);
        case 'repeat': {
          await getMembership({ userId: actor.id, slug, ability: 'assign-reviews' });
          const { organisationId } = membership;
          await repeatGrading({ organisationId, actor, submissionId: String(form.get('submission')) });
          return redirect(`${home}${search}`);
        }
        case 'assign': {
          await getMembership({ userId: actor.id, slug, ability: 'assign-reviews' });
          const read = readAssignForm(form);
          if ('error' in read) return answer({ refusal: read.error }, 400);
          return answer(await assignReviews({ membership, actor, ...read }), 200);
        }
        default:
          throw new AppError('bad-request', 'This form is not complete.');
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') return answer({ refusal: error.message }, 409);
      throw error;
    }
  });
}

export default function ReviewsRoute() {
  const outcome = useActionData<typeof action>() as QueueOutcome | undefined;
  return <QueuePageView {...useLoaderData<typeof loader>()} outcome={outcome ?? {}} />;
}
