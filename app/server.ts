/** The web process: Express in front of the Remix build. Ends by itself on SIGTERM, after running requests have finished. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import sirv from 'sirv';
import { env, type Env } from './lib/env.server';
import { limitBody } from './lib/http/body-limit.server';
import { createDrain } from './lib/http/drain.server';
import { withOwnRouter } from './lib/http/own-router.server';
import { privateAnswers } from './lib/http/private-answers.server';
import { logRequests } from './lib/http/request-log.server';
import { sameOriginOnly } from './lib/http/same-origin.server';
import { securityHeaders } from './lib/http/security-headers.server';
import type { RequestContext } from './lib/load-context';
import { createLog, errorFields } from './lib/log.server';
import { tellParent } from './lib/processes/messages';
import { onStop } from './lib/processes/on-stop.server';
import { projectRoot } from './lib/project-root.server';
import { getBoss } from './lib/queue/boss.server';
import { disposeSingletons } from './lib/singleton.server';

const DRAIN_MS = 8_000;
/** What open pages ask all the time: saves of drafts and news. Their small answers are not compressed either. */
const ASKED_OFTEN = [
  'routes/attempts.$attemptId_.draft',
  'routes/sittings.$sittingId_.exercises.$attemptId_.draft',
  'routes/sittings.$sittingId_.events',
];
const YEAR_SECONDS = 31_536_000;
const log = createLog('web');

process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', errorFields(error)));

interface Pages {
  /** Adds what serves browser files. */
  mount(app: express.Express): void;
  build: ServerBuild | (() => Promise<ServerBuild>);
  close(): Promise<void>;
}

async function builtPages(): Promise<Pages> {
  const folder = path.join(projectRoot(), 'build', 'pages');
  const compressed = { brotli: true, gzip: true, etag: true };
  const entry = pathToFileURL(path.join(folder, 'server', 'index.js')).href;
  return {
    mount(app) {
      const assets = path.join(folder, 'client', 'assets');
      app.use('/assets', sirv(assets, { ...compressed, immutable: true, maxAge: YEAR_SECONDS }));
      app.use(sirv(path.join(folder, 'client'), { ...compressed, maxAge: 3_600 }));
    },
    build: (await import(/* @vite-ignore */ entry)) as ServerBuild,
    close: () => Promise.resolve(),
  };
}

/** Vite compiles on demand and reloads pages when their source changes. */
async function developmentPages(): Promise<Pages> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ root: projectRoot(), server: { middlewareMode: true } });
  return {
    mount: (app) => app.use(vite.middlewares),
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>,
    close: () => vite.close(),
  };
}

async function serve(settings: Env): Promise<void> {
  const development = settings.NODE_ENV === 'development';
  const pages = await (development ? developmentPages() : builtPages());
  // Warm before the first submission; a database that is away now is asked again then.
  getBoss().catch((error: unknown) => log('warn', 'queue-not-ready', errorFields(error)));
  const drain = createDrain();
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.TRUST_PROXY);
  app.use(securityHeaders({ development, https: settings.PUBLIC_URL?.startsWith('https:') ?? false }));
  pages.mount(app);
  app.use(
    drain.middleware,
    privateAnswers,
    logRequests({ log }),
    sameOriginOnly({ publicUrl: settings.PUBLIC_URL }),
    limitBody,
  );
  const getLoadContext: GetLoadContextFunction = (request, response) =>
    ({
      nonce: String(response.locals.nonce),
      requestId: String(response.locals.requestId),
      clientAddress: request.ip ?? '',
      draining: drain.signal,
    }) satisfies RequestContext;
  const handlerOf = (build: Pages['build']) => {
    const handle = createRequestHandler({ build, mode: settings.NODE_ENV, getLoadContext });
    return (...call: Parameters<typeof handle>) => void handle(...call);
  };
  if (typeof pages.build !== 'function') {
    const often = withOwnRouter(pages.build, ASKED_OFTEN);
    app.all(often.paths, handlerOf(often.build));
  }
  app.use(
    compression({
      filter: (request, response) =>
        !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') &&
        compression.filter(request, response),
    }),
  );
  app.all('*', handlerOf(pages.build));
  app.use(((error, _request, response, next) => {
    const { requestId } = response.locals as { requestId?: string };
    log('error', 'request-failed', { requestId, ...errorFields(error) });
    if (response.headersSent) return next(error);
    response.status(500).type('text/plain').send(`Something went wrong on our side. Request ${requestId}.`);
  }) satisfies express.ErrorRequestHandler);

  const server = createServer(app);
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    const message = taken
      ? `PORT: ${settings.HOST}:${settings.PORT} is taken by another program; set PORT to a free one`
      : `cannot listen on ${settings.HOST}:${settings.PORT}: ${error.message}`;
    tellParent({ type: 'fatal', message });
    log('error', 'cannot-listen', { message });
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 50);
  });
  server.listen(settings.PORT, settings.HOST, () => {
    const { port } = server.address() as AddressInfo;
    const host = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST;
    const url = settings.PUBLIC_URL ?? `http://${host}:${port}`;
    log('info', 'listening', { url });
    tellParent({ type: 'ready', url: `http://${host}:${port}` });
  });

  onStop(async (reason) => {
    log('info', 'draining', { reason });
    await drain.drain(server, DRAIN_MS);
    await pages.close();
    await disposeSingletons();
  });
}

await serve(env());
