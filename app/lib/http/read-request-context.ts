import type { AppLoadContext } from '@remix-run/node';

export interface RequestFacts {
  /** For inline scripts under the content security policy. */
  nonce: string | undefined;
  /** Names the request in the logs. */
  requestId: string | undefined;
  /** Network address of whoever asks; empty when the server did not say. */
  clientAddress: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** What the web server knows about a request, read from the load context; absent parts stay undefined. */
export function readRequestContext(context: AppLoadContext): RequestFacts {
  return {
    nonce: text(context['nonce']),
    requestId: text(context['requestId']),
    clientAddress: text(context['clientAddress']) ?? '',
  };
}
