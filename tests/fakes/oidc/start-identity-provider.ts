/** An OpenID Connect provider on loopback: code flow with PKCE, as strict as a real one about what it is sent. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Person {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface IdentityProvider {
  /** The OIDC_* settings that lead here. */
  env: Record<string, string>;
  /** Who is signed in at the provider. */
  person: Person;
  close(): Promise<void>;
}

const CLIENT = { id: 'assay-client', secret: 'assay-client-secret' };

export async function startIdentityProvider(person: Person): Promise<IdentityProvider> {
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const tokens = new Set<string>();
  const provider = { person } as IdentityProvider;
  const server = createServer((request, response) => void answer(request, response, { codes, tokens, provider }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.env = {
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_AUTHORIZATION_URL: `${base}/authorize`,
    OIDC_TOKEN_URL: `${base}/token`,
    OIDC_USERINFO_URL: `${base}/userinfo`,
    OIDC_NAME: 'Orbital ID',
  };
  provider.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return provider;
}

interface State {
  codes: Map<string, { challenge: string; redirectUri: string }>;
  tokens: Set<string>;
  provider: IdentityProvider;
}

async function answer(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://provider.invalid');
  if (url.pathname === '/authorize') return authorize(url.searchParams, response, state);
  if (url.pathname === '/token') return giveToken(await formOf(request), request, response, state);
  if (url.pathname === '/userinfo') {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    return token && state.tokens.has(token) ? json(response, 200, state.provider.person) : json(response, 401, {});
  }
  return json(response, 404, {});
}

function authorize(query: URLSearchParams, response: ServerResponse, { codes }: State): void {
  const challenge = query.get('code_challenge');
  const redirectUri = query.get('redirect_uri');
  const right = query.get('client_id') === CLIENT.id && query.get('response_type') === 'code';
  if (!right || !challenge || !redirectUri || query.get('code_challenge_method') !== 'S256') {
    return json(response, 400, { error: 'invalid_request' });
  }
  const code = randomUUID();
  codes.set(code, { challenge, redirectUri });
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  back.searchParams.set('state', query.get('state') ?? '');
  response.writeHead(302, { location: back.href }).end();
}

function giveToken(form: URLSearchParams, request: IncomingMessage, response: ServerResponse, state: State): void {
  const code = form.get('code') ?? '';
  const known = state.codes.get(code);
  state.codes.delete(code);
  const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  const secret = form.get('client_secret') ?? basic.split(':')[1];
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (
    !known ||
    secret !== CLIENT.secret ||
    challenge !== known.challenge ||
    form.get('redirect_uri') !== known.redirectUri
  ) {
    return json(response, 400, { error: 'invalid_grant' });
  }
  const token = randomUUID();
  state.tokens.add(token);
  return json(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 300 });
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
