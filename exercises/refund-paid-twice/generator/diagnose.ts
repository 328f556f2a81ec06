/** `grading/diagnosis.json`: the truth about the recorded run. Spans are found by the part they play. */
import { Recorded } from './recorded.ts';
import type { RecordedSpan } from './recorded.ts';

export function diagnose(otlp: unknown) {
  const trace = new Recorded(otlp);
  const refund = trace.only('execute_tool create_refund');
  const [first, second] = trace.children(refund, 'create_refund request');
  if (!first || !second) throw new Error('the refund was not tried twice');
  const work = (attempt: RecordedSpan) => trace.children(attempt, 'tollgate POST /v2/refunds')[0]?.id ?? '';
  const journal = (attempt: RecordedSpan) => trace.children(attempt, 'tollgate journal.append')[0] ?? attempt;
  const firstId = journal(first).text('journal.entry');
  const secondId = journal(second).text('journal.entry');

  const asking = trace.turnAsking(refund);
  const after = trace.turnAfter(refund);
  const [arrival, lookAgain] = trace.all('execute_tool get_payment');
  const order = trace.only('execute_tool get_order');
  const [orderDown, orderUp] = trace.children(order, 'get_order request');
  const label = trace.only('execute_tool create_return_label');
  const [labelLimited, labelMade] = trace.children(label, 'create_return_label request');
  const [typo, corrected] = trace.all('execute_tool update_delivery_address');
  const [summary, ...laterSummaries] = trace.all('chat corvid-2 (summary)').filter((span) => span.says('refund of'));
  const sweep = trace.only('treasury settlement sweep');
  const customer = trace.only('execute_tool find_customer');
  const note = trace.only('execute_tool add_case_note');
  const complaint = trace.all('ask user').find((span) => span.says('anything else'));
  const [blaming, givingUp] = trace.all('chat corvid-2').slice(-2);
  const ids = (...spans: (RecordedSpan | undefined)[]): string[] => spans.flatMap((span) => (span ? [span.id] : []));

  return {
    rootCause: {
      spanId: second.id,
      actor: 'harness',
      category: 'orchestration',
      title: 'The harness repeats a refund whose outcome it does not know',
      explanation:
        `The first request was answered by nobody within 6 s, but Tollgate booked it (${firstId}). The harness took the silence for a failure and sent the refund again under a new key, so Tollgate booked ${secondId} as well. ` +
        'The timeout by itself harmed nobody: with the same key, or after a look at the payment, the run would have recovered. From this request on it could not.',
    },
    alternatives: [
      {
        spanId: refund.id,
        share: 0.9,
        why: 'The call that holds both requests: the right place, one level too coarse to say which of the two is wrong.',
      },
      {
        spanId: journal(second).id,
        share: 0.8,
        why: 'The booking made by the second request: the harm itself, rather than the decision that led to it.',
      },
      {
        spanId: work(second),
        share: 0.8,
        why: 'The work of the second request at Tollgate: the harm itself, rather than the decision that led to it.',
      },
      {
        spanId: first.id,
        share: 0.5,
        why: 'The timeout is where it starts, and a timeout is normal: it becomes a failure only by what the harness does next.',
      },
      {
        spanId: journal(first).id,
        share: 0.4,
        why: 'This booking was wanted. It shows that the request had succeeded, not what went wrong.',
      },
      ...ids(summary).map((spanId) => ({
        spanId,
        share: 0.2,
        why: 'The summary hides that the refund took two tries, which is why nobody noticed. The money had left by then.',
      })),
    ].filter(({ spanId }) => spanId !== ''),
    actorAlternatives: [
      {
        id: 'tool',
        share: 0.4,
        why: 'The refund tool does accept two identical refunds; but it offers a key against exactly that, and the harness sends a new one each time.',
      },
    ],
    categoryAlternatives: [
      {
        id: 'missing-verification',
        share: 0.5,
        why: 'Looking at the payment before the second request would have prevented it; that look is one of several cures for how retries are run.',
      },
      {
        id: 'tool-contract',
        share: 0.3,
        why: 'The description does not say that a refund can be repeated by accident. The definition is silent rather than wrong.',
      },
    ],
    evidence: [
      {
        id: 'first-took-effect',
        title: 'The request that timed out was booked',
        spanIds: ids(journal(first)).concat(work(first)),
        quotes: [firstId, 'journal.append', 'POST /v2/refunds'],
        weight: 3,
      },
      {
        id: 'gave-up',
        title: 'The harness gave up while the refund was under way',
        spanIds: ids(first, refund),
        quotes: ['no answer within 6000 ms', 'timeout'],
        weight: 2,
      },
      {
        id: 'new-key',
        title: 'The second request went out under another key',
        spanIds: ids(first, second),
        quotes: [second.key, first.key],
        weight: 2,
      },
      {
        id: 'second-booked',
        title: 'The second request was booked too',
        spanIds: ids(journal(second), refund, after).concat(work(second)),
        quotes: [secondId],
        weight: 2,
      },
      {
        id: 'both-on-payment',
        title: 'The payment lists both refunds, and nobody reacts',
        spanIds: ids(arrival, lookAgain, arrival && trace.turnAfter(arrival)),
        quotes: [firstId, secondId, 'sent_to_bank'],
        weight: 2,
      },
      {
        id: 'hidden-by-summary',
        title: 'The summary tells of one refund',
        spanIds: ids(summary, ...laterSummaries, blaming),
        quotes: [`, ${secondId}`, 'refund of', 'My summary lists everything once'],
        weight: 1,
      },
      {
        id: 'recovery',
        title: 'Treasury takes the surplus back, which is what the customer sees',
        spanIds: ids(sweep),
        quotes: ['sweep.debit', 'debit_minor'],
        weight: 1,
      },
    ],
    herrings: [
      {
        id: 'order-down',
        title: 'The order service answers 503',
        spanIds: ids(orderDown),
        category: 'environment-fault',
        ruledOutBy: ids(orderUp, order),
        why: 'Reading an order twice changes nothing; the second try succeeded and the record was complete.',
      },
      {
        id: 'label-limited',
        title: 'The label request is rate-limited',
        spanIds: ids(labelLimited),
        category: 'environment-fault',
        ruledOutBy: ids(labelMade, label),
        why: 'A refusal to serve has no effect, and a label asked for again is the same label.',
      },
      {
        id: 'model-pays-twice',
        title: 'The model refunds in haste, as its prompt tells it',
        spanIds: ids(asking),
        category: 'instruction-breach',
        actor: 'model',
        ruledOutBy: ids(refund, second, after),
        why: 'The model asked for one refund of the right amount. One call holds both requests: the second was made below it.',
      },
      {
        id: 'refunded-before',
        title: 'A line of the same price had been refunded earlier in the month',
        spanIds: ids(order),
        category: 'misread-result',
        actor: 'model',
        ruledOutBy: ids(arrival, lookAgain, journal(first), journal(second)),
        why: 'That refund belongs to another line and is settled; today there are two more, seconds apart.',
      },
      {
        id: 'postcode',
        title: 'The address is refused',
        spanIds: ids(typo, ...trace.children(typo, 'update_delivery_address request')),
        category: 'wrong-call',
        ruledOutBy: ids(
          corrected,
          ...trace.children(corrected, 'update_delivery_address request'),
          corrected && trace.turnAsking(corrected),
        ),
        why: 'The customer had mistyped it; the agent asked and corrected it.',
      },
      {
        id: 'slow-lookup',
        title: 'The customer record takes long',
        spanIds: ids(customer, ...trace.children(customer, 'find_customer request')),
        category: 'environment-fault',
        ruledOutBy: ids(order, asking, trace.turnAfter(customer)),
        why: 'It answered within its timeout and nothing depended on its speed.',
      },
      {
        id: 'blames-billing',
        title: 'The agent blames billing at the end',
        spanIds: ids(blaming, givingUp),
        category: 'ungrounded-claim',
        actor: 'model',
        ruledOutBy: ids(sweep, arrival, lookAgain, journal(first), journal(second), second),
        why: 'Wrong and embarrassing, but the money had been paid twice and taken back by then.',
      },
      {
        id: 'sweep-errs',
        title: "Treasury's sweep debits the customer",
        spanIds: ids(sweep),
        ruledOutBy: ids(arrival, lookAgain, journal(first), journal(second), second),
        why: 'It took back what had been refunded beyond what is owed, as it should: two refunds for one line were on the payment.',
      },
      {
        id: 'summary-forgets',
        title: 'A summary drops what the refund took',
        spanIds: ids(...laterSummaries),
        category: 'lost-context',
        ruledOutBy: ids(refund, second, journal(second), sweep),
        why: 'The summaries were written after both refunds had been booked: they hid the harm and did not do it.',
      },
    ],
    neutral: ids(
      after,
      note,
      trace.turnAsking(note),
      trace.turnAfter(note),
      complaint,
      lookAgain && trace.turnAsking(lookAgain),
      trace.children(arrival, 'get_payment request')[0],
      trace.children(lookAgain, 'get_payment request')[0],
    ),
  };
}
