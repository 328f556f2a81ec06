import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../log.server';

const PROBES = new Set(['/healthz', '/readyz']);

/**
 * Gives every request an id (`res.locals.requestId`, X-Request-Id) and logs one line when its answer ends: method, path without
 * query, status, milliseconds. `aborted` marks answers the client did not wait for. Health probes that find all well are not logged.
 */
export function logRequests({ log }: { log: Log }): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.once('close', () => {
      const { method, path } = request;
      if (PROBES.has(path) && response.statusCode === 200) return;
      const ms = Math.round(performance.now() - startedAt);
      const aborted = response.writableFinished ? undefined : true;
      log('info', 'request', { requestId, method, path, status: response.statusCode, ms, aborted });
    });
    next();
  };
}
