import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser, type SignedInUser } from '../accounts/find-user.server';
import { siteOrigin } from '../accounts/get-auth.server';
import { getMembership } from '../accounts/get-membership.server';
import type { MembershipView } from '../accounts/account-views';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { answerAppeal } from '../reviews/appeals/answer-appeal.server';
import { appealAnswerForm } from '../reviews/appeals/appeal-forms';
import { commentForm } from '../reviews/comments/comment-form';
import { commentOnSubmission } from '../reviews/comments/comment-on-submission.server';
import { overrideForm } from '../reviews/override/override-form';
import { writeOverride } from '../reviews/override/write-override.server';
import { giveBackReview } from '../reviews/queue/give-back-review.server';
import { takeReview } from '../reviews/queue/take-review.server';
import { getReviewPage } from '../reviews/review/get-review-page.server';
import { postReview } from '../reviews/review/post-review.server';
import type { ReviewPageView } from '../reviews/review/review-page-views';
import { ReviewPage, type ReviewOutcome } from '../reviews/ui/review-page';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Review of ${loaded.view.label} · Assay` : 'Review · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { id: userId } = await requireUser({ request });
    const membership = await getMembership({ userId, slug: params['slug'] ?? '', ability: 'review' });
    const everything = new URL(request.url).searchParams.get('view') === 'everything';
    const submissionId = params['submissionId'] ?? '';
    const view = await getReviewPage({ membership, userId, submissionId, everything });
    return { view, slug: membership.slug, role: membership.role };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'review' });
    try {
      return await act({ request, form, actor, membership, submissionId: params['submissionId'] ?? '' });
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'bad-request')) throw error;
      const kept = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Posted;
      return data<ReviewOutcome>({ refusal: error.message, posted: kept }, { status: error.status });
    }
  });
}

type Posted = Record<string, string>;

async function act({
  request,
  form,
  actor,
  membership,
  submissionId,
}: {
  request: Request;
  form: FormData;
  actor: SignedInUser;
  membership: MembershipView;
  submissionId: string;
}) {
  const queue = `/organisations/${membership.slug}/reviews`;
  const here = `${queue}/${submissionId}${new URL(request.url).search}`;
  const wrong = (errors: Record<string, string>) =>
    data<ReviewOutcome>(
      { errors, posted: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])) },
      { status: 400 },
    );
  switch (form.get('intent')) {
    case 'take':
      await takeReview({ membership, actor, submissionId });
      return redirect(`${queue}/${submissionId}`);
    case 'give-back':
      await giveBackReview({ membership, actor, reviewId: String(form.get('review')) });
      return redirect(queue);
    case 'save':
    case 'finish': {
      const finish = form.get('intent') === 'finish';
      await postReview({ membership, actor, submissionId, form, finish });
      return redirect(`${queue}/${submissionId}`);
    }
    case 'override': {
      const read = readForm(overrideForm, form);
      if ('errors' in read) return wrong(read.errors);
      await writeOverride({ membership, actor, submissionId, change: read.value });
      return redirect(
        `${here}#${read.value.target === 'check' ? 'check-outcome' : 'criterion'}-${read.value.targetId}`,
      );
    }
    case 'comment': {
      const read = readForm(commentForm, form);
      if ('errors' in read) return wrong(read.errors);
      await commentOnSubmission({ membership, actor, submissionId, ...read.value });
      return redirect(`${here}#comments`);
    }
    case 'appeal': {
      const read = readForm(appealAnswerForm, form);
      if ('errors' in read) return wrong(read.errors);
      const appealId = String(form.get('appeal'));
      await answerAppeal({ membership, actor, appealId, ...read.value, origin: siteOrigin(request) });
      return redirect(`${here}#appeal`);
    }
    default:
      throw new AppError('bad-request', 'This form is not complete.');
  }
}

export default function ReviewRoute() {
  const { view, slug, role } = useLoaderData<typeof loader>();
  const outcome = (useActionData<typeof action>() ?? {}) as ReviewOutcome;
  return <ReviewPage view={view as unknown as ReviewPageView} slug={slug} role={role} outcome={outcome} />;
}
