/** Browsers let at most 64 KiB of keepalive bodies outlive a page. */
const KEEPALIVE_BYTES = 60_000;

/**
 * Posts JSON; `error` is what to tell the person, null when it was taken. Never throws. The request outlives the page where the browser
 * allows it.
 */
export async function postJson(
  url: string,
  body: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ error: string | null; status: number }> {
  const text = JSON.stringify(body);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: text,
      keepalive: new Blob([text]).size < KEEPALIVE_BYTES,
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return { error: null, status: response.status };
    const reply: unknown = await response.json().catch(() => null);
    return {
      error: messageIn(reply) ?? `The server answered with status ${response.status}.`,
      status: response.status,
    };
  } catch {
    return { error: 'No connection to the server. Try again when you are back online.', status: 0 };
  }
}

function messageIn(reply: unknown): string | null {
  const error = typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : null;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : null;
}
