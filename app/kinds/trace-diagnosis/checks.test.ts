import { describe, expect, it, vi } from 'vitest';
import type { SandboxRequest } from '../../lib/sandbox/sandbox';
import { checks } from './checks.server';
import { CHECK_IDS, evidence } from './evidence';
import { kind, traceDiagnosisPublicView } from './kind';
import { runPublic } from './run-public.server';
import { publicRunDetails } from './public-run';
import { gradeTiny, tinyContext } from './testing/grade-tiny';
import { inProcessSandbox } from './testing/in-process-sandbox';
import {
  answerOf,
  FLAG_ALL,
  FLAG_NONE,
  GOOD_DETECTOR,
  HASTY_DETECTOR,
  KEYED_ON_TRACE,
  pinsOfEverything,
  STATEFUL_DETECTOR,
} from './testing/sample-answers';
import { tinySpans } from './testing/tiny-exercise';

vi.setConfig({ testTimeout: 60_000 });

const grade = (...answer: Parameters<typeof answerOf>) => gradeTiny(tinyContext(answerOf(...answer)));
const nothing = { rootCause: { spanId: '', actor: '' as const, category: '' }, evidence: [], ruledOut: [] };

describe('grading a diagnosis', () => {
  it('gives everything to a complete one and raises no flag', async () => {
    const graded = await grade();
    expect(graded.checks.map(({ checkId, points, maxPoints }) => [checkId, points / maxPoints])).toEqual(
      CHECK_IDS.map((id) => [id, 1]),
    );
    expect(graded.flags).toEqual([]);
    expect(graded.checks.every(({ advice, status }) => advice === '' && status === 'pass')).toBe(true);
  });

  it('gives nothing to the starter', async () => {
    const context = tinyContext(answerOf());
    const graded = await gradeTiny({ ...context, answer: checks.readStarter(context.content, context.publicFiles) });
    expect(graded.percent).toBe(0);
    expect(graded.codes).toEqual(['flags-nothing', 'patch-empty']);
    expect(kind.problems(context.content, checks.readStarter(context.content, context.publicFiles))).toEqual([
      { path: 'fields/rootCause/spanId', message: 'Choose the span where it first went wrong.' },
    ]);
  });

  it('gives byte-identical results twice, and evidence that fits its schema', async () => {
    const answers = [answerOf(), answerOf({ patch: [] }, 'not code'), answerOf({}, HASTY_DETECTOR)];
    for (const answer of answers) {
      const [first, second] = [await gradeTiny(tinyContext(answer)), await gradeTiny(tinyContext(answer))];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      for (const check of first.checks) expect(evidence.parse(check.evidence)).toEqual(check.evidence);
    }
  });

  it('pays for neighbours of the true span by half, for red herrings not at all', async () => {
    const { refund, late, outage, turn } = tinySpans();
    const at = async (spanId: string) => {
      const graded = await grade({ rootCause: { spanId, actor: 'harness', category: 'orchestration' } });
      return [graded.share('location'), graded.share('actor')];
    };
    expect(await at(refund.id)).toEqual([0.8, 1]);
    expect(await at(late.id)).toEqual([0.5, 1]);
    expect(await at(turn.id)).toEqual([0, 0.5]);
    expect(await at(outage.id)).toEqual([0, 0.5]);
    expect(await at('gone')).toEqual([0, 0.5]);
  });
});

