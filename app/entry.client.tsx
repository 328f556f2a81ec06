import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RequestContext } from './ui/request-context';

/**
 * Resolves once the page's data are decoded. Until then `RemixBrowser` suspends above everything (it throws a promise before it does
 * anything else), and a key or a click in that moment would make React give the page up for good (its error 345).
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (suspended) {
    await suspended;
  }
}

function hydrate(): void {
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
}

void pageData().then(() => startTransition(hydrate));
