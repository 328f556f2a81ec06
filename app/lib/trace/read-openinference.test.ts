import { describe, expect, it } from 'vitest';
import { ids, readSpan } from '../../../tests/factories/otlp-span';
import { importTrace } from './import-trace';
import { writeAttributes } from './otlp-values';
import type { JsonObject } from './trace-types';

const CALL = { type: 'tool-call', id: 'call_1', name: 'refund', arguments: { order: 'A-17' } };
const RESULT = { type: 'tool-result', id: 'call_1', result: { error: 'timeout' } };

describe('OpenInference', () => {
  it('is read for model calls, flattened or as one list', () => {
    const { span, conventions } = readSpan({
      ...{ 'openinference.span.kind': 'LLM', 'llm.model_name': 'large', 'llm.provider': 'acme', 'agent.name': 'clerk' },
      'llm.input_messages.10.message.role': 'tool',
      'llm.input_messages.10.message.tool_call_id': 'call_1',
      'llm.input_messages.10.message.content': '{"error":"timeout"}',
      'llm.input_messages.2.message.role': 'user',
      'llm.input_messages.2.message.contents.0.message_content.type': 'text',
      'llm.input_messages.2.message.contents.0.message_content.text': 'refund A-17',
      'llm.output_messages': [
        {
          'message.role': 'assistant',
          'message.tool_calls': [
            {
              'tool_call.id': 'call_1',
              'tool_call.function.name': 'refund',
              'tool_call.function.arguments': '{"order":"A-17"}',
            },
          ],
        },
      ],
      'llm.tools.0.tool.json_schema': '{"type":"function","function":{"name":"refund","parameters":{"type":"object"}}}',
      ...{
        'llm.token_count.prompt': 7,
        'llm.token_count.completion': 3,
        'llm.token_count.total': 10,
        'llm.cost.total': 0.01,
      },
    });
    expect(span).toMatchObject({
      ...{
        kind: 'model',
        model: 'large',
        provider: 'acme',
        agentName: 'clerk',
        costUsd: 0.01,
        tokens: { input: 7, output: 3 },
      },
      messages: {
        input: [
          { role: 'user', parts: [{ type: 'text', text: 'refund A-17' }] },
          { role: 'tool', parts: [RESULT] },
        ],
        output: [{ role: 'assistant', parts: [CALL] }],
      },
      tools: [{ name: 'refund', parameters: { type: 'object' } }],
      attributes: { 'openinference.span.kind': 'LLM', 'llm.token_count.total': 10 },
    });
    expect(conventions).toEqual(['openinference']);
  });

  it.each<[string, JsonObject, object]>([
    [
      'TOOL',
      { 'tool.name': 'refund', 'tool.id': 'c', 'input.value': '{"a":1}', 'output.value': 'ok' },
      { kind: 'tool', toolName: 'refund', toolCallId: 'c', input: { a: 1 }, output: 'ok' },
    ],
    [
      'RETRIEVER',
      {
        'input.value': 'q',
        'retrieval.documents.0.document.id': '1',
        'retrieval.documents.0.document.score': 0.9,
        'retrieval.documents.0.document.metadata': '{"a":1}',
      },
      {
        kind: 'retrieval',
        input: 'q',
        documents: [{ id: '1', score: 0.9, content: null, rest: { metadata: { a: 1 } } }],
      },
    ],
    [
      'RERANKER',
      { 'reranker.query': 'q', 'reranker.output_documents.0.document.content': 'text' },
      { kind: 'retrieval', input: 'q', documents: [{ id: null, score: null, content: 'text' }] },
    ],
    ['GUARDRAIL', { 'input.value': 'x' }, { kind: 'guard', input: 'x' }],
    ['AGENT', {}, { kind: 'agent' }],
    ['CHAIN', { 'output.value': '[1]' }, { kind: 'chain', output: [1] }],
    ['SOMETHING_NEW', { 'llm.model_name': 'm' }, { kind: 'model', model: 'm' }],
  ])('is read for spans of kind %s', (kind, attributes, expected) => {
    expect(readSpan({ 'openinference.span.kind': kind, ...attributes }).span).toMatchObject(expected);
  });

  it('yields to the GenAI conventions where a span has both, and what it says besides is kept', () => {
    const { span } = readSpan({
      'gen_ai.request.model': 'large',
      'llm.model_name': 'other',
      'openinference.span.kind': 'LLM',
    });
    expect(span).toMatchObject({ model: 'large', attributes: { 'llm.model_name': 'other' } });
  });
});

describe('resources', () => {
  it('go to the trace where all spans share them, and stay with the spans where services differ', () => {
    const batch = (service: string, spanId: string) => ({
      resource: { attributes: writeAttributes({ 'service.name': service, region: 'north' }) },
      scopeSpans: [
        { scope: { name: 'lib' }, spans: [{ ...ids, spanId, startTimeUnixNano: '1', endTimeUnixNano: '1' }] },
      ],
    });
    const result = importTrace(
      JSON.stringify({ resourceSpans: [batch('web', '00000000000000a1'), batch('tools', '00000000000000a2')] }),
    );
    expect(result).toMatchObject({
      traces: [
        {
          attributes: { region: 'north', 'otel.scope.name': 'lib' },
          spans: [
            { attributes: { 'resource.service.name': 'web' } },
            { attributes: { 'resource.service.name': 'tools' } },
          ],
        },
      ],
    });
  });
});
