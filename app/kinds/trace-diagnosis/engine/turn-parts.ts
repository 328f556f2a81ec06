import type { Json, JsonObject, ModelTurn } from './world-types.ts';
import { guarded } from './value-text.ts';

/** One part of a model's message: thought, visible text, or a call of a tool (hand-offs, questions and results are calls too). */
export type TurnPart =
  { type: 'reasoning' | 'text'; text: string } | { type: 'call'; id: string; name: string; args: JsonObject };

/** Names under which the harness offers what is no tool. */
export const BUILT_IN = { ask: 'ask_user', escalate: 'escalate_to_person', give: 'return_result' } as const;
export const transferName = (agent: string) => `transfer_to_${agent}`;

/** A model's turn as the parts of its message. `nextId` gives ids to calls in order. */
export function partsOf(turn: ModelTurn, nextId: () => string): TurnPart[] {
  const text = (type: 'reasoning' | 'text', value?: string): TurnPart[] => (value ? [{ type, text: value }] : []);
  const call = (name: string, args: JsonObject): TurnPart => ({ type: 'call', id: nextId(), name, args });
  return [
    ...text('reasoning', turn.think),
    ...text('text', turn.say),
    ...(turn.calls ?? []).map(({ tool, args }) => call(tool, args)),
    ...(turn.ask === undefined ? [] : [call(BUILT_IN.ask, { question: turn.ask })]),
    ...text('text', turn.handOff?.say),
    ...(turn.handOff ? [call(transferName(turn.handOff.to), turn.handOff.payload)] : []),
    ...(turn.escalate ? [call(BUILT_IN.escalate, { reason: turn.escalate.reason })] : []),
    ...text('text', turn.finish?.say),
    ...(turn.finish?.result ? [call(BUILT_IN.give, turn.finish.result)] : []),
  ];
}

/** Why the provider says that the model stopped. */
export const finishReason = (parts: TurnPart[]) => (parts.some(({ type }) => type === 'call') ? 'tool_call' : 'stop');

/** A part in the JSON schema of `gen_ai.output.messages`. */
export function writePart(part: TurnPart): Json {
  if (part.type !== 'call') return { type: part.type, content: part.text };
  return { type: 'tool_call', id: part.id, name: part.name, arguments: part.args };
}

/** A tool's result in the JSON schema of `gen_ai.input.messages`. */
export const writeResultPart = (id: string, result: Json): Json => ({
  type: 'tool_call_response',
  id,
  response: guarded(result),
});
