import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { downloadResponse } from '../reviews/report/download-response.server';
import { buildPacket } from '../reviews/report/packet/build-packet.server';

/** The debrief packet of a sitting, for programs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'read-reports' });
    const packet = await buildPacket({ membership, actor, sittingId: params['sittingId'] ?? '', format: 'JSON' });
    const body = `${JSON.stringify(packet, null, 2)}\n`;
    return downloadResponse({
      body,
      type: 'application/json',
      name: `${packet.candidate.name} ${packet.assessment.name}.json`,
    });
  });
}
