import type { Json } from '../lib/json';
import { seededRandom, type Random } from '../lib/random';
import { emptySpan } from '../lib/trace/empty-span';
import { exportOtlp } from '../lib/trace/export-otlp';
import type { Message, Span, Trace } from '../lib/trace/trace-types';

const WORDS = (
  'order refund invoice customer address delivery carrier warehouse policy amount approved pending failed retry window ' +
  'session ticket account balance statement region currency supplier shipment parcel return exchange label tracking'
).split(' ');
const TOOLS = ['find_order', 'read_policy', 'issue_refund', 'send_message', 'search_tickets', 'update_address'];
const START_MS = 1_790_000_000_000;

/**
 * An OTLP/JSON document of one run with exactly `spans` spans, the same for the same seed: an agent with sub-agents that take turns
 * of a model call (answers of some hundred characters, context by reference), tool calls with structured payloads, retrievals and
 * a failure in every thirtieth step or so. Text that a search can look for: `needle-<n>` in every hundredth tool result.
 */
export function generateOtlp({ spans: count, seed }: { spans: number; seed: number }): string {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => Math.round(least + random() * (most - least));
  const spans: Span[] = [agentSpan('run', null, 'invoke_agent orchestrator', START_MS)];
  let now = START_MS + 5;
  let agent = spans[0] as Span;
  let previous: string | null = null;
  let turn = 0;
  const add = (known: Parameters<typeof emptySpan>[0]) => {
    spans.push(emptySpan({ parentId: agent.id, agentName: agent.agentName, ...known }));
    now = Math.max(now, known.endMs) + between(1, 40);
  };
  while (spans.length < count) {
    if (turn % 12 === 0) {
      agent.endMs = now;
      agent = agentSpan(`agent-${turn}`, 'run', `invoke_agent worker_${turn % 5}`, now);
      spans.push(agent);
      previous = null;
      if (spans.length >= count) break;
    }
    const tool = TOOLS[between(0, TOOLS.length - 1)] as string;
    const callId = `call_${turn}`;
    const args = { id: `A-${between(1000, 9999)}`, reason: text(random, 6), notify: random() < 0.5 };
    add(modelSpan({ turn, startMs: now, endMs: now + between(300, 4_000), previous, tool, callId, args, random }));
    previous = `model-${turn}`;
    if (spans.length < count) {
      const failed = random() < 0.03;
      add({
        ...{
          id: `tool-${turn}`,
          name: `execute_tool ${tool}`,
          kind: 'tool',
          operation: 'execute_tool',
          toolName: tool,
        },
        ...{
          toolCallId: callId,
          startMs: now,
          endMs: now + between(20, 900),
          input: args,
          output: toolResult(turn, failed, random),
        },
        ...(failed ? { status: 'error' as const, statusMessage: 'the tool did not answer in time' } : {}),
      });
    }
    if (spans.length < count && turn % 4 === 0) {
      const documents = Array.from({ length: 3 }, (_, at) => ({
        id: `doc-${at}`,
        score: 1 - at / 5,
        content: text(random, 60),
      }));
      add({
        ...{
          id: `search-${turn}`,
          name: 'search knowledge',
          kind: 'retrieval',
          operation: 'retrieval',
          input: text(random, 7),
        },
        ...{ startMs: now, endMs: now + between(40, 300), documents },
      });
    }
    turn += 1;
  }
  agent.endMs = now;
  (spans[0] as Span).endMs = now;
  const trace: Trace = {
    id: 'generated',
    name: 'generated',
    source: 'otlp',
    timing: 'recorded',
    attributes: {},
    spans,
  };
  return JSON.stringify(exportOtlp([trace]));
}

function agentSpan(id: string, parentId: string | null, name: string, startMs: number): Span {
  const agentName = name.replace('invoke_agent ', '');
  return emptySpan({
    id,
    parentId,
    name,
    kind: 'agent',
    operation: 'invoke_agent',
    agentName,
    startMs,
    endMs: startMs,
  });
}

function modelSpan({
  turn,
  startMs,
  endMs,
  previous,
  tool,
  callId,
  args,
  random,
}: {
  turn: number;
  startMs: number;
  endMs: number;
  previous: string | null;
  tool: string;
  callId: string;
  args: { [key: string]: string | boolean };
  random: Random;
}): Parameters<typeof emptySpan>[0] {
  const system: Message[] = [{ role: 'system', parts: [{ type: 'text', text: text(random, 80) }] }];
  const news: Message = { role: 'user', parts: [{ type: 'text', text: text(random, 40) }] };
  const answer: Message = {
    role: 'assistant',
    parts: [
      { type: 'text', text: text(random, 45) },
      { type: 'tool-call', id: callId, name: tool, arguments: args },
    ],
  };
  return {
    ...{ id: `model-${turn}`, name: 'chat large-model', kind: 'model', operation: 'chat', model: 'large-model' },
    ...{ startMs, endMs, contextFrom: previous, costUsd: Math.round(random() * 2e4) / 1e6 },
    messages: { input: previous === null ? [...system, news] : [news], output: [answer] },
    tokens: { input: 900 + (turn % 12) * 160, output: 90, cacheRead: null, cacheWrite: null, reasoning: null },
  };
}

function toolResult(turn: number, failed: boolean, random: Random): Json {
  if (failed) return { error: 'timeout', message: text(random, 8) };
  const count = 1 + Math.floor(random() * 6);
  const rows = Array.from({ length: count }, () => ({ sku: text(random, 2), note: text(random, 18) }));
  return turn % 100 === 0 ? { rows, reference: `needle-${turn}` } : { rows };
}

const text = (random: Random, words: number): string =>
  Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
