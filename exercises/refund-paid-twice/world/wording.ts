/** What the model writes and thinks. */
import type { ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { lineOf, money } from './case-params.ts';
import type { CaseParams } from './case-params.ts';
import { isDone, labelled } from './recall.ts';
import { tasksOf } from './tasks.ts';
import type { Task } from './tasks.ts';

export function thoughtAtLook(view: TurnView, label: string): string {
  if (labelled(view.context, label).length > 0) return 'No answer. I try that once more.';
  if (label === 'order')
    return view.pick('think-order', [
      'I need the customer record and the order before I promise anything.',
      'First who this is and what was ordered.',
    ]);
  if (label === 'policy')
    return view.pick('think-policy', [
      'What do the rules allow here? Looking up refunds, replacements and goodwill.',
      'Checking the service rules before I touch money.',
    ]);
  if (label === 'case-note')
    return 'Everything asked for is done. Writing the note, then I ask whether anything is left.';
  return 'Let me look that up before I answer.';
}

/** Reasoning before the first try of a task. */
export function thoughtBefore(view: TurnView, facts: CaseParams, task: Task): string {
  const amount = typeof task.args.amount_minor === 'number' ? money(task.args.amount_minor, facts.order.currency) : '';
  switch (task.kind) {
    case 'refund':
      return view.pick(`think-${task.id}`, [
        `${task.why} is covered, so the paid price goes back: ${amount}. No other refund on this line in the order record. Issuing it.`,
        `Refund owed for ${task.why}. The rule says the price paid, that is ${amount}. One call should do.`,
        `${amount} for ${task.why}: delivered, within the period, not refunded before. I make the refund now.`,
      ]);
    case 'goodwill':
      return view.pick(`think-${task.id}`, [
        `Goodwill of ${amount} is inside my limit, no lead needed.`,
        `The delay earns ${amount} of credit by the table. Below 50.00, so I can grant it.`,
      ]);
    case 'replacement':
      return view.pick(`think-${task.id}`, [
        `Replacement for ${task.why} is confirmed, booking it with the warehouse as ${String(task.args.sku)}.`,
        `Booking ${String(task.args.sku)} against ${task.why}.`,
      ]);
    case 'label':
      return `The customer keeps nothing that is broken, so they need a label for ${task.why}.`;
    case 'address':
      return `New delivery address first, so that whatever is shipped from now on goes to ${task.why}.`;
    case 'arrival':
      return 'They want to know when the money is there. The payment record has the transfer time.';
    case 'parcel':
      return 'Where is the parcel? Asking the warehouse.';
  }
}

/** What a customer hears in between. */
export function progressText(view: TurnView, facts: CaseParams): string {
  const done = tasksOf(facts)
    .filter((task) => isDone(view.context, task))
    .map((task) => task.done);
  const first = view.pick('progress', ['Thanks for your patience.', 'So far so good.', 'I am on it.']);
  return done.length === 0 ? first : `${first} Done up to now: ${done.join('; ')}.`;
}

/** What is told at the end, from what the model believes it did. */
export function closingText(view: TurnView, facts: CaseParams): string {
  const lines = tasksOf(facts)
    .filter((task) => task.kind !== 'arrival' && task.kind !== 'parcel')
    .map((task) => `- ${task.done}`);
  const refused = facts.wants.flatMap((want) => {
    if (want.kind !== 'refund' || want.owed || facts.slip === 'pays-again') return [];
    const { id, refunded } = lineOf(facts, want.line);
    return [
      `- line ${id} was refunded on ${refunded?.on ?? 'an earlier day'} already, so there is nothing more to pay`,
    ];
  });
  const arrival = facts.wants.some(({ kind }) => kind === 'arrival')
    ? '\nThe bank needs 1-3 working days for the refund.'
    : '';
  const opening = view.pick('closing', [
    'All settled from my side:',
    'Here is what I have done:',
    'That is everything on your list:',
  ]);
  return `${opening}\n${[...lines, ...refused].join('\n')}${arrival}`;
}

export function noteText(facts: CaseParams): string {
  return `${facts.customer.name}, order ${facts.order.id}. ${tasksOf(facts)
    .filter((task) => task.kind !== 'arrival' && task.kind !== 'parcel')
    .map((task) => task.done)
    .join('; ')}.`;
}

/** The answer to an angry message: a look at the payment, then what the model makes of it. */
export function answerComplaint(view: TurnView, facts: CaseParams, look: ModelTurn | null): ModelTurn {
  if (look)
    return { ...look, think: 'They are upset about money that moved. My notes have each thing once. Looking it up.' };
  const done = tasksOf(facts).map((task) => task.done)[0] ?? 'nothing';
  const belief = view.pick('belief', [
    `I understand that this is alarming. By my notes: ${done}, once. I did not charge you; anything else on the account was not started here.`,
    `I am sorry about the shock. What I did today is one thing of each kind (${done}). The other booking does not come from me, it looks like a mistake in billing.`,
  ]);
  return {
    think: 'My summary lists everything once, so the extra booking must come from another system.',
    ask: `${belief} Shall I pass it on to billing?`,
  };
}
