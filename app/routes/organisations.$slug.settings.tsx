import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { changeSettings } from '../accounts/change-settings.server';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { getSettings } from '../accounts/get-settings.server';
import { settingsForm } from '../accounts/settings-form';
import { SettingsPage, type SettingsOutcome } from '../accounts/ui/settings-page';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';
import { countDue } from '../reviews/personal-data/count-due.server';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  orRefuse(async () => {
    const user = await requireUser({ request });
    const membership = { userId: user.id, slug: params['slug'] ?? '', ability: 'manage-data' as const };
    const { organisationId } = await getMembership(membership);
    const saved = new URL(request.url).searchParams.has('saved');
    return { settings: await getSettings({ organisationId }), saved };
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = { name: String(form.get('name') ?? ''), retentionDays: String(form.get('retentionDays') ?? '') };
  const kept = { ...typed, requireCalibration: form.has('requireCalibration') };
  const answer = (outcome: SettingsOutcome, status: number) => data(outcome, { status });
  const slug = params['slug'] ?? '';
  try {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug, ability: 'manage-data' });
    const read = readForm(settingsForm, form);
    if ('errors' in read) return answer({ kept, errors: read.errors }, 400);
    const { organisationId } = membership;
    const before = await getSettings({ organisationId });
    const due = await countDue({ organisationId, retentionDays: read.value.retentionDays });
    // What a shorter period deletes cannot be brought back, so it is said before it happens.
    if (before.retentionDays !== read.value.retentionDays && due.invitations > 0 && !form.has('confirm')) {
      return answer({ kept, due }, 409);
    }
    await changeSettings({ membership, actor, settings: read.value });
    return redirect(`/organisations/${slug}/settings?saved`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return orRefuse(() => Promise.reject(error));
  }
}

export default function SettingsRoute() {
  return <SettingsPage {...useLoaderData<typeof loader>()} outcome={useActionData<typeof action>() ?? null} />;
}
