import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { getSubmissionResult } from '../grading/get-submission-result.server';
import type { SubmissionResult } from '../grading/result-view';
import { ResultPage } from '../grading/ui/result-page';
import { useGradingProgress } from '../grading/ui/use-grading-progress';
import { orRefuse } from '../lib/http/refusals.server';
import { requireVisitor } from '../accounts/visitor.server';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.result.exercise.title}: submission ${page.result.number} · Assay` : 'Submission · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { visitorId } = await requireVisitor({ request });
  const submissionId = params['submissionId'] ?? '';
  return { result: await orRefuse(() => getSubmissionResult({ submissionId, visitorId })) };
}

export default function SubmissionRoute() {
  const { result } = useLoaderData<typeof loader>() as { result: SubmissionResult };
  // Another submission of the list is another page: nothing of this one's live state carries over.
  return <Submission key={result.id} result={result} />;
}

function Submission({ result }: { result: SubmissionResult }) {
  const { revalidate } = useRevalidator();
  return <ResultPage result={result} progress={useGradingProgress(result.id, result.progress, revalidate)} />;
}
