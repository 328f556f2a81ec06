import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useParams } from '@remix-run/react';
import type { AssessmentRules } from '../assessments/assessment-rules';
import { getAssessmentRules } from '../assessments/get-assessment-rules.server';
import { keepDevice, writeSittingDevice } from '../assessments/sitting/device-cookie.server';
import { findDoor } from '../assessments/sitting/find-door.server';
import { takeOverSitting } from '../assessments/sitting/take-over-sitting.server';
import type { Door } from '../assessments/sitting/sitting-views';
import { ClosedDoor } from '../assessments/sitting/ui/closed-door';
import { RulesPage } from '../assessments/sitting/ui/rules-page';
import { startSitting } from '../attempts/sitting/start-sitting.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Assessment · Assay' }, { name: 'robots', content: 'noindex' }];

/** The address holds the secret: no cache keeps it (and no page of ours tells another site its address). */
const PRIVATE = { 'Cache-Control': 'no-store' };
export const headers: HeadersFunction = () => PRIVATE;

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { device, setCookie } = await keepDevice({ request });
    const { door, ...found } = await findDoor({ token: params['token'] ?? '', device });
    if (door.state === 'running' && door.isDevice) return enter(request, door.sittingId, device, setCookie);
    const { organisationId, invitationId, organisation, candidateName, isPreview } = found;
    const rules = door.state === 'open' ? await getAssessmentRules({ organisationId, invitationId }) : null;
    return data(
      // A link that opens nothing any more says whom to ask, and nothing else.
      { door, organisation, candidateName: rules ? candidateName : '', isPreview, rules },
      { headers: [['Set-Cookie', setCookie], ...Object.entries(PRIVATE)] },
    );
  });
}

/** `intent` start begins the sitting, continue takes it over to this device. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  const form = await request.formData();
  try {
    const { device, setCookie } = await keepDevice({ request });
    const userAgent = request.headers.get('User-Agent') ?? '';
    const by = { token, device, address: context.clientAddress, userAgent };
    if (form.get('intent') === 'continue') {
      const { sittingId } = await takeOverSitting(by);
      return await enter(request, sittingId, device, setCookie);
    }
    if (form.get('consent') !== 'yes') return data({ refusal: 'Agree to the rules first.' }, { status: 400 });
    const { sittingId } = await startSitting(by);
    const { door } = await findDoor({ token, device });
    // Started a moment ago on another device: this one is asked whether to take over.
    if ('isDevice' in door && !door.isDevice)
      return redirect(new URL(request.url).pathname.replace(/\.data$/, ''), 303);
    return await enter(request, sittingId, device, setCookie);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'gone') return orRefuse(() => Promise.reject(error));
    return data({ refusal: error.message }, { status: error.status });
  }
}

async function enter(request: Request, sittingId: string, device: string, doorCookie: string) {
  const cookie = await writeSittingDevice({ request, sittingId, device });
  return redirect(`/sittings/${sittingId}`, {
    status: 303,
    headers: [['Set-Cookie', doorCookie], ['Set-Cookie', cookie], ...Object.entries(PRIVATE)],
  });
}

export default function InvitationRoute() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { token } = useParams();
  if (!('door' in loaded)) return null;
  const door = loaded.door as Door;
  if (door.state !== 'open' || !loaded.rules) {
    return <ClosedDoor door={door as Exclude<Door, { state: 'open' }>} organisation={loaded.organisation} />;
  }
  return (
    <RulesPage
      rules={loaded.rules as AssessmentRules}
      candidate={loaded.candidateName}
      isPreview={loaded.isPreview}
      streamUrl={`/invitations/${encodeURIComponent(token ?? '')}/check`}
      refusal={refused && 'refusal' in refused ? refused.refusal : null}
    />
  );
}
