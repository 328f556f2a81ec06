/** The scripted model: works off what the customer wants, one thing at a time, with what its context holds. */
import type { ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { afterTimeout } from './after-timeout.ts';
import { paramsOf } from './case-params.ts';
import type { CaseParams } from './case-params.ts';
import { call, giveUp, lookUp } from './moves.ts';
import { FOUND, answered, canCall, isDone, labelled, says } from './recall.ts';
import { tasksOf } from './tasks.ts';
import type { Task } from './tasks.ts';
import { answerComplaint, closingText, noteText, progressText, thoughtBefore } from './wording.ts';

export function decide(view: TurnView): ModelTurn {
  const facts = paramsOf(view);
  const { context } = view;
  if (view.seen('complaint-again'))
    return giveUp(
      view,
      'Customer disputes a booking that the service desk did not make, see note. Probably an error in billing.',
    );
  if (view.seen('complaint')) return answerComplaint(view, facts, lookAgain(view, facts));
  if (!says(context, facts.order.id))
    return { ask: 'Could you tell me once more what you need, with the order number?' };
  if (!says(context, facts.order.payment)) {
    return lookUp(view, 'order', 'get_order', { order_id: facts.order.id }, [
      { tool: 'find_customer', args: { email: facts.customer.email }, labels: ['customer'] },
    ]);
  }
  if (labelled(context, 'policy').length === 0 && view.turn < 3 && canCall(view, 'policy_search')) {
    return lookUp(view, 'policy', 'policy_search', { query: view.pick('policy-query', POLICY_QUERIES) });
  }
  for (const task of tasksOf(facts)) {
    if (!isDone(context, task)) return work(view, facts, task);
    if (!says(context, task.done) && !answered(context, task.id)) return goOn(view, task);
  }
  if (!answered(context, 'case-note') && !says(context, 'case note written') && canCall(view, 'add_case_note')) {
    return lookUp(view, 'case-note', 'add_case_note', { case_id: facts.caseId, text: noteText(facts) });
  }
  if (!view.seen('closing-answer')) return { say: closingText(view, facts), ask: 'Is there anything else I can do?' };
  return {
    finish: {
      say: view.pick('bye', [
        'Glad I could help. I am closing the case now.',
        'Good, then I will close the case. Have a nice day!',
      ]),
    },
  };
}

const POLICY_QUERIES = [
  'refund and replacement rules for damaged goods, goodwill limits',
  'damaged item refund amount paid price, goodwill voucher limit',
  'when is a refund owed and how much; voucher for late delivery',
] as const;

/** A look showed that a write took effect: the model says so and goes on with what is next. */
function goOn(view: TurnView, task: Task): ModelTurn {
  const said = FOUND + task.done;
  const turn = decide({ ...view, context: [...view.context, { role: 'assistant', text: said, labels: [] }] });
  return { ...turn, say: turn.say === undefined ? said : `${said}\n${turn.say}` };
}

/** The next move on a task that is not done. */
function work(view: TurnView, facts: CaseParams, task: Task): ModelTurn {
  const question = openQuestion(view, facts, task);
  if (question) return question;
  if (!canCall(view, task.tool)) return giveUp(view, `I have no tool for this: ${task.done}`);
  const tries = labelled(view.context, task.id);
  const last = tries.at(-1);
  const corrected = last?.tool?.status === 'invalid-arguments' && last.tool.args.postcode !== task.args.postcode;
  if (corrected) return call(view, task, 'Corrected, once more.');
  switch (last?.tool?.status) {
    case undefined:
      return call(view, task, thoughtBefore(view, facts, task));
    case 'ok':
      return call(view, task, 'Still locating. I look once more.');
    case 'timeout':
      return afterTimeout(view, task, tries);
    case 'unavailable':
    case 'rate-limited':
      return tries.length < 2
        ? call(view, task, 'The service was down for a moment, nothing was done. Trying again.')
        : failed(view, facts, task);
    default:
      return failed(view, facts, task);
  }
}

function failed(view: TurnView, facts: CaseParams, task: Task): ModelTurn {
  if (facts.slip === 'claims-done')
    return { say: FOUND + task.done, ask: 'That one is done. Shall I go on with the rest?' };
  return giveUp(view, `I could not do this: ${task.done}.`);
}

/** What only the customer can say. */
function openQuestion(view: TurnView, facts: CaseParams, task: Task): ModelTurn | null {
  const want = facts.wants.find((one) => one.kind === task.kind && (!('line' in one) || task.id.endsWith(one.line)));
  if (want?.kind === 'replacement' && want.choice && !says(view.context, want.choice.answer))
    return { say: progressText(view, facts), ask: want.choice.question };
  if (want?.kind === 'address' && want.mistyped !== null && !says(view.context, want.postcode)) {
    if (labelled(view.context, task.id).length === 0) {
      return call(view, { ...task, args: { ...task.args, postcode: want.mistyped } }, thoughtBefore(view, facts, task));
    }
    return { ask: `Our system does not accept the postcode "${want.mistyped}". Could you check it for me?` };
  }
  return null;
}

/** Which book the agent opens when the customer complains: the one the complaint is about. */
function lookAgain(view: TurnView, facts: CaseParams): ModelTurn | null {
  const complaint = view.seen('complaint')?.text ?? '';
  const about = complaint.includes('voucher') ? 'goodwill' : complaint.includes('parcel') ? 'replacement' : 'refund';
  const book = tasksOf(facts).find(({ kind }) => kind === about)?.check ?? {
    tool: 'get_payment',
    args: { payment_id: facts.order.payment },
  };
  if (labelled(view.context, 'look-again').length > 0 || !canCall(view, book.tool)) return null;
  return lookUp(view, 'look-again', book.tool, book.args);
}
