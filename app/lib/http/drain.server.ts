import type { Server } from 'node:http';
import type { RequestHandler, Response } from 'express';

export interface Drain {
  /** Must come before every handler whose answers are to be finished. */
  middleware: RequestHandler;
  /** Aborted when draining begins. */
  signal: AbortSignal;
  /** Stops accepting, lets running requests finish, ends event streams at once, cuts what is left after `boundMs`. */
  drain(server: Server, boundMs: number): Promise<void>;
}

/** Bookkeeping for a graceful stop of an HTTP server. */
export function createDrain(): Drain {
  const open = new Set<Response>();
  const controller = new AbortController();
  return {
    signal: controller.signal,
    middleware(_request, response, next) {
      open.add(response);
      response.once('close', () => open.delete(response));
      if (controller.signal.aborted) response.set('Connection', 'close');
      next();
    },
    async drain(server, boundMs) {
      controller.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of open) {
        // A browser reconnects an event stream by itself, to whichever process listens then.
        if (String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')) response.end();
      }
      server.closeIdleConnections();
      const sweep = setInterval(() => server.closeIdleConnections(), 100);
      const cut = setTimeout(() => server.closeAllConnections(), boundMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
