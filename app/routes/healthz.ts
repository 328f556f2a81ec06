/** Liveness: this process answers. Looks at nothing else, so that a lost database does not get the process restarted. */
export function loader(): Response {
  return new Response('ok\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
