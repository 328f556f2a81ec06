import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireSitting } from '../assessments/sitting/require-sitting.server';
import type { ForCandidates } from '../exercises/exercise-views';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { appealForm } from '../reviews/appeals/appeal-forms';
import { raiseAppeal } from '../reviews/appeals/raise-appeal.server';
import { getOwnResult } from '../reviews/result/get-own-result.server';
import type { OwnResult } from '../reviews/result/result-view';
import { OwnResultPage, type AppealOutcome } from '../reviews/result/ui/own-result-page';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.result.assessment}: your result · Assay` : 'Your result · Assay' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    if (sitting.status === 'RUNNING') throw redirect(`/sittings/${sitting.sittingId}`);
    return data({ result: await getOwnResult({ sitting }) }, { headers: { 'Cache-Control': 'no-store' } });
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  return orRefuse(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const submissionId = String(form.get('submission'));
    const answer = (outcome: AppealOutcome, status: number) => data(outcome, { status });
    const posted = { submissionId, reason: String(form.get('reason') ?? '') };
    const read = readForm(appealForm, form);
    if ('errors' in read) return answer({ ...posted, error: read.errors['reason'] ?? 'Say why.' }, 400);
    try {
      await raiseAppeal({ sitting, submissionId, ...read.value });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      return answer({ ...posted, error: error.message }, error.status);
    }
    return redirect(`/sittings/${sitting.sittingId}/result#appeal-${submissionId}`);
  });
}

export default function OwnResultRoute() {
  const { result } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() as AppealOutcome | undefined;
  return <OwnResultPage result={result as unknown as ForCandidates<OwnResult>} outcome={outcome ?? null} />;
}
