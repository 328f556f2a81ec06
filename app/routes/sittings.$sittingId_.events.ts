import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { browserEvents } from '../assessments/sitting/browser-events';
import { noteNetwork } from '../assessments/sitting/note-network.server';
import { recordEvents } from '../assessments/sitting/record-events.server';
import { requireSitting, requireSittingDevice } from '../assessments/sitting/require-sitting.server';
import { watchSitting } from '../assessments/sitting/watch-sitting.server';
import { streamEvents } from '../lib/http/event-stream.server';
import { readJsonBody } from '../lib/http/read-json-body.server';
import { answerJson, orRefuse } from '../lib/http/refusals.server';

/** GET: a stream of `sitting` events with `SittingNow`; it ends with the sitting, or when another device takes over. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { sittingId, device } = await orRefuse(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    const own = await requireSittingDevice({ request, sittingId: sitting.sittingId });
    return { sittingId: sitting.sittingId, device: own.device };
  });
  void noteNetwork({ sittingId, address: context.clientAddress });
  return streamEvents(request, async function* (signal) {
    const until = AbortSignal.any([signal, context.draining]);
    for await (const now of watchSitting({ sittingId, device, signal: until })) yield { name: 'sitting', data: now };
  });
}

/** POST: what the page noticed, as `browserEvents` describes it. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerJson(async () => {
    const sitting = await requireSitting({ request, sittingId: params['sittingId'] ?? '' });
    await recordEvents({ sitting, reported: await readJsonBody(request, browserEvents) });
    await noteNetwork({ sittingId: sitting.sittingId, address: context.clientAddress });
    return { recorded: true };
  });
}
