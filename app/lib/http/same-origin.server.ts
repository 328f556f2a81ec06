import type { Request, RequestHandler } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses, with 403, requests that change something and come from another site (cross-site request forgery). Browsers say where a
 * request comes from in Sec-Fetch-Site, older ones in Origin; programs that send neither carry no visitor's cookie by accident and
 * pass. `publicUrl` is the site's own address when a proxy changes the Host header.
 */
export function sameOriginOnly({ publicUrl }: { publicUrl: string | undefined }): RequestHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return (request, response, next) => {
    // Remix compares Origin with Host once more and knows no PUBLIC_URL.
    if (publicOrigin !== undefined && request.get('origin') === publicOrigin) {
      request.headers.host = new URL(publicOrigin).host;
      delete request.headers['x-forwarded-host'];
    }
    if (SAFE.has(request.method)) return next();
    if (isOwn(request, publicOrigin)) {
      // Browsers that are to tell no referrer write Origin: null even to the page's own site, and Remix refuses it.
      if (request.get('origin') === 'null') delete request.headers.origin;
      return next();
    }
    response.status(403).type('text/plain').send('This request came from another site and was refused.');
  };
}

function isOwn(request: Request, publicOrigin: string | undefined): boolean {
  const origin = request.get('origin');
  if (publicOrigin !== undefined && origin === publicOrigin) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}
