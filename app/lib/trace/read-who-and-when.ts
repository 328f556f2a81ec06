import type { Json } from '../json';
import { finishTrace } from './finish-trace';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject, textOf } from './json-shape';
import type { Document } from './read-documents';
import { readMessage } from './read-message';
import type { Step } from './transcript';
import { layOutTranscript } from './transcript';
import type { JsonObject, Message, MessagePart, Trace } from './trace-types';

/**
 * Reads one run of Who&When: `history` of several agents, with labels beside it, which become attributes of the trace. The agent
 * is the `name`, or the role where there is none; `Orchestrator (thought)` is reasoning, `Orchestrator (-> WebSurfer)` speaks to
 * another agent. Message `m12` is `mistake_step` 12.
 */
export function readWhoAndWhen({ value, place }: Document, index: number, report: ImportReport): Trace {
  const { history, ...others } = isObject(value) ? value : {};
  const at = placeOf(place, 'history');
  const entries: Json[] = Array.isArray(history) ? history : [];
  const steps = entries.flatMap((entry, position) => readStep(entry, `${at}[${position}]`, report));
  return finishTrace({
    id: textOf(others.question_ID) ?? textOf(others.question_id) ?? `run-${index + 1}`,
    name: textOf(others.question),
    source: 'who-and-when',
    timing: 'sequence',
    attributes: others,
    drafts: layOutTranscript({ steps, root: { agentName: null }, model: null, tools: [], report }),
    report,
  });
}

function readStep(entry: Json, place: string, report: ImportReport): Step[] {
  const speaker = isObject(entry) ? (textOf(entry.name) ?? textOf(entry.role)) : null;
  if (!isObject(entry) || speaker === null) {
    report.note(place, 'no message of anybody; left out');
    return [];
  }
  const { agent, aside } = speakerOf(speaker);
  const message = readMessage(entry, 'assistant');
  const kind = kindOf(agent, message, textOf(entry.name) !== null);
  const target = aside === null ? null : (/^->\s*(.+)$/.exec(aside)?.[1] ?? null);
  const attributes: JsonObject = target === null ? {} : { 'handoff.to': target };
  return [
    {
      message: {
        ...message,
        role: kind === 'model' ? 'assistant' : kind,
        ...(kind === 'user' ? {} : { name: agent }),
        parts: aside === 'thought' ? message.parts.map(asReasoning) : message.parts,
      },
      kind,
      agentName: kind === 'user' ? null : agent,
      place,
      attributes,
    },
  ];
}

/** `Orchestrator (-> WebSurfer)` names an agent and says something about the message. */
function speakerOf(text: string): { agent: string; aside: string | null } {
  const match = /^(.+?)\s*\(([^()]*)\)$/.exec(text);
  return match ? { agent: match[1] ?? text, aside: (match[2] ?? '').trim() } : { agent: text, aside: null };
}

/** With a `name`, the roles user and assistant only say whose turn it was: every named speaker is an agent or a program. */
function kindOf(agent: string, message: Message, named: boolean): 'model' | 'user' | 'tool' {
  if (!named && message.role === 'user') return 'user';
  const [first] = message.parts;
  const isOutput = first?.type === 'text' && /^exitcode: *\d/.test(first.text);
  return isOutput || /terminal|code_?executor/i.test(agent) ? 'tool' : 'model';
}

const asReasoning = (part: MessagePart): MessagePart => (part.type === 'text' ? { ...part, type: 'reasoning' } : part);
