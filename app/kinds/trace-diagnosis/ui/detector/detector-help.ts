/** Types, completion and documentation of what `detect(trace)` reads, for the editor. */
import type { DictShape, EditorHelp } from '../../../../ui/editor/editor-types';

/** Field, TypeScript type, Python type, what it is. */
type FieldLine = readonly [name: string, typescript: string, python: string, doc: string];

const SPAN: readonly FieldLine[] = [
  ['id', 'string', 'str', 'Unique in its trace.'],
  ['parentId', 'string | null', 'str | None', 'Id of the span it is inside of; none for a root.'],
  ['name', 'string', 'str', 'For example "execute_tool create_refund" or "chat corvid-2".'],
  [
    'kind',
    "'agent' | 'model' | 'tool' | 'retrieval' | 'embedding' | 'memory' | 'chain' | 'guard' | 'evaluator' | 'prompt' | 'user' | 'other'",
    'str',
    'What the span is.',
  ],
  ['startMs', 'number', 'float', 'Milliseconds since the Unix epoch.'],
  ['endMs', 'number', 'float', 'Milliseconds since the Unix epoch.'],
  ['status', "'unset' | 'ok' | 'error'", 'str', 'error for a failed step.'],
  ['statusMessage', 'string | null', 'str | None', 'Why it failed.'],
  ['operation', 'string | null', 'str | None', 'chat, execute_tool, invoke_agent, retrieval ...'],
  ['agentName', 'string | null', 'str | None', 'The agent that acted.'],
  ['model', 'string | null', 'str | None', 'The model that answered.'],
  ['toolName', 'string | null', 'str | None', 'The tool that was called.'],
  ['toolCallId', 'string | null', 'str | None', 'Ties a call to the request of the model.'],
  ['input', 'unknown', 'Any', 'Arguments of a tool, a query, what a step received.'],
  ['output', 'unknown', 'Any', 'Result of a tool, what a step returned.'],
  ['messages', '{ input: Message[]; output: Message[] }', 'dict', 'What a model call received and answered.'],
  ['contextFrom', 'string | null', 'str | None', 'Earlier span whose context and answer come before messages.input.'],
  ['documents', 'RetrievedDocument[]', 'list[dict]', 'What a retrieval returned.'],
  ['tokens', '{ input: number | null; output: number | null }', 'dict', 'As the provider reported them.'],
  ['costUsd', 'number | null', 'float | None', 'As reported.'],
  [
    'attributes',
    'Record<string, unknown>',
    'dict',
    'Everything without a field of its own, under its own name: "error.type" ...',
  ],
  [
    'events',
    '{ name: string; timeMs: number; attributes: Record<string, unknown> }[]',
    'list[dict]',
    'What happened in it.',
  ],
];

const TRACE: readonly FieldLine[] = [
  ['id', 'string', 'str', 'Opaque.'],
  ['spans', 'Span[]', 'list[dict]', 'By start; parents before children.'],
  ['attributes', 'Record<string, unknown>', 'dict', 'Of the whole run.'],
];

const MESSAGE: readonly FieldLine[] = [
  ['role', 'string', 'str', 'system, user, assistant or tool.'],
  ['parts', 'MessagePart[]', 'list[dict]', 'Texts, tool calls and tool results.'],
];

const declared = (lines: readonly FieldLine[]) =>
  lines.map(([name, type, , doc]) => `  /** ${doc} */\n  readonly ${name}: ${type};`).join('\n');

const typescriptLib = `
/** One piece of a message. */
declare type MessagePart =
  | { type: 'text' | 'reasoning'; text: string }
  | { type: 'tool-call'; id: string | null; name: string; arguments: unknown }
  | { type: 'tool-result'; id: string | null; result: unknown }
  | { type: 'other'; value: unknown };
declare interface Message {
${declared(MESSAGE)}
}
declare interface RetrievedDocument { readonly id: string | null; readonly score: number | null; readonly content: string | null }
/** One step of a run. */
declare interface Span {
${declared(SPAN)}
}
/** A recorded run. */
declare interface Trace {
${declared(TRACE)}
}
/** What detect returns. */
declare interface Detection {
  /** True when this run shows the fault. */
  flagged: boolean;
  /** Ids of the spans that show it; few. */
  spans?: string[];
  /** Why, for whoever reads the alarm; at most 4,000 characters. */
  reason?: string;
}
/** Prints are shown per trace in the results of a run; nothing is shown of hidden traces. */
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug', (...values: unknown[]) => void>;
`;

const shape = (lines: readonly FieldLine[]): DictShape =>
  Object.fromEntries(lines.map(([name, , detail, doc]) => [name, { detail, doc }]));

/** The same for every exercise of this kind. Python completion goes by the usual names of variables. */
export const DETECTOR_HELP: EditorHelp = {
  typescriptLib,
  python: {
    globals: [
      {
        name: 'detect',
        role: 'function',
        detail: 'def detect(trace: dict) -> dict',
        doc: 'Called once per run. Returns {"flagged": bool, "spans": list[str], "reason": str}; spans and reason may be left out.',
        snippet:
          'def detect(trace: dict) -> dict:\n    ${1:...}\n    return {"flagged": ${2:False}, "spans": [], "reason": "${3}"}',
      },
    ],
    shapes: { trace: shape(TRACE), span: shape(SPAN), message: shape(MESSAGE), s: shape(SPAN) },
    arguments: {},
  },
};
