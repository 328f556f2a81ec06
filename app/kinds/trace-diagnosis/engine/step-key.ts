import { canonical, clip } from './canonical.ts';
import type { JsonObject } from './world-types.ts';

const LONGEST = 240;

/** Key of a model turn: what was said and called, not what was thought. `parts` are texts and calls in the order of the message. */
export function modelKey(agent: string, parts: ({ text: string } | { name: string; args: JsonObject })[]): string {
  const written = parts.map((part) =>
    'text' in part ? JSON.stringify(clip(part.text, LONGEST)) : `${part.name}(${clip(canonical(part.args), LONGEST)})`,
  );
  return `model ${agent}: ${written.join(' ')}`;
}

/** Key of one attempt of a tool call. */
export function attemptKey(call: {
  agent: string;
  tool: string;
  args: JsonObject;
  attempt: number;
  idempotencyKey: string | null;
}): string {
  const args = clip(canonical(call.args), LONGEST);
  const key = call.idempotencyKey === null ? '' : ` key ${call.idempotencyKey}`;
  return `tool ${call.agent}: ${call.tool}(${args}) attempt ${call.attempt}${key}`;
}

/** Key of one request to a retriever, with everything the harness sends along. */
export function retrievalKey(request: {
  agent: string;
  retriever: string;
  args: JsonObject;
  filters: JsonObject;
  topK: number;
  minScore: number;
}): string {
  const { agent, retriever, args, filters, topK, minScore } = request;
  const sent = clip(canonical({ args, filters, topK, minScore }), LONGEST);
  return `retrieval ${agent}: ${retriever}(${sent})`;
}

/** Key of a question to the user. */
export const questionKey = (agent: string, question: string) => `user ${agent}: ${clip(question, LONGEST)}`;
