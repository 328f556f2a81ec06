/** `grading/diagnosis.json`: the truth about the recorded run. Spans are found by the part they play. */
import { nth, readSpans } from './recorded.ts';
import type { Recorded } from './recorded.ts';

export function diagnose(otlp: unknown) {
  const spans = readSpans(otlp);
  const find = (what: string, at: number, fits: (span: Recorded) => boolean) => nth(spans, what, at, fits);
  const call = (tool: string, leg: number, at: number) =>
    find(
      `${tool} of leg ${leg}`,
      at,
      (span) => span.name === `execute_tool ${tool}` && span.text.includes(`"leg":${leg}`),
    );
  const below = (parent: Recorded, at = 0) =>
    find(`part of ${parent.name}`, at, ({ parentId }) => parentId === parent.id);
  const turnWith = (what: string, at: number, ...texts: string[]) =>
    find(what, at, (span) => span.name.startsWith('chat ') && texts.every((text) => span.output.includes(text)));

  const cause = call('book_window', 2, 0);
  const [second, third] = [call('book_window', 2, 1), call('book_window', 2, 2)];
  const asking = turnWith('turn that books', 0, 'book_window', '"leg":2');
  const givingBack = turnWith('turn that hands back', 0, 'transfer_to_planner', '"no_capacity"');
  const replanning = turnWith('turn that plans again', 0, 'transfer_to_executor', '"leg":2', 'hours', startOf(second));
  const control = call('book_window', 1, 0);
  const terminals = spans.filter(({ name }) => name === 'execute_tool get_terminal');
  const [plainTerminal, terminal] = terminals;
  const listing = find('windows of leg 2', 1, ({ name }) => name === 'execute_tool find_windows');
  const executors = spans.filter(({ name }) => name === 'invoke_agent executor').map(({ id }) => id);
  const definitions = spans
    .filter(({ name, text }) => name.startsWith('chat ') && text.includes('asfind_windowslistsit'))
    .map(({ id }) => id);
  const reservation = call('reserve_container', 1, 0);
  const [down, up] = [below(reservation, 0), below(reservation, 1)];
  const refused = find(
    'refused hand-off',
    0,
    ({ name, failed }) => name === 'execute_tool transfer_to_executor' && failed,
  );
  const accepted = find('executor of leg 2', 1, ({ name }) => name === 'invoke_agent executor');
  const mended = turnWith('mended hand-off', 0, 'transfer_to_executor', '"leg":2', '"container"');
  const root = find('root', 0, ({ parentId }) => parentId === null);
  if (!terminal || !plainTerminal || executors.length < 4) throw new Error('the recorded run does not go round');
  const offset = /"utc_offset":"([^"]+)"/.exec(terminal.text)?.[1] ?? '';
  const read = /"slot_read_utc":\{"from":"([^"]+)"/.exec(cause.text)?.[1] ?? '';
  const start = startOf(cause);
  const laterBookings = spans.filter(
    ({ name, text, id }) => name === 'execute_tool book_window' && text.includes('"leg":2') && id !== cause.id,
  );

  return {
    rootCause: {
      spanId: cause.id,
      actor: 'tool',
      category: 'tool-contract',
      title: 'The gate reads a local time as UTC, against the definition of the tool',
      explanation:
        `The definition of book_window asks for local time, and ${start} is what the window list says. The gate takes a time without offset for UTC (${read}); at ${offset} that is another window, which has no room. ` +
        'The answer looks like an ordinary lack of capacity, so the executor follows its instructions, the planner follows its own, and every further round repeats the same misreading with another window.',
    },
    alternatives: [
      {
        spanId: below(cause).id,
        share: 0.9,
        why: 'The request inside that call: the same place, one level closer to the wire, without the arguments and the answer.',
      },
      {
        spanId: givingBack.id,
        share: 0.5,
        why: 'The answer with the hour that was read lay before the executor, which passed on "no capacity" only. A second chance missed; the misreading came first.',
      },
      {
        spanId: asking.id,
        share: 0.5,
        why: 'The turn that wrote the time without offset. It did what the definition told it to.',
      },
    ],
    actorAlternatives: [
      {
        id: 'harness',
        share: 0.5,
        why: 'The definition is part of the configuration, which the team that owns the harness maintains. What is wrong with it is its contract with the service.',
      },
      {
        id: 'model',
        share: 0.2,
        why: 'The model could have noticed what the gate echoed. It was never asked to, and the call it made was right by its definition.',
      },
    ],
    categoryAlternatives: [
      {
        id: 'missing-verification',
        share: 0.4,
        why: 'Nobody compares what a service says it read with what was sent. That would have caught it, after it had happened.',
      },
      {
        id: 'misread-result',
        share: 0.4,
        why: 'The echo in the answer was passed over. The answer was wrong before it was read.',
      },
    ],
    evidence: [
      {
        id: 'what-the-gate-read',
        title: 'The gate echoes another hour than was asked for',
        spanIds: [cause.id],
        quotes: [`"from": "${read}"`, 'slot_read_utc'],
        weight: 3,
      },
      {
        id: 'what-the-definition-says',
        title: 'The definition asks for local time',
        spanIds: [...executors, ...definitions],
        quotes: ['local time at the terminal as find_windows lists it'],
        weight: 2,
      },
      {
        id: 'offset',
        title: `The terminal is at ${offset}`,
        spanIds: [terminal.id],
        quotes: [`"utc_offset": "${offset}"`, offset],
        weight: 2,
      },
      {
        id: 'room',
        title: 'The window asked for had room a moment before',
        spanIds: [listing.id],
        quotes: [`"start": "${start}"`, '"times": "local"', '"free": 2'],
        weight: 1.5,
      },
      {
        id: 'echo-lost',
        title: 'What goes back to the planner is the outcome without the echo',
        spanIds: [givingBack.id],
        quotes: ['"outcome": "no_capacity"', 'no_capacity'],
        weight: 1.5,
      },
      {
        id: 'control',
        title: 'The same call works at a terminal that keeps UTC',
        spanIds: [control.id, plainTerminal.id],
        quotes: ['"status": "booked"', 'slot_read_utc', '"utc_offset": "+00:00"', '+00:00'],
        weight: 1.5,
      },
      {
        id: 'same-again',
        title: 'The next rounds are shifted by as much, whatever window is chosen',
        spanIds: laterBookings.map(({ id }) => id),
        quotes: ['slot_read_utc', 'no_capacity'],
        weight: 1,
      },
    ],
    herrings: [
      {
        id: 'pool-down',
        title: 'The container pool answered 503',
        spanIds: [down.id],
        category: 'environment-fault',
        actor: 'tool',
        ruledOutBy: [up.id, reservation.id, control.id],
        why: 'The harness tried again after 400 ms and the container was reserved; the leg it belongs to was booked.',
      },
      {
        id: 'refused-hand-off',
        title: 'The harness refused a hand-off that lacked the container',
        spanIds: [refused.id],
        category: 'orchestration',
        actor: 'model',
        ruledOutBy: [accepted.id, cause.id, mended.id],
        why: 'The planner put the container in on the next turn, and the executor got everything it needed.',
      },
      {
        id: 'budget',
        title: 'The run ended by its step limit',
        spanIds: [root.id],
        category: 'orchestration',
        actor: 'harness',
        ruledOutBy: [second.id, third.id, ...laterBookings.map(({ id }) => id)],
        why: 'Every round fails in the same way. With more steps there are more rounds, as a replay shows.',
      },
      {
        id: 'stubborn-planner',
        title: 'The planner does not accept that there is no capacity',
        spanIds: [replanning.id],
        category: 'instruction-breach',
        actor: 'model',
        ruledOutBy: [listing.id, cause.id, second.id],
        why: 'It does what it was told: another window with room on the days of the customer. The windows do have room.',
      },
    ],
    neutral: [
      plainTerminal.id,
      control.id,
      below(control).id,
      reservation.id,
      up.id,
      listing.id,
      accepted.id,
      ...laterBookings.map((span) => below(span).id),
    ],
  };
}

const startOf = (span: Recorded): string => /"start":"([^"]+)"/.exec(span.text)?.[1] ?? '';
