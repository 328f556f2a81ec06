import { describe, expect, it } from 'vitest';
import type { Json } from '../json';
import { contextOf } from './context-of';
import { importTrace } from './import-trace';
import type { Trace } from './trace-types';

const call = (id: string, name: string, args: string) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});
const CHAT: Json[] = [
  { role: 'system', content: 'You sell lamps.' },
  { role: 'user', content: 'Two lamps please.' },
  {
    role: 'assistant',
    content: null,
    tool_calls: [call('c1', 'stock', '{"sku":"L1"}'), call('c2', 'price', '{"sku":')],
  },
  { role: 'tool', tool_call_id: 'c1', content: '{"left":12345678901234567890}' },
  { role: 'tool', tool_call_id: 'c2', content: 'Error: bad request' },
  { role: 'assistant', content: 'There are enough.', refusal: null, audio: 'x' },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'Good.' },
      { type: 'image_url', image_url: { url: 'u' } },
    ],
  },
];

function read(value: Json | string) {
  const result = importTrace(typeof value === 'string' ? value : JSON.stringify(value));
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.place}`);
  return { ...result, trace: result.traces[0] as Trace };
}
const outline = (trace: Trace) => trace.spans.map(({ id, kind, name }) => `${id} ${kind} ${name}`);

describe('chat transcripts', () => {
  it('become one span per message, tools with the arguments of the call they answer', () => {
    const { trace, format, notes } = read(CHAT);
    expect(format).toBe('chat');
    expect(outline(trace)).toEqual([
      'run agent invoke_agent',
      'm0 prompt system prompt',
      'm1 user user',
      'm2 model chat',
      'm3 tool execute_tool stock',
      'm4 tool execute_tool price',
      'm5 model chat',
      'm6 user user',
    ]);
    expect(trace.timing).toBe('sequence');
    expect(trace.spans[0]).toMatchObject({ parentId: null, startMs: 0, endMs: 7 });
    expect(trace.spans[3]).toMatchObject({ parentId: 'run', startMs: 2, endMs: 3 });
    expect(trace.spans[4]).toMatchObject({
      toolName: 'stock',
      input: { sku: 'L1' },
      output: { left: '12345678901234567890' },
      status: 'unset',
    });
    expect(trace.spans[5]).toMatchObject({ input: '{"sku":', status: 'error', statusMessage: 'Error: bad request' });
    expect(trace.spans[6]?.messages.output).toEqual([
      { role: 'assistant', parts: [{ type: 'text', text: 'There are enough.' }], rest: { audio: 'x' } },
    ]);
    expect(trace.spans[7]?.messages.output[0]?.parts[1]).toEqual({
      type: 'other',
      value: { type: 'image_url', image_url: { url: 'u' } },
    });
    expect(notes).toMatchObject([
      { path: '[]', first: '[2]', why: 'the arguments of a tool call are no JSON; kept as text' },
    ]);
  });

  it('tell what was in the context of each model call, without repeating it', () => {
    const { trace } = read(CHAT);
    const [first, second] = trace.spans.filter((span) => span.kind === 'model');
    if (!first || !second) throw new Error('two model calls were written');
    expect(second).toMatchObject({ contextFrom: 'm2', messages: { input: [{ role: 'tool' }, { role: 'tool' }] } });
    expect(contextOf(trace, first).map(({ role }) => role)).toEqual(['system', 'user']);
    expect(contextOf(trace, second).map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'tool']);
  });

  it('are read alike as a list, as an object with messages and with one message per line', () => {
    const { trace } = read(CHAT);
    expect(read({ messages: CHAT }).trace.spans).toEqual(trace.spans);
    expect(read(CHAT.map((message) => JSON.stringify(message)).join('\n')).trace.spans).toEqual(trace.spans);
  });

  it('are several traces where each line or entry is a transcript', () => {
    const lines = `${JSON.stringify({ messages: CHAT, id: 'a' })}\n\n${JSON.stringify({ messages: CHAT.slice(0, 2), id: 'a', topic: 'lamps' })}\n`;
    expect(read(lines).traces).toMatchObject([{ id: 'a' }, { id: 'a~2', attributes: { topic: 'lamps' } }]);
    expect(read([{ messages: CHAT }, { nothing: true }])).toMatchObject({
      traces: [{ id: 'chat-1' }],
      notes: [{ first: '[1]', why: 'no trace is recognised here; left out' }, {}],
    });
  });

  it('take model, tools, answer and usage from a logged call', () => {
    const { trace } = read({
      request: {
        model: 'large',
        messages: CHAT.slice(0, 2),
        tools: [{ type: 'function', function: { name: 'stock' } }],
        seed: 4,
      },
      response: {
        choices: [{ message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 11, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 8 } },
      },
    });
    expect(trace.spans[3]).toMatchObject({
      ...{ name: 'chat large', model: 'large', tools: [{ name: 'stock' }] },
      messages: { output: [{ parts: [{ text: 'Hello' }], finishReason: 'stop' }] },
      tokens: { input: 11, output: 2, cacheRead: 8 },
    });
    expect(trace.attributes).toEqual({ 'request.seed': 4 });
  });

  it('read content blocks, old function calls, and results without ids', () => {
    const { trace, notes } = read([
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm' },
          { type: 'tool_use', id: 't1', name: 'stock', input: { a: 1 } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: 'none' }], is_error: true },
          { type: 'text', text: 'and?' },
        ],
      },
      { role: 'assistant', function_call: { name: 'price', arguments: '{"a":2}' } },
      { role: 'function', name: 'price', content: '3' },
      { role: 'assistant', tool_calls: [call('c9', 'stock', '{}')] },
      { role: 'tool', tool_call_id: 'c8', content: 'x' },
    ]);
    expect(outline(trace).slice(1)).toEqual([
      'm0 model chat',
      'm1 tool execute_tool stock',
      'm1.2 user user',
      'm2 model chat',
      'm3 tool execute_tool price',
      'm4 model chat',
      'm5 tool execute_tool',
    ]);
    expect(trace.spans[1]?.messages.output[0]?.parts.map(({ type }) => type)).toEqual(['reasoning', 'tool-call']);
    expect(trace.spans[2]).toMatchObject({ input: { a: 1 }, output: 'none', status: 'error' });
    expect(trace.spans[5]).toMatchObject({ input: { a: 2 }, output: '3', toolCallId: null });
    expect(notes.map(({ why, first }) => `${first} ${why}`)).toEqual([
      '[5] a tool result answers no call of the transcript',
      '[4] a tool call has no result',
    ]);
  });
});

describe('trajectories', () => {
  it('keep task, reward and labels as attributes of the trace', () => {
    const { traces, format } = read([
      { task_id: 4, reward: 0, info: { user_cost: null }, traj: [{ role: 'user', content: 'hi', index: 1 }] },
      { task_id: 5, reward: 1, traj: [{ role: 'assistant', content: 'hello', index: 1 }] },
    ]);
    expect(format).toBe('agentrx-traj');
    expect(traces).toMatchObject([
      { id: 'task-4', name: 'task 4', attributes: { task_id: 4, reward: 0, info: { user_cost: null } } },
      { id: 'task-5', spans: [{ id: 'run' }, { id: 'm0', kind: 'model' }] },
    ]);
    expect(traces[0]?.spans[1]?.messages.output[0]).toMatchObject({ rest: { index: 1 } });
  });
});

describe('runs of several agents', () => {
  it('tell who spoke, to whom, and which lines were thoughts or program output', () => {
    const { trace, format } = read({
      question: 'Which lamp?',
      mistake_step: '2',
      history: [
        { role: 'human', content: 'Which lamp?' },
        { role: 'Planner (thought)', content: 'Ask the shop.' },
        { role: 'Planner (-> Shop)', content: 'List the lamps.' },
        { role: 'assistant', name: 'Shop', content: 'L1, L2' },
        { role: 'user', name: 'Computer_terminal', content: 'exitcode: 1 (execution failed)\nKeyError' },
        'nobody said this',
      ],
    });
    expect(format).toBe('who-and-when');
    expect(trace).toMatchObject({ name: 'Which lamp?', attributes: { mistake_step: '2' } });
    expect(trace.spans.slice(1)).toMatchObject([
      { id: 'm0', kind: 'user', agentName: null },
      { id: 'm1', kind: 'model', agentName: 'Planner', messages: { output: [{ parts: [{ type: 'reasoning' }] }] } },
      { id: 'm2', kind: 'model', agentName: 'Planner', attributes: { 'handoff.to': 'Shop' } },
      { id: 'm3', kind: 'model', agentName: 'Shop', contextFrom: 'm2' },
      { id: 'm4', kind: 'tool', toolName: 'Computer_terminal', status: 'error' },
    ]);
  });
});
