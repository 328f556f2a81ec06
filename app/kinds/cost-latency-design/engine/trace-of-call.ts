import { emptySpan } from '../../../lib/trace/empty-span';
import type { JsonObject, Span as TraceSpan, SpanKind, Trace } from '../../../lib/trace/trace-types';
import type { Catalogue } from '../catalogue';
import { eachStage, type Design, type StageType } from '../design';
import type { CallTrace, Span } from './simulation-types';

const KINDS: Record<StageType, SpanKind> = {
  guard: 'guard',
  'exact-cache': 'memory',
  'semantic-cache': 'memory',
  rewrite: 'chain',
  embed: 'embedding',
  retrieve: 'retrieval',
  rerank: 'retrieval',
  'route-by-difficulty': 'evaluator',
  'route-by-attribute': 'chain',
  generate: 'model',
  batch: 'model',
  parallel: 'chain',
  'hand-off': 'chain',
  abstain: 'chain',
};

/**
 * A simulated call as a trace of the trace viewer: the call, in it one span per stage, in that its requests when there were several
 * (retries, hedges, fallbacks), in those the time in line. Costs of the requests add up to that of the call. `startedAtMs` is the epoch
 * time of the start of the traffic. Pure.
 */
export function traceOfCall(options: {
  trace: CallTrace;
  design: Design;
  catalogue: Catalogue;
  startedAtMs?: number;
}): Trace {
  const { trace, design, catalogue, startedAtMs = 0 } = options;
  const kinds = new Map(eachStage(design).map(({ id, type }) => [id, KINDS[type]]));
  const providers = new Map(catalogue.models.map(({ id, provider }) => [id, provider]));
  const at = (ms: number) => Math.round((startedAtMs + ms) * 1_000) / 1_000;
  const [whole, ...steps] = trace.spans;
  const { result, reason, handedOff, slice, risk, difficulty } = trace;
  const root = emptySpan({
    id: 'call',
    name: `Call ${trace.call + 1}`,
    kind: 'chain',
    startMs: at(whole?.startMs ?? 0),
    endMs: at(whole?.endMs ?? 0),
    status: result === 'failed' ? 'error' : 'ok',
    statusMessage: result === 'failed' ? 'The call got no answer' : null,
    input: { slice, risk, difficulty },
    output: { result, ...(reason ? { reason } : {}), handedOff },
    costUsd: trace.costUsd,
  });
  const byStage = new Map<string, Span[]>();
  for (const step of steps) byStage.set(step.name, [...(byStage.get(step.name) ?? []), step]);
  const spans = [...byStage].flatMap(([stageId, own]) =>
    spansOfStage({ stageId, steps: own, kind: kinds.get(stageId) ?? 'other', providers, at }),
  );
  // Stable: parents stand before their children, also where they start together.
  const sorted = [root, ...spans].sort((a, b) => a.startMs - b.startMs);
  return {
    id: `call-${trace.call}`,
    name: `Call ${trace.call + 1}`,
    source: 'otlp',
    timing: 'recorded',
    attributes: {},
    spans: sorted,
  };
}

interface StageSteps {
  stageId: string;
  steps: readonly Span[];
  kind: SpanKind;
  providers: ReadonlyMap<string, string>;
  at: (ms: number) => number;
}

function spansOfStage(stage: StageSteps): TraceSpan[] {
  const { stageId, steps, kind, at } = stage;
  const requests = steps.filter(({ attributes }) => 'request' in attributes);
  const found: JsonObject = Object.assign({}, ...steps.filter((step) => !requests.includes(step)).map(toAttributes));
  const [only] = requests;
  if (only && requests.length === 1) {
    const [span, ...line] = requestSpans(stage, only, { id: stageId, parentId: 'call', name: stageId });
    return span ? [{ ...span, attributes: { ...span.attributes, ...found } }, ...line] : [];
  }
  const inside = requests.flatMap((request, index) => {
    const name = `${String(request.attributes.id)}, ${String(request.attributes.role)}`;
    return requestSpans(stage, request, { id: `${stageId}/${index + 1}`, parentId: stageId, name });
  });
  const answered = requests.length === 0 || requests.some(({ attributes }) => attributes.outcome === 'ok');
  const span = emptySpan({
    id: stageId,
    parentId: 'call',
    name: stageId,
    // The requests are the model calls; the stage around them is not another one.
    kind: requests.length > 0 && kind === 'model' ? 'chain' : kind,
    startMs: at(Math.min(...steps.map(({ startMs }) => startMs))),
    endMs: at(Math.max(...steps.map(({ endMs }) => endMs))),
    status: answered ? 'ok' : 'error',
    statusMessage: answered ? null : 'All attempts failed',
    costUsd: typeof found.usd === 'number' ? found.usd : null,
    attributes: found,
  });
  return [span, ...inside];
}

const MESSAGES: Record<string, string> = {
  error: 'The provider returned an error',
  timeout: 'Given up after the timeout',
  refused: 'Refused at the rate limit',
};

function requestSpans(
  { kind, at, providers }: StageSteps,
  { startMs, endMs, attributes }: Span,
  known: Pick<TraceSpan, 'id' | 'parentId' | 'name'>,
): TraceSpan[] {
  const number = (key: string) => (typeof attributes[key] === 'number' ? attributes[key] : null);
  const isModel = attributes.request === 'model';
  const id = String(attributes.id);
  const outcome = String(attributes.outcome);
  const first = number('firstTokenMs');
  const waited = number('waitedMs') ?? 0;
  const span = emptySpan({
    ...known,
    kind: isModel ? 'model' : kind,
    startMs: at(startMs),
    endMs: at(endMs),
    status: outcome === 'ok' ? 'ok' : 'error',
    statusMessage: MESSAGES[outcome] ?? null,
    ...(isModel ? { operation: 'chat', model: id, provider: providers.get(id) ?? null } : {}),
    tokens: {
      input: number('promptTokens'),
      output: number('outputTokens'),
      cacheRead: number('cachedTokens'),
      cacheWrite: number('writtenTokens'),
      reasoning: null,
    },
    costUsd: number('usd'),
    attributes: toAttributes({ attributes }),
    events:
      first === null ? [] : [{ name: 'first token', timeMs: at(first), attributes: { afterMs: first - startMs } }],
  });
  if (waited <= 0) return [span];
  const line = { id: `${known.id}/line`, parentId: known.id, kind: 'other' as const, name: 'waiting in line' };
  const name = attributes.batch === true ? 'waiting for the batch' : line.name;
  return [span, emptySpan({ ...line, name, startMs: at(startMs), endMs: at(startMs + waited) })];
}

/** Tokens and costs have fields of their own. */
const FIELDS = new Set(['promptTokens', 'outputTokens', 'cachedTokens', 'writtenTokens', 'firstTokenMs']);

const toAttributes = ({ attributes }: Pick<Span, 'attributes'>): JsonObject =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !FIELDS.has(key)));