describe('answers that think of nothing', () => {
  it.each([
    ['one step only', [{ path: '/limits/maxSteps', value: 1 }], 'stalls'],
    [
      'confirming everything',
      ['orders.get', 'refunds.create', 'mail.send'].map((name) => ({
        path: `/tools/${name}/confirm`,
        value: 'always',
      })),
      'confirms-everything',
    ],
    ['no tools', [{ path: '/agents/clerk/tools', value: ['orders.get'] }], 'always-hands-off'],
  ])('earn nothing for the fix and are flagged: %s', async (_name, patch, flag) => {
    const graded = await grade({ patch });
    expect(graded.share('replay')).toBe(0);
    expect(graded.share('siblings')).toBeLessThan(0.05);
    expect(graded.codes).toContain(flag);
  });

  it('earn nothing for a change without effect', async () => {
    const graded = await grade({
      patch: [{ path: '/agents/clerk/prompt/tone', value: 'Be very careful with money.' }],
    });
    expect([graded.share('replay'), graded.share('siblings')]).toEqual([0, 0]);
  });

  it.each([
    ['flags everything', FLAG_ALL, 'flags-everything'],
    ['flags nothing', FLAG_NONE, 'flags-nothing'],
    ['knows the public trace by heart', KEYED_ON_TRACE, 'flags-nothing'],
    ['remembers earlier traces', STATEFUL_DETECTOR, 'stateful-detector'],
    ['does not load', 'not code', 'detector-failed'],
    ['is empty', ' ', 'detector-failed'],
  ])('earn nothing for a detector that %s', async (_name, detector, flag) => {
    const graded = await grade({}, detector);
    expect(graded.share('detector')).toBe(0);
    expect(graded.codes).toEqual([flag]);
  });

  it('earn little for a detector that flags near misses', async () => {
    const graded = await grade({}, HASTY_DETECTOR);
    expect(graded.share('detector')).toBeLessThan(0.3);
    const [found] = graded.checks.filter(({ checkId }) => checkId === 'detector');
    expect(found?.advice).toContain('Tried again with a key');
  });

  it('earn nothing for pinning everything, and are flagged', async () => {
    const graded = await grade({ evidence: pinsOfEverything() });
    expect(graded.share('evidence')).toBe(0);
    expect(graded.codes).toEqual(['pins-everything']);
  });

  it('earn nothing for an empty diagnosis beside a good fix and detector', async () => {
    const graded = await grade(nothing);
    expect(['location', 'actor', 'category', 'evidence', 'herrings'].map((id) => graded.share(id as 'actor'))).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(graded.percent).toBe(50);
  });
});

describe('when runs do not come to an end', () => {
  const pattern = { type: 'string', pattern: '^(([a-zA-Z. ]+)+)+$@' };
  const patch = [{ path: '/tools/mail.send/parameters/properties/text', value: pattern }];
  /** A sandbox in which worlds under that pattern run out of time, or in which every world does. */
  const slowSandbox = (always: boolean) => {
    const inner = inProcessSandbox();
    return {
      ...inner,
      run: (request: SandboxRequest) => {
        const stuck = request.entry === 'replay' && (always || JSON.stringify(request.calls).includes('a-zA-Z'));
        return stuck
          ? Promise.resolve({ status: 'timeout' as const, outcomes: [], logs: [], totalMs: 5_000 })
          : inner.run(request);
      },
    };
  };

  it('takes it for a fix that fails when the patch is why', async () => {
    const graded = await gradeTiny(tinyContext(answerOf({ patch }), { sandbox: slowSandbox(false) }));
    expect([graded.share('replay'), graded.share('siblings')]).toEqual([0, 0]);
    expect(graded.checks.find(({ checkId }) => checkId === 'replay')?.evidence).toMatchObject({ reason: 'replay-cut' });
    expect(graded.share('location')).toBe(1);
    const { details } = await runPublic(tinyContext(answerOf({ patch }), { sandbox: slowSandbox(false) }));
    expect(details.replayError).toContain('does not come to an end');
  });

  it('fails as ours when the exercise itself is why', async () => {
    await expect(gradeTiny(tinyContext(answerOf(), { sandbox: slowSandbox(true) }))).rejects.toThrow(
      'the world does not come to an end in case "shown"',
    );
  });
});

describe('what leaves a hidden run', () => {
  it('holds no case, text or span of it', async () => {
    const leaky = `export function detect(trace) {
      console.log(JSON.stringify(trace));
      if (trace.spans.length % 2) { const error = new Error(trace.spans[1].input); error.name = trace.id; throw error; }
      return { flagged: true, spans: trace.spans.map((span) => span.id), reason: JSON.stringify(trace).slice(0, 3000) };
    }`;
    const context = tinyContext(answerOf({}, leaky));
    const text = JSON.stringify(await gradeTiny(context));
    expect(text).not.toMatch(/A-4[1-9]\d\d|hidden-\d|sibling-\d|failing-\d/);
    const { sessions } = context.sandbox as unknown as { sessions: { keepLogs: boolean }[] };
    expect(sessions.length).toBeGreaterThan(4);
    expect(sessions.every(({ keepLogs }) => !keepLogs)).toBe(true);
  });
});

