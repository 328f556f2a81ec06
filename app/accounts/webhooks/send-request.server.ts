import { lookup as resolve, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';
import { targetProblem } from './webhook-url';

const ANSWER_MS = 15_000;
/** Of an answer no more than this is taken in; nobody reads it. */
const MOST_ANSWER_BYTES = 64_000;

export interface Network {
  /** True where webhooks may reach addresses of this network, and plain http (WEBHOOKS_PRIVATE). */
  allowPrivate: boolean;
  /** How names become addresses; the system's resolver unless a test gives another. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
  /** How long an answer may take, in ms. */
  answerMs?: number;
}

export interface RequestOutcome {
  /** Status of the answer; null when there was none. */
  status: number | null;
  /** Null when it was answered with 2xx. */
  error: string | null;
}

/**
 * Sends one request to an address that somebody outside chose. The name is resolved here, every address it has must be public, and
 * the connection goes to one of exactly these, so a name that changes its mind between the check and the connection gains nothing.
 * Redirects are not followed, and the answer is bounded in time and size. Never throws.
 */
export async function sendRequest({
  url,
  method,
  headers,
  body,
  network,
}: {
  url: string;
  method: 'POST' | 'PATCH';
  headers: Record<string, string>;
  body: string;
  network: Network;
}): Promise<RequestOutcome> {
  const problem = targetProblem({ url, allowPrivate: network.allowPrivate });
  if (problem) return { status: null, error: problem };
  try {
    const status = await exchange({ url: new URL(url), method, headers, body, network });
    if (status >= 200 && status < 300) return { status, error: null };
    const redirect = status >= 300 && status < 400;
    return { status, error: redirect ? `answered ${status}; redirects are not followed` : `answered ${status}` };
  } catch (error) {
    return { status: null, error: inWords(error) };
  }
}

/** Resolves with the status as soon as it is there. */
async function exchange(options: {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string;
  network: Network;
}): Promise<number> {
  const { url, method, body, network } = options;
  // A literal address is never looked up by the connection, so it is checked here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !network.allowPrivate && !isPublicAddress(literal)) throw new Refused(literal);
  const headers = { ...options.headers, 'Content-Length': String(Buffer.byteLength(body)), 'User-Agent': 'Assay' };
  const settings = {
    method,
    headers,
    lookup: lookupPublic(network),
    // A kept connection would outlive the check of its address.
    agent: false as const,
    signal: AbortSignal.timeout(network.answerMs ?? ANSWER_MS),
  };
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, settings, (response) => {
      const { statusCode = 0 } = response;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_ANSWER_BYTES) response.destroy();
      });
      // However the rest of the answer fares, its status was heard.
      response.on('error', () => done(statusCode));
      response.on('close', () => done(statusCode));
    });
    request.on('error', fail);
    request.end(body);
  });
}

class Refused extends Error {
  constructor(address: string) {
    super(`${address} is not an address of the public internet`);
  }
}

/** The resolver that the connection itself uses: what it returns is what is connected to. */
function lookupPublic({ allowPrivate, resolve: ask = askSystem }: Network): LookupFunction {
  return (host, options, callback) => {
    ask(host).then(
      (addresses) => {
        const refused = allowPrivate ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
        const [first] = addresses;
        if (refused) return callback(new Refused(`${host} (${refused.address})`), '', 4);
        if (!first) return callback(new Error(`${host} has no address`), '', 4);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 4),
    );
  };
}

const askSystem = (host: string): Promise<LookupAddress[]> =>
  new Promise((done, fail) =>
    resolve(host, { all: true }, (error, addresses) => (error ? fail(error) : done(addresses))),
  );

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'gave no answer in time';
  // A failed connection to several addresses says why only inside.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return (inner instanceof Error ? inner.message : error.message).slice(0, 500);
}
