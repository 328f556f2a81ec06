import type { RetrieverSettings } from './agent-config.ts';
import type { Call, CallEnd } from './call-tool.ts';
import type { Conversation } from './conversation.ts';
import type { StepOutcome } from './recording-tape.ts';
import type { Run } from './run-state.ts';
import { agentAttributes, failSpan, toUs } from './run-state.ts';
import type { OpenSpan } from './span-book.ts';
import { retrievalKey } from './step-key.ts';
import { attributeOf, copied } from './value-text.ts';
import type { Json, JsonObject, RetrieverOutcome, RetrieverQuery } from './world-types.ts';

interface Request<State> {
  talk: Conversation;
  call: Call;
  span: OpenSpan;
  settings: RetrieverSettings;
  retrieve: (query: RetrieverQuery<State>) => RetrieverOutcome;
}

/**
 * A call of a retriever: asks with the harness's filters, and again without them where the settings say so. The agent's own
 * filters (`args.filters`) win over default filters of the same field.
 */
export function queryRetriever<State>(run: Run<State>, request: Request<State>): CallEnd {
  const { call, settings } = request;
  const asked = textFields(call.args.filters);
  const first = queryOnce(run, request, { ...settings.defaultFilters, ...asked });
  if (first.outcome.status !== 'ok') return failed(first.outcome, 1, settings);
  const isEmpty = found(first.outcome).length === 0;
  if (!isEmpty || settings.onEmpty !== 'drop-filters' || Object.keys(settings.defaultFilters).length === 0) {
    return answered(
      first,
      settings,
      isEmpty && settings.onEmpty !== 'silent' ? 'Nothing was found for this query.' : null,
    );
  }
  const second = queryOnce(run, request, asked);
  if (second.outcome.status !== 'ok') return failed(second.outcome, 2, settings);
  const dropped = `Nothing was found with the filters ${JSON.stringify(settings.defaultFilters)}`;
  const notice =
    found(second.outcome).length === 0 ? `${dropped}, nor without them.` : `${dropped}; these are without them.`;
  return { ...answered(second, settings, notice), attempts: 2 };
}

interface Answer {
  outcome: StepOutcome;
  filters: Record<string, string>;
  labels: string[];
}

function queryOnce<State>(run: Run<State>, request: Request<State>, filters: Record<string, string>): Answer {
  const { talk, call, settings, span: parent, retrieve } = request;
  const { agent } = talk;
  const { args, tool } = call;
  const earlier = run.triesOf.get(tool) ?? 0;
  run.triesOf.set(tool, earlier + 1);
  const query = typeof args.query === 'string' ? args.query : JSON.stringify(args);
  const made = retrieve({ state: run.state, run: run.case, query, args, agent, earlier, draw: run.draw });
  const { topK, minScore } = settings;
  const span = run.spans.open({
    name: `retrieval ${tool}`,
    parentId: parent.id,
    startUs: run.clockUs,
    kind: 3,
    attributes: {
      'gen_ai.operation.name': 'retrieval',
      'gen_ai.data_source.id': tool,
      'gen_ai.retrieval.query.text': attributeOf(query),
      ...agentAttributes(agent),
      'retrieval.top_k': topK,
      'retrieval.min_score': minScore,
      'retrieval.filters': JSON.stringify(filters),
    },
  });
  const key = retrievalKey({ agent, retriever: tool, args, filters, topK, minScore });
  const outcome = run.tape.take(key, span.id, simulated(made, settings, filters), settings.timeoutMs);
  run.wait(outcome.latencyMs);
  span.endUs = span.startUs + toUs(outcome.latencyMs);
  if (outcome.status !== 'ok') failSpan(span, outcome.status, String(outcome.result));
  else describe(span, outcome);
  return { outcome, filters, labels: made.labels ?? [] };
}

function simulated(made: RetrieverOutcome, settings: RetrieverSettings, filters: Record<string, string>): StepOutcome {
  const took = toUs(made.latencyMs) / 1000;
  const { timeoutMs, minScore, topK } = settings;
  if (took > timeoutMs) return { status: 'timeout', result: `no answer within ${timeoutMs} ms`, latencyMs: timeoutMs };
  if (made.error) return { status: made.error.code, result: made.error.message, latencyMs: took };
  const matching = made.documents.filter(({ fields }) =>
    Object.entries(filters).every(([field, value]) => fields[field] === value),
  );
  const scored = matching.filter(({ score }) => score >= minScore).sort((a, b) => b.score - a.score);
  const documents = scored
    .slice(0, topK)
    .map(({ id, score, title, text, fields }): Json => ({ id, score, title, text, metadata: fields }));
  const removed = made.documents.length - matching.length;
  return {
    status: 'ok',
    result: { documents: copied(documents), candidates: made.documents.length, removed },
    latencyMs: took,
  };
}

const fieldsOf = ({ result }: StepOutcome): JsonObject =>
  typeof result === 'object' && result !== null && !Array.isArray(result) ? result : {};

function found(outcome: StepOutcome): Json[] {
  const { documents } = fieldsOf(outcome);
  return Array.isArray(documents) ? documents : [];
}

function describe(span: OpenSpan, outcome: StepOutcome): void {
  const { candidates = 0, removed = 0 } = fieldsOf(outcome);
  const written = found(outcome).map((document): Json => {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
    const { text = '', ...others } = document;
    return { ...others, content: text };
  });
  span.attributes['retrieval.candidates'] = candidates;
  span.attributes['retrieval.removed_by_filters'] = removed;
  span.attributes['gen_ai.retrieval.documents'] = JSON.stringify(written);
}

function answered({ outcome, filters, labels }: Answer, settings: RetrieverSettings, notice: string | null): CallEnd {
  const report: JsonObject = settings.reportFilters
    ? { filters_applied: filters, removed_by_filters: fieldsOf(outcome).removed ?? 0 }
    : {};
  const result = { documents: found(outcome), ...report, ...(notice === null ? {} : { notice }) };
  return { status: 'ok', result, attempts: 1, labels };
}

function failed(outcome: StepOutcome, attempts: number, { timeoutMs }: RetrieverSettings): CallEnd {
  const message = outcome.status === 'timeout' ? `No answer within ${timeoutMs} ms.` : String(outcome.result);
  return { status: outcome.status, result: { error: outcome.status, message }, attempts, labels: [] };
}

function textFields(value: Json | undefined): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