describe('the run on public data', () => {
  it('replays both runs with the patch and runs the detector on all three traces', async () => {
    const { details, ...report } = await runPublic(
      tinyContext(answerOf({}, `${GOOD_DETECTOR}\nconsole.log('hello');`)),
    );
    expect(publicRunDetails.parse(details)).toEqual(details);
    expect(report.headline).toBe(
      'The broken run now succeeds, the healthy one still succeeds; your detector flags the broken run and passes the healthy run',
    );
    expect(details.broken).toMatchObject({ recorded: { success: false }, patched: { success: true } });
    expect(details.broken?.recorded.violations[0]?.text).toBe('the order was refunded 2 times');
    expect(details.patch.operations[0]).toMatchObject({
      title: 'Tool refunds.create: idempotency key',
      words: '"none" -> "per-operation"',
    });
    expect(details.detector.map(({ trace, detection }) => [trace, detection?.flagged])).toEqual([
      ['broken', true],
      ['healthy', false],
      ['patched', false],
    ]);
    expect(report.logs).toEqual([{ callIndex: -1, text: 'hello' }]);
  });

  it('marks the first step that differs, and pairs every span of both runs once', async () => {
    const { details } = await runPublic(tinyContext(answerOf()));
    const { late } = tinySpans();
    expect(details.broken?.divergence?.recorded).toBe(late.id);
    const recorded = details.broken?.pairs.flatMap((pair) => pair.recorded ?? []) ?? [];
    expect(new Set(recorded).size).toBe(recorded.length);
    expect(details.healthyCost?.addedInterruptions).toBe(0);
  });

  it('tells what does not fit in a patch, and about a detector that remembers', async () => {
    const patch = [{ path: '/limits/maxSteps', value: 'many' }];
    const { details, headline } = await runPublic(tinyContext(answerOf({ patch }, STATEFUL_DETECTOR)));
    expect(details.patch.problems).toMatchObject([{ index: 0, path: '/limits/maxSteps' }]);
    expect(details.broken).toBeNull();
    expect(details.detectorState).toContain('another order');
    expect(headline).toContain('1 change does not fit');
  });

  it('shows mistakes of the detector with their message, and says when it did not load', async () => {
    const thrown = await runPublic(tinyContext(answerOf({}, 'export function detect(t) { return t.none.at(0); }')));
    expect(thrown.details.detector[0]?.error).toMatchObject({ name: 'TypeError' });
    const odd = await runPublic(tinyContext(answerOf({}, 'export function detect() { return true; }')));
    expect(odd.details.detector[0]?.error?.message).toContain('detect(trace) must return {flagged, spans, reason}');
    const unloaded = await runPublic(tinyContext(answerOf({}, 'not code')));
    expect(unloaded).toMatchObject({ status: 'failed', error: { file: 'detector.ts' }, details: { detector: [] } });
  });
});

describe('reading an exercise', () => {
  it('gives the workspace public data only', () => {
    const { content, publicFiles } = tinyContext(answerOf());
    const view = checks.readPublicView(content, publicFiles);
    expect(traceDiagnosisPublicView.parse(view)).toEqual(view);
    expect(JSON.stringify(view)).not.toContain('ruledOutBy');
  });

  it('tells the judge the true cause, what can be defended, the herrings and the hidden runs', () => {
    const { content, publicFiles, gradingFiles } = tinyContext(answerOf());
    const notes = checks.judgeNotes(content, publicFiles, gradingFiles);
    expect(notes).toContain('The true root cause: The payment is tried again.');
    expect(notes).toMatch(/the span "execute_tool refunds\.create" at \d\.\d s \(\w+\): The call as a whole/);
    expect(notes).toContain('- near-miss: Tried again with a key');
    expect(notes).toContain('The order service was out: The next attempt brought the order.');
  });
});
