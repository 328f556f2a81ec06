import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { orRefuse } from '../lib/http/refusals.server';
import { downloadResponse } from '../reviews/report/download-response.server';
import { buildPacket } from '../reviews/report/packet/build-packet.server';
import { drawPacket } from '../reviews/report/packet/draw-packet.server';

/** The debrief packet of a sitting, to print or to send on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const actor = await requireUser({ request });
    const membership = await getMembership({ userId: actor.id, slug: params['slug'] ?? '', ability: 'read-reports' });
    const packet = await buildPacket({ membership, actor, sittingId: params['sittingId'] ?? '', format: 'PDF' });
    const body = await drawPacket({ packet });
    return downloadResponse({
      body,
      type: 'application/pdf',
      name: `${packet.candidate.name} ${packet.assessment.name}.pdf`,
    });
  });
}
