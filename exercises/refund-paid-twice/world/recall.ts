/** What the model still knows: only what is in its context. */
import type { ContextMessage, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { Task } from './tasks.ts';

/** Opens the label of a result that says, in words, what is done when the call succeeded. */
export const WHEN_DONE = 'when-done ';

/** Opens a line of the model's own text that states what a look showed. */
export const FOUND = 'Confirmed: ';

type Messages = readonly ContextMessage[];

/** Results that belong to a label, oldest first. */
export const labelled = (messages: Messages, label: string): ContextMessage[] =>
  messages.filter((message) => message.tool !== undefined && message.labels.includes(label));

/** Whether any message says it: an id, a name, a sentence of a summary. */
export const says = (messages: Messages, text: string): boolean =>
  messages.some((message) => message.text.includes(text));

export const answered = (messages: Messages, label: string): boolean =>
  labelled(messages, label).some(({ tool }) => tool?.status === 'ok');

/** Looks of the check tool made after the last try. */
export function checksSince(messages: Messages, task: Task, last: ContextMessage): ContextMessage[] {
  return labelled(messages.slice(messages.indexOf(last) + 1), `check-${task.id}`).filter(
    ({ tool }) => tool?.status === 'ok',
  );
}

/** Whether the messages show a task as done: by its result, by a later look, or because somebody wrote so. */
export function isDone(messages: Messages, task: Task): boolean {
  if (says(messages, task.done)) return true;
  const last = labelled(messages, task.id).at(-1);
  if (!last) return false;
  if (last.tool?.status === 'ok') return task.kind !== 'parcel' || !last.text.includes('locating');
  return checksSince(messages, task, last).some((look) => (task.check?.count(look.tool?.result ?? null) ?? 0) > 0);
}

export const canCall = (view: TurnView, tool: string): boolean => view.settings.tools.includes(tool);
