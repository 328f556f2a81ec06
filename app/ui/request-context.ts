import { createContext, useContext } from 'react';

/** What a page needs to know about the request that rendered it. */
export interface RequestContextValue {
  /** For inline scripts under the content security policy. */
  nonce: string | undefined;
  /** Named in the logs; shown when something breaks. */
  requestId: string | undefined;
}

export const RequestContext = createContext<RequestContextValue>({ nonce: undefined, requestId: undefined });

/** Nonce and id of the request that rendered this page. */
export const useRequestContext = (): RequestContextValue => useContext(RequestContext);
