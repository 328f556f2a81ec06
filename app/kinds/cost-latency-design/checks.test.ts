import { describe, expect, it, vi } from 'vitest';
import { checks } from './checks.server';
import { costLatencyPublicView } from './content';
import { simulate } from './engine/simulate';
import { CHECK_IDS, evidence } from './evidence';
import { loadPublicScenarios } from './exercise-data';
import type { PublicRunDetails } from './public-run';
import { PUBLIC_SIMULATION } from './public-simulation';
import { gradeTiny, tinyContext } from './scoring/testing/grade-design';
import { DEGENERATE, NAIVE, SOUND, STARTER } from './scoring/testing/sample-designs';

// Whole gradings, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const TRUE_MEMO = 'P95 latency is 1.9 s. It costs $0.08 per call, and 88 % of the answers are right.';
const codes = (graded: { flags: { code: string }[] }) => graded.flags.map(({ code }) => code);
const shareOf = (graded: Awaited<ReturnType<typeof gradeTiny>>, checkId: string) => {
  const check = graded.checks.find((one) => one.checkId === checkId);
  return check ? check.points / check.maxPoints : undefined;
};

describe('grading a design', () => {
  it('gives a sound design with a true memo everything, and raises no flag', async () => {
    const graded = await gradeTiny(tinyContext(SOUND, { memo: TRUE_MEMO }));
    expect(graded.checks.filter(({ status }) => status !== 'pass').map(({ summary }) => summary)).toEqual([]);
    expect(graded.percent).toBeGreaterThan(95);
    expect(graded.flags).toEqual([]);
    expect(graded.checks.map(({ checkId }) => checkId)).toEqual([...CHECK_IDS]);
    for (const check of graded.checks) evidence.parse(check.evidence);
  });

  it('gives the biggest model for everything less than half', async () => {
    const graded = await gradeTiny(tinyContext(NAIVE));
    expect(graded.percent).toBeLessThan(45);
    expect(shareOf(graded, 'robustness')).toBe(0);
    expect(shareOf(graded, 'hygiene')).toBe(0);
    expect(shareOf(graded, 'empty-retrieval')).toBeLessThan(0.1);
  });

  it.each(Object.keys(DEGENERATE))('pays nothing for a design that %s, and flags it', async (name) => {
    const { design, flag } = DEGENERATE[name] ?? { design: NAIVE, flag: '' };
    const graded = await gradeTiny(tinyContext(design, { memo: TRUE_MEMO }));
    expect(graded.percent).toBeLessThanOrEqual(5);
    expect(codes(graded)).toContain(flag);
    for (const check of graded.checks) evidence.parse(check.evidence);
  });

  it('takes the quality floor and stale answers from a cache that serves the regulated class', async () => {
    const stages = SOUND.stages.map((stage) =>
      stage.type === 'semantic-cache' ? { ...stage, exceptRisk: [], ttlSeconds: 86_400 } : stage,
    );
    const [sound, stale] = await Promise.all([
      gradeTiny(tinyContext(SOUND)),
      gradeTiny(tinyContext({ ...SOUND, stages, handOff: { ...SOUND.handOff, rules: [] } })),
    ]);
    expect(shareOf(sound, 'floors')).toBe(1);
    expect(shareOf(stale, 'floors')).toBeLessThan(0.5);
  });

  it('shows a figure of the memo that is not so, with the simulated number', async () => {
    const memo = 'P95 latency is 0.4 s. It costs $0.001 per call. 99 % of the answers are right.';
    const graded = await gradeTiny(tinyContext(SOUND, { memo }));
    expect(codes(graded)).toEqual(['figures-not-so']);
    const check = graded.checks.find(({ checkId }) => checkId === 'memo-figures');
    expect(check?.points).toBe(0);
    const found = evidence.parse(check?.evidence);
    const figures = found.check === 'memo-figures' ? found.figures : [];
    expect(figures.map(({ verdict }) => verdict)).toEqual(['false', 'false', 'false']);
    expect(figures[0]?.actual).toBeGreaterThan(1_500);
  });

  it.each([
    ['the untouched starter', STARTER, 'starter-unchanged'],
    ['text that is no JSON', '{"stages": [', 'design-failed'],
    ['a model that does not exist', JSON.stringify(SOUND).replace('"small"', '"huge"'), 'design-failed'],
    [
      'thousands of requests per call',
      JSON.stringify({
        schemaVersion: 1,
        stages: Array.from({ length: 20 }, (_, at) => ({
          type: 'generate',
          id: `s-${at}`,
          model: 'small',
          maxTokens: 100,
          timeoutMs: 1,
          onError: 'skip',
          retry: { limit: null, backoffMs: 0 },
        })),
      }),
      'design-failed',
    ],
  ])('measures nothing of %s, and says why', async (_name, design, flag) => {
    const graded = await gradeTiny(tinyContext(design, { memo: TRUE_MEMO }));
    expect(graded.percent).toBe(0);
    expect(codes(graded)).toEqual([flag]);
    for (const check of graded.checks) expect(evidence.parse(check.evidence).check).toBe('not-measured');
  });

  it('grades the second part by the second design, and shows what the first would come to', async () => {
    const broken = await gradeTiny(tinyContext(SOUND, { changed: '{' }));
    expect(shareOf(broken, 'change')).toBe(0);
    expect(shareOf(broken, 'targets')).toBe(1);
    const found = evidence.parse(broken.checks.find(({ checkId }) => checkId === 'change')?.evidence);
    expect(found).toMatchObject({ check: 'change', costPerCallUsd: null, problems: [{ path: '' }] });
  });

  it('comes to the same bytes twice', async () => {
    const [first, second] = [await gradeTiny(tinyContext(SOUND)), await gradeTiny(tinyContext(SOUND))];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('reports each replication of each hidden scenario, and stops when told to', async () => {
    const notes: string[] = [];
    const stop = new AbortController();
    const context = tinyContext(SOUND, {
      signal: stop.signal,
      report({ done, total, note }) {
        notes.push(`${done}/${total} ${note}`);
        if (done === 6) stop.abort(new Error('stopped'));
      },
    });
    await expect(checks.steps[0]?.run(context, {})).rejects.toThrow('stopped');
    expect(notes).toHaveLength(6);
    expect(notes[5]).toBe('6/15 North is down');
  });

  it('shows candidates sums only: no hidden call and no design of the frontier', async () => {
    const context = tinyContext(SOUND, { memo: TRUE_MEMO });
    const text = JSON.stringify(await gradeTiny(context));
    for (const line of context.gradingFiles.text('steady.jsonl').split('\n').slice(0, 200)) {
      const call = line ? (JSON.parse(line) as { timeMs: number }) : null;
      if (call && call.timeMs > 9_999) expect(text).not.toContain(`:${call.timeMs},`);
    }
    expect(text).not.toContain('"stages":[{"type"');
    expect(text).not.toContain('"careful"');
  });
});

describe('running a design on public traffic', () => {
  it('gives the numbers that the browser gives', async () => {
    const context = tinyContext(SOUND);
    const report = await checks.runPublic(context);
    const details = report.details as unknown as PublicRunDetails;
    const [loaded] = loadPublicScenarios(context.publicFiles);
    const view = costLatencyPublicView.parse(checks.readPublicView(context.content, context.publicFiles));
    const scenario = view.scenarios[0];
    if (!loaded || !scenario) throw new Error('no scenario');
    const { slo, callsPerMonth } = context.content;
    const { events, warmUpMs } = scenario;
    const browser = simulate({
      design: SOUND,
      catalogue: view.catalogue,
      traffic: loaded.traffic,
      events,
      warmUpMs,
      slo,
      callsPerMonth,
      ...PUBLIC_SIMULATION,
    });
    expect(JSON.stringify(details.scenarios[0]?.result)).toBe(JSON.stringify(browser));
    expect(report.status).toBe('ok');
    expect(report.headline).toMatch(/calls, P95 .* s, \$.* per call, .* % right, 4 of 4 targets met/);
    expect(details.changedTargets.map(({ id }) => id)).toEqual(['cost']);
  });

  it('returns every problem of both designs with its place', async () => {
    const report = await checks.runPublic(
      tinyContext(JSON.stringify(SOUND).replace('"small"', '"huge"'), { changed: 'no' }),
    );
    const { problems, scenarios } = report.details as unknown as PublicRunDetails;
    expect(report).toMatchObject({ status: 'failed', error: { file: 'design.json' } });
    expect(problems.map(({ file }) => file)).toEqual(['design.json', 'change-design.json']);
    expect(problems[0]?.path).toBe('stages/4/branches/0/stages/0/model');
    expect(scenarios).toEqual([]);
  });

  it('starts everybody from a design that runs', async () => {
    const context = tinyContext(STARTER);
    const answer = checks.readStarter(context.content, context.publicFiles);
    expect(Object.keys(answer.files)).toEqual(['design.json', 'change-design.json', 'memo.md']);
    expect((await checks.runPublic({ ...context, answer })).status).toBe('ok');
  });
});
