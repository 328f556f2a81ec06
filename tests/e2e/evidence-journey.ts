import { expect, type Browser, type APIRequestContext } from '@playwright/test';
import { sampleFile } from './journey';

/** A draft as the page sends it. Saves of one tab within ten seconds are one state, so each comes from another tab. */
export interface SentDraft {
  answer: unknown;
  savedBy: string;
}

/** Takes an assessment by its link as a candidate's browser does, without drawing it: starts, saves drafts, reports events, finishes. */
export async function sitThrough({
  browser,
  baseURL,
  path,
  drafts,
  events = [],
}: {
  browser: Browser;
  baseURL: string;
  path: string;
  drafts: SentDraft[];
  events?: { event: { kind: string; detail: object }; agoMs: number }[];
}): Promise<{ sittingId: string; attemptId: string }> {
  const context = await browser.newContext({ baseURL });
  const { request } = context;
  await request.get(path);
  const started = await request.post(path, { form: { consent: 'yes', intent: 'start' } });
  const sittingId = /\/sittings\/([0-9a-f-]{36})/.exec(started.url())?.[1] ?? '';
  expect(sittingId, `started at ${started.url()}`).not.toBe('');
  const attemptId =
    new RegExp(`/sittings/${sittingId}/exercises/([0-9a-f-]{36})`).exec(await started.text())?.[1] ?? '';
  await saveDrafts(request, `/sittings/${sittingId}/exercises/${attemptId}/draft`, drafts);
  if (events.length > 0) {
    const noted = await request.post(`/sittings/${sittingId}/events`, {
      data: { attemptId, events },
    });
    expect(noted.status(), await noted.text()).toBe(200);
  }
  await request.post(`/sittings/${sittingId}/finish`, { form: {} });
  await context.close();
  return { sittingId, attemptId };
}

async function saveDrafts(request: APIRequestContext, path: string, drafts: SentDraft[]): Promise<void> {
  for (const [baseRevision, draft] of drafts.entries()) {
    const saved = await request.post(path, { data: { ...draft, baseRevision } });
    expect(saved.status(), await saved.text()).toBe(200);
  }
}

/** Answers of an eval-design exercise's samples, as drafts of different tabs. */
export const sampleDrafts = (slug: string, samples: string[]): SentDraft[] =>
  samples.map((sample) => {
    const fields = JSON.parse(sampleFile(slug, sample, 'answer.json')) as { language: string };
    const evaluator = fields.language === 'python' ? 'eval.py' : 'eval.ts';
    const files = Object.fromEntries([evaluator, 'memo.md'].map((file) => [file, sampleFile(slug, sample, file)]));
    return { savedBy: `tab-${sample}`, answer: { schemaVersion: 1, files, fields } };
  });
