import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { may } from '../accounts/roles';
import { answerProblem, problemAnswer } from '../assessments/answer-problem.server';
import { listProblemReports } from '../assessments/list-problem-reports.server';
import { isFormRefusal } from '../assessments/manage-invitation.server';
import { ProblemList, type ProblemListProps } from '../assessments/ui/problem-list';
import { orRefuse } from '../lib/http/refusals.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const wanted = { userId: user.id, slug: params['slug'] ?? '', ability: 'read-reports' as const };
    const { organisationId, slug, role } = await getMembership(wanted);
    const blind = may(role, 'review') && !may(role, 'assign-reviews');
    const problems = await listProblemReports({ organisationId, blind });
    return { slug, problems, mayAnswer: may(role, 'manage-candidates') };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  orRefuse(async () => {
    const actor = await requireUser({ request });
    const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-candidates' as const };
    const membership = await getMembership(wanted);
    const form = await request.formData();
    const report = String(form.get('report') ?? '');
    const refuse = (outcome: ProblemListProps['outcome'], status: number) => data(outcome, { status });
    const read = readForm(problemAnswer, form);
    const answer = String(form.get('answer') ?? '');
    if ('errors' in read) return refuse({ report, answer, error: read.errors['answer'] ?? '' }, 400);
    try {
      await answerProblem({ membership, actor, reportId: report, ...read.value });
    } catch (error) {
      if (!isFormRefusal(error)) throw error;
      return refuse({ report, answer, refusal: error.message }, error.status);
    }
    return redirect(`/organisations/${membership.slug}/problems`);
  });

export default function ProblemsRoute() {
  const outcome = useActionData<typeof action>();
  return <ProblemList {...useLoaderData<typeof loader>()} outcome={outcome ?? {}} />;
}
