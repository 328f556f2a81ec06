import { describe, expect, test } from 'vitest';
import type { ToolSettings } from './agent-config.ts';
import { plainConfig, plainWorld, record } from './testing/scripted-world.ts';
import type { ModelTurn, ToolOutcome, TurnView } from './world-types.ts';

/** Calls `act` once and then says what it read. */
const once = (args = {}) => ({
  one: (view: TurnView): ModelTurn => {
    const result = view.results('act').at(-1);
    return result ? { finish: { say: result.text } } : { calls: [{ tool: 'act', args }] };
  },
});

/** Calls `act` with the same purpose until it works, at most three times. */
const untilDone = (operation?: string) => ({
  one: (view: TurnView): ModelTurn => {
    const results = view.results('act');
    if (results.at(-1)?.tool?.status === 'ok' || results.length >= 3) return { finish: { say: 'done' } };
    return { calls: [{ tool: 'act', args: { n: 1 }, ...(operation === undefined ? {} : { operation }) }] };
  },
});

const failing =
  (times: number, outcome: ToolOutcome) =>
  ({ earlier }: { earlier: number }): ToolOutcome =>
    earlier < times ? outcome : { result: 'fine', latencyMs: 100 };
const LATE: ToolOutcome = { result: 'late', latencyMs: 3000 };
const OUT: ToolOutcome = { error: { code: 'unavailable', message: '503' }, latencyMs: 40 };

const run = (
  act: Partial<ToolSettings>,
  options: { act?: (call: { earlier: number }) => ToolOutcome; args?: object },
) =>
  record(
    plainWorld({ policies: once(options.args), ...(options.act ? { act: options.act } : {}) }),
    plainConfig({ act }),
  );

describe('timeoutMs', () => {
  test('ends the wait, and what the tool did stays done', () => {
    const { facts, done, steps } = run({ timeoutMs: 1000 }, { act: () => LATE });
    expect(done).toEqual(['act:']);
    expect(facts.calls).toMatchObject([{ status: 'timeout', attempts: 1 }]);
    expect(steps[1]).toMatchObject({ status: 'timeout', latencyMs: 1000 });
  });

  test('lets a slow answer through when it is long enough', () => {
    const { facts } = run({ timeoutMs: 4000 }, { act: () => LATE });
    expect(facts).toMatchObject({ finalText: 'late', calls: [{ status: 'ok' }] });
  });
});

describe('afterTimeout', () => {
  test('says failure or says unknown', () => {
    expect(run({}, { act: () => LATE }).facts.finalText).toContain('"outcome":"failed"');
    const unknown = run({ afterTimeout: 'report-unknown' }, { act: () => LATE });
    expect(unknown.facts.finalText).toContain('"outcome":"unknown"');
  });
});

describe('retry', () => {
  const retry = { attempts: 3, backoffMs: 200, on: ['unavailable' as const] };

  test('tries again after a failure it names, with a pause, as sibling spans under the call', () => {
    const { facts, spans, steps } = run({ retry }, { act: failing(2, OUT) });
    expect(facts).toMatchObject({ finalText: 'fine', calls: [{ status: 'ok', attempts: 3 }] });
    const call = spans.find(({ name }) => name === 'execute_tool act');
    expect(spans.filter(({ parentSpanId }) => parentSpanId === call?.spanId)).toHaveLength(3);
    expect(call?.events?.map(({ name }) => name)).toEqual(['retry', 'retry']);
    const waited = BigInt(call?.endTimeUnixNano ?? 0) - BigInt(call?.startTimeUnixNano ?? 0);
    expect(waited).toBe(BigInt(40 + 200 + 40 + 200 + 100) * 1_000_000n);
    expect(steps.map(({ status }) => status)).toEqual(['ok', 'unavailable', 'unavailable', 'ok', 'ok']);
  });

  test('gives up after its attempts', () => {
    const { facts } = run({ retry }, { act: failing(9, OUT) });
    expect(facts.calls).toMatchObject([{ status: 'unavailable', attempts: 3 }]);
  });

  test('leaves other failures to the agent', () => {
    const { facts } = run({ retry }, { act: failing(1, LATE) });
    expect(facts.calls).toMatchObject([{ status: 'timeout', attempts: 1 }]);
  });
});

describe('idempotencyKey', () => {
  const keysOf = (idempotencyKey: ToolSettings['idempotencyKey'], operation?: string) => {
    const retry = { attempts: 2, backoffMs: 0, on: ['unavailable' as const] };
    const world = plainWorld({ policies: untilDone(operation), act: failing(3, OUT) });
    return record(world, plainConfig({ act: { idempotencyKey, retry } })).done;
  };

  test('is not sent, new for each attempt, or one for the effect whoever repeats it', () => {
    expect(new Set(keysOf('none'))).toEqual(new Set(['act:']));
    expect(new Set(keysOf('per-attempt')).size).toBe(4);
    expect(keysOf('per-attempt')).toHaveLength(4);
    expect(new Set(keysOf('per-operation')).size).toBe(1);
  });

  test('follows the operation that the agent names rather than the arguments', () => {
    expect(keysOf('per-operation', 'order 7')[0]).not.toBe(keysOf('per-operation', 'order 8')[0]);
    expect(keysOf('per-operation')[0]).not.toBe(keysOf('per-operation', 'order 7')[0]);
  });
});

