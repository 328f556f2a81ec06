import type { LoaderFunctionArgs } from '@remix-run/node';
import { getClock } from '../lib/clock.server';
import { streamEvents, type StreamedEvent } from '../lib/http/event-stream.server';

/** GET: a stream that says the server's time once and ends; the system check tries it out. Asks for nothing and tells nothing else. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return streamEvents(request, async function* (): AsyncGenerator<StreamedEvent> {
    yield await Promise.resolve({ name: 'time', data: { now: getClock().now().toISOString() } });
  });
}
