const HEARTBEAT_MS = 15_000;

export interface StreamedEvent {
  name: string;
  data: unknown;
}

/**
 * A server-sent event stream of `events`, which ends when they end or when the client goes. A comment every 15 s keeps proxies
 * from closing a quiet stream. `events` receives the signal that aborts when nobody listens any more.
 */
export function streamEvents(
  request: Request,
  events: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
): Response {
  const stopped = new AbortController();
  const signal = AbortSignal.any([request.signal, stopped.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      try {
        write('retry: 2000\n\n');
        for await (const event of events(signal))
          write(`event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
        if (!signal.aborted) controller.close();
      } catch (error) {
        if (!signal.aborted) controller.error(error);
      } finally {
        clearInterval(heartbeat);
        stopped.abort();
      }
    },
    cancel: () => stopped.abort(),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}
