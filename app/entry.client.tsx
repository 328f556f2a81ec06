import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RequestContext } from './ui/request-context';

startTransition(() => {
  // Browsers hide the nonce attribute from selectors and markup; the property still has it, and hydration must agree.
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  const requestId = document.documentElement.dataset['requestId'];
  hydrateRoot(
    document,
    <StrictMode>
      <RequestContext.Provider value={{ nonce, requestId }}>
        <RemixBrowser />
      </RequestContext.Provider>
    </StrictMode>,
  );
});
