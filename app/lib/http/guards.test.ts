import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import type { LogFields } from '../log.server';
import { limitBody } from './body-limit.server';
import { createDrain, type Drain } from './drain.server';
import { logRequests } from './request-log.server';
import { sameOriginOnly } from './same-origin.server';
import { securityHeaders } from './security-headers.server';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function listen(build: (app: express.Express) => void): Promise<string> {
  const app = express();
  build(app);
  const made = createServer(app);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

/** Status and text of one request; Node's own client, because fetch forbids setting these headers. */
function send(url: string, options: { method?: string; headers?: Record<string, string>; body?: string }) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const { method = 'GET', headers = {}, body = '' } = options;
    const sent = httpRequest(url, { method, headers: { connection: 'close', ...headers } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const reached: express.RequestHandler = (request, response) => {
  request.resume().on('end', () => response.send('reached'));
};

describe('requests that change something', () => {
  const open = (publicUrl?: string) => listen((app) => app.use(sameOriginOnly({ publicUrl }), reached));

  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a program without a browser', {}],
  ])('pass when they come from %s', async (_name, headers) => {
    expect((await send(await open(), { method: 'POST', headers })).status).toBe(200);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['another site in an old browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('are refused when they come from %s', async (_name, headers) => {
    expect((await send(await open(), { method: 'POST', headers })).status).toBe(403);
  });

  it('pass when Origin names this host, and may be read from anywhere', async () => {
    const url = await open();
    expect((await send(url, { method: 'POST', headers: { origin: url } })).status).toBe(200);
    expect((await send(url, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });

  it('pass when the browser hides its origin but says that it is ours; what comes next is not told the hidden one', async () => {
    const url = await listen((app) =>
      app.use(sameOriginOnly({ publicUrl: undefined }), (request, response) => {
        response.send(`origin ${request.get('origin') ?? 'not told'}`);
      }),
    );
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await send(url, { method: 'POST', headers })).text).toBe('origin not told');
  });

  it('pass when Origin is the public address although a proxy changed the host', async () => {
    const url = await open('https://assay.example');
    expect((await send(url, { method: 'POST', headers: { origin: 'https://assay.example' } })).status).toBe(200);
  });
});

describe('the size of a body', () => {
  const open = () => listen((app) => app.use(limitBody, reached));
  const post = async (body: string, headers: Record<string, string> = {}) =>
    send(await open(), { method: 'POST', body, headers: { 'content-length': String(body.length), ...headers } });

  it('may be a megabyte, and three for an upload', async () => {
    expect((await post('x'.repeat(1_000_000))).status).toBe(200);
    expect((await post('x'.repeat(3_000_000), { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(200);
  });

  it('beyond that is refused before it is read, and the answer names the limit', async () => {
    const url = await open();
    const answer = await send(url, { method: 'POST', headers: { 'content-length': '1000001' } });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('at most 1 MB');
  });

  it('must be declared', async () => {
    expect((await send(await open(), { method: 'POST', headers: { 'transfer-encoding': 'chunked' } })).status).toBe(
      411,
    );
  });
});

describe('every answer', () => {
  it('carries a policy with a nonce that is new each time', async () => {
    const url = await listen((app) => app.use(securityHeaders({ development: false, https: true }), reached));
    const [first, second] = [await send(url, {}), await send(url, {})];
    const nonce = (answer: typeof first) =>
      /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    expect(nonce(first)).toMatch(/^.{24}$/);
    expect(nonce(first)).not.toBe(nonce(second));
    expect(first.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(first.headers['strict-transport-security']).toBeDefined();
  });

  it('is one line of the log, named by the id in its header and without the query', async () => {
    const lines: LogFields[] = [];
    const log = (_level: string, _event: string, fields: LogFields = {}) => void lines.push(fields);
    const url = await listen((app) => app.use(logRequests({ log }), reached));
    const { headers } = await send(`${url}/page?secret=1`, {});
    expect(lines).toEqual([
      {
        requestId: headers['x-request-id'],
        method: 'GET',
        path: '/page',
        status: 200,
        ms: expect.any(Number) as number,
      },
    ]);
  });
});

describe('draining', () => {
  async function start(drain: Drain, handler: express.RequestHandler): Promise<string> {
    return listen((app) => app.use(drain.middleware, handler));
  }

  it('lets a running request finish and accepts no new one', async () => {
    const drain = createDrain();
    let finish: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      void start(drain, (_request, response) => {
        finish = () => response.send('finished');
        resolve();
      }).then((url) => (address = url));
    });
    let address = '';
    while (!address) await new Promise((resolve) => setImmediate(resolve));
    const answer = send(address, { headers: { connection: 'keep-alive' } });
    await arrived;
    const drained = drain.drain(server as Server, 5_000);
    await expect(send(address, {})).rejects.toThrow('ECONNREFUSED');
    finish();
    expect((await answer).text).toBe('finished');
    await drained;
  });

  it('ends event streams at once and cuts what does not end within the bound', async () => {
    const drain = createDrain();
    const url = await start(drain, (request, response) => {
      if (request.path === '/stream') response.set('Content-Type', 'text/event-stream').write(': open\n\n');
      else response.write('never ends');
    });
    const stream = await fetch(`${url}/stream`);
    const stuck = await fetch(`${url}/stuck`);
    const drained = drain.drain(server as Server, 50);
    expect(await stream.text()).toBe(': open\n\n');
    await expect(stuck.text()).rejects.toThrow();
    await drained;
    expect(drain.signal.aborted).toBe(true);
  });
});
