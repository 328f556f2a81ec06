import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { downloadResponse } from '../reviews/report/download-response.server';
import { exportAssessment } from '../reviews/report/export-assessment.server';

/** All sittings of an assessment as a table for spreadsheets. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'read-reports' });
    const { name, csv } = await exportAssessment({ membership, actor, assessmentId: params['assessmentId'] ?? '' });
    return downloadResponse({ body: csv, type: 'text/csv; charset=utf-8', name: `${name}.csv` });
  });
}
