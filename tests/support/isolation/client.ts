/** A browser without a screen: keeps cookies, follows nothing by itself. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Empty for an event stream, which has no end. */
  text: string;
}

export interface Posted {
  fields: [string, string][];
  /** Sent as JSON instead of a form. */
  json?: unknown;
}

const TIMEOUT_MS = 20_000;

export class Client {
  private readonly cookies = new Map<string, string>();
  /** Sent with every request: an API key, for one. */
  readonly headers: Record<string, string> = {};

  constructor(
    readonly name: string,
    readonly origin: string,
  ) {}

  setCookie(pair: string): void {
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  cookieNames = (): string[] => [...this.cookies.keys()];
  cookieText = (): string => [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => this.send(path, { headers });

  post(path: string, { fields, json }: Posted, headers: Record<string, string> = {}): Promise<Answer> {
    if (json !== undefined) {
      const own = { 'Content-Type': 'application/json', ...headers };
      return this.send(path, { method: 'POST', body: JSON.stringify(json), headers: own });
    }
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = this.cookieText();
    const response = await fetch(new URL(path, this.origin), {
      ...init,
      redirect: 'manual',
      headers: { ...this.headers, ...(cookie ? { Cookie: cookie } : {}), ...(init.headers as Record<string, string>) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(pair.split('=')[0] ?? '');
      else this.setCookie(pair);
    }
    const endless = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (endless) await response.body?.cancel();
    return { status: response.status, headers: response.headers, text: endless ? '' : await response.text() };
  }
}
