import { describe, expect, it } from 'vitest';
import { ids, readSpan } from '../../../tests/factories/otlp-span';
import type { Json } from '../json';
import { writeAttributes } from './otlp-values';
import type { JsonObject } from './trace-types';

const event = (name: string, attributes: JsonObject) => ({
  name,
  timeUnixNano: '1',
  attributes: writeAttributes(attributes),
});

const CALL = { type: 'tool-call', id: 'call_1', name: 'refund', arguments: { order: 'A-17' } };
const RESULT = { type: 'tool-result', id: 'call_1', result: { error: 'timeout' } };

describe('current GenAI conventions', () => {
  const input: Json = [
    { role: 'user', parts: [{ type: 'text', content: 'refund A-17' }] },
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'call_1', name: 'refund', arguments: { order: 'A-17' } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: { error: 'timeout' } }] },
  ];
  const output: Json = [
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: 'hm' },
        { type: 'text', content: 'Done.' },
      ],
    },
  ];
  const attributes: JsonObject = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'acme',
    'gen_ai.request.model': 'large',
    'gen_ai.response.model': 'large-2026',
    'gen_ai.request.temperature': 0.2,
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.system_instructions': [{ type: 'text', content: 'Be brief.' }],
    'gen_ai.tool.definitions': [{ type: 'function', name: 'refund', parameters: { type: 'object' } }],
    'gen_ai.usage.input_tokens': 120,
    'gen_ai.usage.output_tokens': 9,
    'gen_ai.usage.cache_read.input_tokens': 100,
    'gen_ai.usage.cost': 0.0012,
  };
  const expected = {
    ...{
      kind: 'model',
      operation: 'chat',
      provider: 'acme',
      model: 'large-2026',
      requestedModel: 'large',
      costUsd: 0.0012,
    },
    messages: {
      input: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'refund A-17' }] },
        { role: 'assistant', parts: [CALL] },
        { role: 'tool', parts: [RESULT] },
      ],
      output: [
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', text: 'hm' },
            { type: 'text', text: 'Done.' },
          ],
          finishReason: 'stop',
        },
      ],
    },
    tools: [{ name: 'refund', description: null, parameters: { type: 'object' } }],
    tokens: { input: 120, output: 9, cacheRead: 100, cacheWrite: null, reasoning: null },
    attributes: { 'gen_ai.request.temperature': 0.2 },
  };

  it('are read with structured messages', () => {
    const { span, conventions, notes } = readSpan({
      ...attributes,
      'gen_ai.input.messages': input,
      'gen_ai.output.messages': output,
    });
    expect(span).toMatchObject(expected);
    expect({ conventions, notes }).toEqual({ conventions: ['gen_ai'], notes: [] });
  });

  it('are read with messages as JSON text, or in one event or log record with all details', () => {
    const messages = {
      'gen_ai.input.messages': JSON.stringify(input),
      'gen_ai.output.messages': JSON.stringify(output),
    };
    expect(readSpan({ ...attributes, ...messages }).span).toMatchObject(expected);
    const { 'gen_ai.system_instructions': system, 'gen_ai.response.finish_reasons': _reasons, ...bare } = attributes;
    const details = { ...messages, 'gen_ai.system_instructions': system ?? null };
    const name = 'gen_ai.client.inference.operation.details';
    const said = { ...expected.messages, output: [{ role: 'assistant', parts: expected.messages.output[0]?.parts }] };
    expect(readSpan(bare, { events: [event(name, details)] }).span).toMatchObject({ messages: said, events: [] });
    const log = { ...ids, timeUnixNano: '1', eventName: name, attributes: writeAttributes(details) };
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] };
    expect(readSpan(bare, {}, logs)).toMatchObject({ span: { messages: said, events: [] }, notes: [] });
  });

  it('are read for tools and retrieval', () => {
    expect(
      readSpan({
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'refund',
        'gen_ai.tool.call.id': 'call_1',
        'gen_ai.tool.call.arguments': '{"order":"A-17"}',
        'gen_ai.tool.call.result': 'plain text',
        'error.type': 'timeout',
      }).span,
    ).toMatchObject({
      ...{ kind: 'tool', toolName: 'refund', toolCallId: 'call_1', input: { order: 'A-17' }, output: 'plain text' },
      ...{ status: 'error', attributes: { 'error.type': 'timeout' } },
    });
    const documents = [{ id: 'd1', score: 0.5, content: 'text', lang: 'en' }];
    expect(
      readSpan({
        'gen_ai.operation.name': 'retrieval',
        'gen_ai.retrieval.query.text': 'returns policy',
        'gen_ai.retrieval.documents': documents,
      }).span,
    ).toMatchObject({
      ...{ kind: 'retrieval', input: 'returns policy' },
      documents: [{ id: 'd1', score: 0.5, content: 'text', rest: { lang: 'en' } }],
    });
  });

  it('leave what cannot be read in the attributes and say so', () => {
    const broken = { 'gen_ai.input.messages': '[{"role":"user","par', 'gen_ai.usage.input_tokens': -3 };
    const { span, notes } = readSpan(broken);
    expect(span.attributes).toEqual(broken);
    expect(notes.map(({ first, why }) => `${first.slice(first.indexOf('attributes'))}: ${why}`)).toEqual([
      'attributes["gen_ai.input.messages"]: cut off or otherwise no JSON; kept as an attribute',
      'attributes["gen_ai.usage.input_tokens"]: not a count; kept as an attribute',
    ]);
  });
});

