import { describe, expect, it } from 'vitest';
import { exportOtlp } from '../../lib/trace/export-otlp';
import { importTrace } from '../../lib/trace/import-trace';
import type { JudgeCallRecord } from './judge-types';
import { traceOfJudge } from './trace-of-judge';

const call = (facts: Partial<JudgeCallRecord>): JudgeCallRecord => ({
  sampleIndex: 0,
  attempt: 0,
  model: 'a-model',
  promptHash: 'a'.repeat(64),
  requestId: 'req_1',
  responseFormat: 'json_schema',
  finishReason: 'stop',
  outcome: 'ok',
  httpStatus: 200,
  inputTokens: 900,
  outputTokens: 100,
  cachedInputTokens: 400,
  costUsd: 0.002,
  startedAt: '2026-01-01T00:00:00.000Z',
  latencyMs: 1_500,
  responseText: '{"answers":[]}',
  ...facts,
});

describe('traceOfJudge', () => {
  it('shows each sample with its calls, what they took, cost and said, and survives an export', () => {
    const calls = [
      call({ outcome: 'http-error', httpStatus: 503, costUsd: null, responseText: 'overloaded', finishReason: null }),
      call({ attempt: 1, startedAt: '2026-01-01T00:00:02.000Z' }),
      call({ sampleIndex: 1, latencyMs: 5_000 }),
    ];
    const trace = traceOfJudge({ name: 'Judge of a memo', calls });
    expect(trace?.spans.map(({ id, parentId, status, costUsd }) => [id, parentId, status, costUsd])).toEqual([
      ['judge', null, 'ok', 0.004],
      ['sample-0', 'judge', 'ok', null],
      ['sample-1', 'judge', 'ok', null],
      ['sample-0-call-0', 'sample-0', 'error', null],
      ['sample-1-call-0', 'sample-1', 'ok', 0.002],
      ['sample-0-call-1', 'sample-0', 'ok', 0.002],
    ]);
    expect((trace?.spans[0]?.endMs ?? 0) - (trace?.spans[0]?.startMs ?? 0)).toBe(5_000);
    const read = importTrace(JSON.stringify(exportOtlp(trace ? [trace] : [])));
    expect(read.ok && read.traces[0]?.spans).toEqual(trace?.spans);
  });

  it('has nothing to show where nobody was asked, and no total where a price is unknown', () => {
    expect(traceOfJudge({ name: 'Judge', calls: [] })).toBeNull();
    const unpriced = traceOfJudge({ name: 'Judge', calls: [call({}), call({ sampleIndex: 1, costUsd: null })] });
    expect(unpriced?.spans[0]?.costUsd).toBeNull();
  });
});
