import type { AttributeBag } from './attribute-bag';
import type { SpanFields } from './span-fields';
import type { SpanKind } from './trace-types';
import { SPAN_KINDS } from './trace-types';

const BY_OPERATION: ReadonlyMap<string, SpanKind> = new Map([
  ['chat', 'model'],
  ['text_completion', 'model'],
  ['generate_content', 'model'],
  ['completion', 'model'],
  ['embeddings', 'embedding'],
  ['execute_tool', 'tool'],
  ['invoke_agent', 'agent'],
  ['create_agent', 'agent'],
  ['plan', 'agent'],
  ['invoke_workflow', 'chain'],
  ['retrieval', 'retrieval'],
]);

const BY_OPENINFERENCE: ReadonlyMap<string, SpanKind> = new Map([
  ['LLM', 'model'],
  ['EMBEDDING', 'embedding'],
  ['CHAIN', 'chain'],
  ['RETRIEVER', 'retrieval'],
  ['RERANKER', 'retrieval'],
  ['TOOL', 'tool'],
  ['AGENT', 'agent'],
  ['GUARDRAIL', 'guard'],
  ['EVALUATOR', 'evaluator'],
  ['PROMPT', 'prompt'],
  ['DECISION', 'chain'],
]);

const BY_TRACELOOP: ReadonlyMap<string, SpanKind> = new Map([
  ['workflow', 'chain'],
  ['task', 'chain'],
  ['agent', 'agent'],
  ['tool', 'tool'],
]);

/**
 * The kind of a span: what an export of ours wrote (`assay.span.kind`, which is taken), else what a convention states, else what
 * the fields suggest. `other` when nothing does.
 */
export function kindOf(bag: AttributeBag, fields: SpanFields): SpanKind {
  const stated = SPAN_KINDS.find((kind) => kind === bag.peek('assay.span.kind'));
  if (stated) {
    bag.take('assay.span.kind');
    return stated;
  }
  const openInference = bag.peek('openinference.span.kind');
  const traceloop = bag.peek('traceloop.span.kind');
  return (
    (typeof openInference === 'string' ? BY_OPENINFERENCE.get(openInference.toUpperCase()) : undefined) ??
    byOperation(fields.operation) ??
    (typeof traceloop === 'string' ? BY_TRACELOOP.get(traceloop) : undefined) ??
    suggested(fields)
  );
}

function byOperation(operation: string | null): SpanKind | undefined {
  if (operation === null) return undefined;
  return BY_OPERATION.get(operation) ?? (/_memory(_store)?$/.test(operation) ? 'memory' : undefined);
}

function suggested({ toolName, toolCallId, messages, tokens, model, documents, agentName }: SpanFields): SpanKind {
  if (toolName !== null || toolCallId !== null) return 'tool';
  const talks = messages.input.length > 0 || messages.output.length > 0;
  if (talks || model !== null || tokens.input !== null || tokens.output !== null) return 'model';
  if (documents.length > 0) return 'retrieval';
  return agentName === null ? 'other' : 'agent';
}
