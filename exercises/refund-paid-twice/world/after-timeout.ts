/** What the model does when a write was not answered. */
import type {
  Concept,
  ContextMessage,
  ModelTurn,
  TurnView,
} from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { call, giveUp } from './moves.ts';
import { canCall, checksSince } from './recall.ts';
import type { Task } from './tasks.ts';

const CHECK_FIRST: Concept = {
  id: 'check-before-repeating',
  groups: [
    ['check*', 'verify', 'verifies', 'look', 'confirm', 'query', 'list_*', 'get_payment'],
    ['again', 'repeat*', 'retry*', 'retries', 'second time', 'another', 'before', 'first'],
    [
      'timeout*',
      'timed',
      'time out',
      'times out',
      'unknown',
      'unclear',
      'failed',
      'fails',
      'fail',
      'write',
      'writes',
      'refund*',
    ],
  ],
};
const HAND_OVER: Concept = {
  id: 'hand-over-when-unknown',
  groups: [
    ['timeout*', 'timed', 'time out', 'times out', 'unknown', 'unclear', 'fails', 'failed'],
    ['person', 'human', 'colleague', 'escalate*', 'team lead', 'specialist'],
  ],
};

/** The write may have happened. Told so, or minded to check, the model looks first; told that it failed, it tries again. */
export function afterTimeout(view: TurnView, task: Task, tries: ContextMessage[]): ModelTurn {
  const last = tries.at(-1);
  if (view.follows(HAND_OVER, 0.8)) return giveUp(view, `Outcome unknown: ${task.tool} for ${task.why} timed out.`);
  const toldUnknown = view.config.tools[task.tool]?.afterTimeout === 'report-unknown';
  const { check } = task;
  if (last && check && canCall(view, check.tool) && (toldUnknown || view.follows(CHECK_FIRST, 0.7))) {
    if (checksSince(view.context, task, last).length === 0) {
      const labels = [`check-${task.id}`];
      return {
        think: `${task.tool} gave no answer. Before I repeat it I look whether it went through.`,
        calls: [{ tool: check.tool, args: check.args, labels }],
      };
    }
    if (tries.length < 3)
      return call(view, task, 'There is no trace of it, so it did not go through. Sending it again.');
  } else if (tries.length < 3) {
    return call(
      view,
      task,
      view.pick(`again-${task.id}-${tries.length}`, [
        'Timed out, so it did not work. Once more.',
        'That failed with a timeout. I try again.',
      ]),
    );
  }
  return giveUp(view, `${task.tool} keeps timing out for ${task.why}.`);
}
