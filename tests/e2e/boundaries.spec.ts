import { expect, startAttempt, test } from './journey';

test('an attempt, its result and its files belong to the browser they were made in', async ({
  page,
  browser,
  baseURL,
}) => {
  await startAttempt(page, 'invoice-extraction');
  const attempt = new URL(page.url()).pathname;
  const stranger = await browser.newContext({ baseURL });
  for (const path of [
    attempt,
    `${attempt}/download`,
    '/attempts/not-an-id',
    '/submissions/00000000-0000-4000-8000-000000000000',
    '/submissions/x/events',
    '/submissions/x/progress',
    '/exercises/no-such-exercise',
  ]) {
    const response = await stranger.request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).not.toMatch(/at .*\(.*:\d+:\d+\)/);
  }
  const answer = { schemaVersion: 1, files: {}, fields: {} };
  const bodies = { draft: { answer, baseRevision: 0, savedBy: 'x' }, run: { answer }, submit: { answer } };
  for (const [path, data] of Object.entries(bodies)) {
    const response = await stranger.request.post(`${attempt}/${path}`, { data, headers: { Origin: baseURL ?? '' } });
    expect(response.status(), path).toBe(404);
  }
  await stranger.close();
});

test('requests from other sites and malformed ones are refused with a reason', async ({ page, baseURL }) => {
  await startAttempt(page, 'invoice-extraction');
  const attempt = new URL(page.url()).pathname;
  const own = { Origin: baseURL ?? '' };
  const post = (path: string, data: string, headers: Record<string, string>) =>
    page.request.post(`${attempt}/${path}`, { data, headers: { 'Content-Type': 'application/json', ...headers } });
  expect((await post('draft', '{}', { Origin: 'https://evil.example' })).status()).toBe(403);
  const cases: [string, number][] = [
    ['not json', 400],
    ['{}', 400],
    [
      '{"answer":{"schemaVersion":1,"files":{"../x":"y"},"fields":{"language":"typescript","labelAudit":[]}},"baseRevision":0,"savedBy":"t"}',
      400,
    ],
    [JSON.stringify({ answer: 'x'.repeat(2_000_000), baseRevision: 0, savedBy: 't' }), 413],
  ];
  for (const [body, status] of cases) {
    const response = await post('draft', body, own);
    expect(response.status(), body.slice(0, 60)).toBe(status);
  }
});

test('hidden files are served by no route, however the path is written', async ({ page }) => {
  await page.goto('/');
  const tries = [
    '/exercises/invoice-extraction/grading/outputs.jsonl',
    '/grading/outputs.jsonl',
    '/assets/../../exercises/invoice-extraction/grading/rows.jsonl',
    '/%2e%2e/exercises/invoice-extraction/rubric.json',
    '/exercises/invoice-extraction/..%2f..%2fpackage.json',
    '/app/start.ts',
    '/.data/cookie-secret',
    '/build/node/start.js',
  ];
  for (const path of tries) expect((await page.request.get(path)).status(), path).toBeGreaterThanOrEqual(400);
});

test('keys pressed from the first moment on, while the page is still loading, do not keep it from coming alive', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // Between any two tasks of the page, so that no moment is left out.
    const { port1, port2 } = new MessageChannel();
    const until = performance.now() + 5_000;
    port1.onmessage = () => {
      document.body?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
      if (performance.now() < until) port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  for (const path of ['/', '/traces', '/sign-in']) {
    await page.goto(path);
    // The button is drawn by a page that is alive.
    await expect(page.getByRole('button', { name: /^Search/ })).toBeVisible();
  }
});