describe('validateArguments', () => {
  const parameters = { type: 'object', properties: { n: { type: 'integer', minimum: 1 } }, required: ['n'] };

  test('off sends broken arguments as they are', () => {
    expect(run({ parameters }, { args: { n: 'x' } }).done).toHaveLength(1);
  });

  test('reject keeps them from the tool and tells the agent why', () => {
    const { done, facts, steps } = run({ parameters, validateArguments: 'reject' }, { args: { n: 'x' } });
    expect(done).toEqual([]);
    expect(facts.calls).toMatchObject([{ status: 'invalid-arguments', attempts: 0 }]);
    expect(facts.finalText).toContain('n: expected integer, got string');
    expect(steps).toHaveLength(2);
  });
});

describe('confirm', () => {
  test('asks before the call, which is an interruption and takes the time of the answer', () => {
    const { done, facts } = run({ confirm: 'always' }, {});
    expect(done[0]).toMatch(/^asked:Please confirm: act/);
    expect(done[1]).toBe('act:');
    expect(facts).toMatchObject({ interruptions: 1, calls: [{ status: 'ok' }] });
    expect(facts.durationMs).toBeGreaterThan(5000);
  });

  test.each([
    [50, 0],
    [51, 1],
  ])('over a threshold of 50 asks about %d %d times', (n, times) => {
    const confirmOver = { argument: 'n', value: 50 };
    expect(run({ confirm: 'over-threshold', confirmOver }, { args: { n } }).facts.interruptions).toBe(times);
  });

  test('never asks about a threshold that is not set', () => {
    expect(run({ confirm: 'over-threshold' }, { args: { n: 1e9 } }).facts.interruptions).toBe(0);
  });

  test.each([
    ['a no', () => ({ text: 'no!', agrees: false, waitMs: 10 }), 'no!'],
    ['no answer', () => null, 'did not answer'],
  ])('%s keeps the call from being made', (_, user, said) => {
    const world = plainWorld({ policies: once(), world: { user } });
    const { done, facts } = record(world, plainConfig({ act: { confirm: 'always' } }));
    expect(done).toEqual([]);
    expect(facts).toMatchObject({ interruptions: 1, calls: [{ status: 'declined' }] });
    expect(facts.finalText).toContain(said);
  });
});

describe('tools', () => {
  test('an agent has only those it is given', () => {
    const world = plainWorld({ policies: once() });
    const { done, facts } = record(world, plainConfig({ agent: { tools: ['look'] } }));
    expect(done).toEqual([]);
    expect(facts.calls).toMatchObject([{ status: 'unknown-tool', attempts: 0 }]);
  });

  test('a description that tells what to do is told to the agent', () => {
    const concept = { id: 'look', groups: [['look'], ['first', 'before']] };
    const policies = { one: (view: TurnView) => ({ finish: { say: String(view.follows(concept, 1)) } }) };
    const say = (description: string) => record(plainWorld({ policies }), plainConfig({ act: { description } })).facts;
    expect(say('Does it.').finalText).toBe('false');
    expect(say('Does it. Look before you call this.').finalText).toBe('true');
  });

  test('calls of one turn run side by side', () => {
    const policies = {
      one: (view: TurnView): ModelTurn =>
        view.results('look').length > 0
          ? { finish: { say: 'both' } }
          : { calls: ['act', 'look'].map((tool) => ({ tool, args: {} })) },
    };
    const { spans, facts } = record(plainWorld({ policies, act: () => ({ latencyMs: 700 }) }), plainConfig({}));
    const starts = spans.filter(({ name }) => name.startsWith('execute_tool')).map((span) => span.startTimeUnixNano);
    expect(new Set(starts).size).toBe(1);
    const thinking = spans.filter(({ name }) => name.startsWith('chat'));
    const took = thinking.reduce((sum, s) => sum + Number(BigInt(s.endTimeUnixNano) - BigInt(s.startTimeUnixNano)), 0);
    expect(facts.durationMs).toBeCloseTo(took / 1e6 + 700, 3);
  });

  test('a result keeps what it was when the state changes later', () => {
    const shared = { left: 3 };
    const act = () => ({ result: shared, latencyMs: 5 });
    const { steps } = record(
      plainWorld({
        policies: once(),
        act,
        world: { judge: () => ((shared.left = 0), { success: true, violations: [] }) },
      }),
      plainConfig({}),
    );
    expect(steps[1]?.result).toEqual({ left: 3 });
  });
});