describe('older GenAI conventions', () => {
  const tokens = { 'gen_ai.usage.prompt_tokens': 7, 'gen_ai.usage.completion_tokens': 3 };

  it('are read from prompts and completions in attributes', () => {
    const flat = readSpan({
      ...{ 'gen_ai.system': 'OpenAI', ...tokens },
      ...{ 'gen_ai.prompt.0.role': 'system', 'gen_ai.prompt.0.content': 'Be brief.' },
      ...{
        'gen_ai.prompt.1.role': 'tool',
        'gen_ai.prompt.1.content': '{"error":"timeout"}',
        'gen_ai.prompt.1.tool_call_id': 'call_1',
      },
      ...{ 'gen_ai.completion.0.role': 'assistant', 'gen_ai.completion.0.finish_reason': 'tool_calls' },
      'gen_ai.completion.0.tool_calls.0.id': 'call_1',
      'gen_ai.completion.0.tool_calls.0.name': 'refund',
      'gen_ai.completion.0.tool_calls.0.arguments': '{"order":"A-17"}',
      'llm.request.functions.0.name': 'refund',
      'llm.request.functions.0.parameters': '{"type":"object"}',
    });
    expect(flat.span).toMatchObject({
      ...{ kind: 'model', provider: 'OpenAI', tokens: { input: 7, output: 3 }, attributes: {} },
      messages: {
        input: [
          { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
          { role: 'tool', parts: [RESULT] },
        ],
        output: [{ role: 'assistant', parts: [CALL], finishReason: 'tool_calls' }],
      },
      tools: [{ name: 'refund', parameters: { type: 'object' } }],
    });
    expect(flat.conventions).toEqual(['gen_ai (older)']);
    expect(
      readSpan({ 'gen_ai.prompt': '[{"role":"user","content":"hi"}]', 'gen_ai.completion': 'hello' }).span.messages,
    ).toEqual({
      input: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }],
      output: [{ role: 'assistant', parts: [{ type: 'text', text: 'hello' }] }],
    });
  });

  it('are read from one event per message, other events staying', () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'refund', arguments: '{"order":"A-17"}' } };
    const { span } = readSpan(
      { 'gen_ai.system': 'openai' },
      {
        events: [
          event('gen_ai.user.message', { 'gen_ai.system': 'openai', content: 'refund A-17' }),
          event('gen_ai.tool.message', { id: 'call_1', content: '{"error":"timeout"}' }),
          event('exception', { 'exception.message': 'boom' }),
          event('gen_ai.choice', {
            index: 0,
            finish_reason: 'tool_calls',
            message: { role: 'assistant', tool_calls: [call] },
          }),
        ],
      },
    );
    expect(span.messages).toEqual({
      input: [
        { role: 'user', parts: [{ type: 'text', text: 'refund A-17' }] },
        { role: 'tool', parts: [RESULT] },
      ],
      output: [{ role: 'assistant', parts: [CALL], finishReason: 'tool_calls' }],
    });
    expect(span.events).toMatchObject([{ name: 'exception', attributes: { 'exception.message': 'boom' } }]);
  });

  it('are read from log records with a body; a record of no span is noted', () => {
    const log = (more: JsonObject) => ({
      ...{ ...ids, timeUnixNano: '1', attributes: writeAttributes({ 'event.name': 'gen_ai.user.message' }) },
      body: { kvlistValue: { values: writeAttributes({ content: 'hi' }) } },
      ...more,
    });
    const records = [log({}), log({ spanId: '00000000000000ff' })];
    const { span, notes } = readSpan({}, {}, { resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] });
    expect(span.messages.input).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }]);
    expect(notes).toMatchObject([{ why: 'the log record belongs to no span of the file; left out', count: 1 }]);
  });
});
