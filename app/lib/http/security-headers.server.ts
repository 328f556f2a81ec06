import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

export interface SecurityHeaderOptions {
  /** True adds what Vite's dev server needs (its web socket and evaluated modules). */
  development: boolean;
  /** True when people reach the site over https: adds HSTS. */
  https: boolean;
}

/**
 * Content-Security-Policy with a fresh nonce per request (in `res.locals.nonce`) and the usual protective headers. Scripts run by
 * nonce or from our own origin only; `style-src 'unsafe-inline'` is there because the editor writes style elements.
 */
export function securityHeaders({ development, https }: SecurityHeaderOptions): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals.nonce = nonce;
    const policy = [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      `connect-src 'self'${development ? ' ws:' : ''}`,
      `worker-src 'self'${development ? ' blob:' : ''}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ];
    response.set({
      'Content-Security-Policy': policy.join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    next();
  };
}
