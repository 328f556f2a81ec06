import type { TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

/** A sentence of the models, different from turn to turn and from case to case. */
const say = (view: TurnView, key: string, from: readonly string[]): string =>
  view.pick(`${key} ${view.agent} ${view.step}`, from);

export const planning = {
  start: (view: TurnView) =>
    say(view, 'start', [
      'I need the order first: how many legs, which terminals, which days.',
      'Let me read the order before I plan anything.',
      'First the order itself, then the terminals.',
    ]),
  look: (view: TurnView, leg: number, name: string) =>
    say(view, 'look', [
      `Leg ${leg} goes to ${name}. I look up the terminal and what is free on the customer's days.`,
      `Now leg ${leg}, ${name}: terminal data and free windows.`,
      `For leg ${leg} I need ${name}'s details and its open windows.`,
    ]),
  assign: (view: TurnView, leg: number, start: string) =>
    say(view, 'assign', [
      `${start} has room. The executor can take leg ${leg} from here.`,
      `I take ${start} for leg ${leg}, the earliest with room on the customer's days.`,
      `Leg ${leg}: ${start} looks good. Handing over to book it.`,
    ]),
  again: (view: TurnView, why: string, start: string) =>
    say(view, 'again', [
      `The executor could not do it (${why}). ${start} is still listed with room, so I try that.`,
      `${why} again. Availability moves quickly this week; ${start} is the next one.`,
      `That did not work: ${why}. Next candidate: ${start}.`,
      `Report from the executor: ${why}. I stay with the customer's days and go for ${start}.`,
    ]),
  confirm: (view: TurnView, leg: number) =>
    say(view, 'confirm', [
      `Leg ${leg} is booked. I put it on the order so that the customer sees it.`,
      `The executor has a reference for leg ${leg}; confirming.`,
    ]),
  full: (view: TurnView, leg: number) =>
    say(view, 'full', [
      `Nothing is free for leg ${leg} on these days. The waiting list is the honest option.`,
      `No window at all for leg ${leg}; I put it on the waiting list and will say so.`,
    ]),
  noticed: (view: TurnView) =>
    say(view, 'noticed', [
      'The service did not read what we meant: what it echoes is not what was sent. It has to be sent in a form that leaves no room.',
      'Look at what came back: the service understood something else than we asked for. I tell the executor to write it unambiguously.',
    ]),
};

export const executing = {
  prepare: (view: TurnView) =>
    say(view, 'prepare', [
      'Container and customs first, they can go side by side.',
      'I reserve the container and declare the cargo, then the window.',
      'Starting with pool and customs.',
    ]),
  book: (view: TurnView, start: string) =>
    say(view, 'book', [
      `Both in place. Booking ${start}.`,
      `Container held, cargo declared. Now the window, ${start}.`,
      `Next the gate: ${start}.`,
    ]),
  poll: (view: TurnView) =>
    say(view, 'poll', [
      'Still pending at the gate, I ask again.',
      'Not final yet. Checking once more.',
      'Waiting for the gate to confirm.',
    ]),
  noticed: (view: TurnView) =>
    say(view, 'resend', [
      'What the service says it read is not what I sent. I send it again, unambiguously.',
      'The echo differs from my request. Once more, so that it cannot be misread.',
    ]),
  done: (view: TurnView, ref: string) =>
    say(view, 'done', [`Booked under ${ref}.`, `Done, reference ${ref}.`, `The gate has it: ${ref}.`]),
  noRoom: (view: TurnView, start: string) =>
    say(view, 'no room', [
      `The gate has no capacity for ${start}. By the playbook this goes back to planning.`,
      `${start} is full. Returning it for another window.`,
      `No capacity at ${start}. The planner has to choose another window.`,
    ]),
  noContainer: (view: TurnView, depot: string) =>
    say(view, 'no container', [
      `None available at ${depot}. Back to planning for another depot.`,
      `The pool has none at ${depot}; the planner has to decide.`,
    ]),
  tooHeavy: (view: TurnView) =>
    say(view, 'too heavy', [
      'Customs declines: over the limit. That is a planning matter.',
      'Declined as over the limit. Returning it, the load has to be planned differently.',
    ]),
};
