import { randomUUID } from 'node:crypto';
import { requireUser } from '../../app/accounts/find-user.server';
import { signIn } from '../../app/accounts/sign-in.server';
import { signUp } from '../../app/accounts/sign-up.server';

export const ORIGIN = 'http://127.0.0.1:3000';
export const PASSWORD = 'correct horse battery';

/** A browser: keeps cookies as one does. */
export class Browser {
  private cookies = new Map<string, string>();
  readonly address = `test-${randomUUID()}`;

  request(path = '/'): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Request(`${ORIGIN}${path}`, { headers: { Cookie: cookie, 'User-Agent': 'Firefox/140.0 (X11; Linux)' } });
  }

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  cookieText = () => [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  copy(): Browser {
    const other = new Browser();
    other.cookies = new Map(this.cookies);
    return other;
  }
}

/** Somebody new, signed in. */
export async function signedUp(name = 'Ada') {
  const browser = new Browser();
  const email = `${name.toLowerCase()}-${randomUUID()}@example.org`;
  const { address } = browser;
  browser.take(await signUp({ request: browser.request(), address, name, email, password: PASSWORD }));
  return { browser, email, user: await requireUser({ request: browser.request() }) };
}

/** Another browser of somebody with an account. */
export async function signedIn(email: string, password = PASSWORD) {
  const browser = new Browser();
  browser.take(await signIn({ request: browser.request(), address: browser.address, email, password }));
  return browser;
}
