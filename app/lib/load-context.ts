import '@remix-run/server-runtime';

/** What the web server hands to every loader and action as `context`. */
export interface RequestContext {
  /** Allows this response's inline scripts (Content-Security-Policy). */
  nonce: string;
  /** Names the request in the log and in the X-Request-Id header; shown on error pages. */
  requestId: string;
  /** Network address of the client, behind as many proxies as TRUST_PROXY says. */
  clientAddress: string;
  /** Aborted when the server begins to shut down; long answers should end then. */
  draining: AbortSignal;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {
    [extra: string]: unknown;
  }
}
