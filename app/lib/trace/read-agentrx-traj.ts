import type { Json } from '../json';
import { finishTrace } from './finish-trace';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject, textOf } from './json-shape';
import { stepOf } from './read-chat';
import type { Document } from './read-documents';
import { layOutTranscript } from './transcript';
import type { Trace } from './trace-types';

/**
 * Reads one trajectory of AgentRx (`task_id`, `reward`, `info`, `traj`): chat-completions messages with tool calls. Everything
 * beside the messages becomes attributes of the trace. Message `m6` is step number 7 of its labels.
 */
export function readAgentrxTraj({ value, place }: Document, index: number, report: ImportReport): Trace {
  const { traj, ...others } = isObject(value) ? value : {};
  const messages: Json[] = Array.isArray(traj) ? traj : [];
  const at = placeOf(place, 'traj');
  const steps = messages.flatMap((message, position) =>
    stepOf({ value: message, place: `${at}[${position}]` }, report),
  );
  const task = typeof others.task_id === 'number' ? String(others.task_id) : textOf(others.task_id);
  return finishTrace({
    id: task === null ? `trajectory-${index + 1}` : `task-${task}`,
    name: task === null ? null : `task ${task}`,
    source: 'agentrx-traj',
    timing: 'sequence',
    attributes: others,
    drafts: layOutTranscript({ steps, root: { agentName: null }, model: null, tools: [], report }),
    report,
  });
}
