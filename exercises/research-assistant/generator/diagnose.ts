/** The key: what went wrong in the recorded run, found in it by role. */
import type { DiagnosisKey } from '../../../app/kinds/trace-diagnosis/formats.ts';
import type { WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from '../world/case-params.ts';
import { need, Recorded, type OtlpSpan } from './recorded.ts';

export function diagnose(otlp: unknown, run: WorldCase): DiagnosisKey {
  const facts = paramsOf(run);
  const trace = new Recorded(otlp);
  const question = need(
    facts.questions.find(({ documents }) => documents.some(({ place }) => place === 'intake')),
    'a question with a new source',
  );
  const right = need(
    question.documents.find(({ place }) => place === 'intake'),
    'the source that applies',
  );
  const stale = need(
    question.documents.find(({ place }) => place === 'core'),
    'the source that was cited',
  );
  const limit = need(facts.limit ?? undefined, 'a limit');
  const open = need(
    facts.questions.find((one) => one.right === null),
    'an open question',
  );

  const [first, second] = trace.calls(question.search, question.id);
  const emptied = need(first, 'the first search');
  const again = need(second, 'the second search');
  const emptiedQuery = need(trace.children(emptied)[0], 'its query');
  const againQuery = need(trace.children(again)[0], 'the second query');
  const putOff = trace.turn(emptied, 'after');
  const forgot = trace.turn(again, 'before');
  const readStale = need(trace.calls('read_document', question.id)[0], 'the reading');
  const noteStale = need(trace.calls('add_note', question.id)[0], 'the note');
  const filing = need(trace.calls('file_briefing')[0], 'the filing');
  const told = need(trace.named('ask user')[0], 'the limit');
  const complaint = need(trace.named('user message')[1], 'the complaint');
  const ids = (...spans: (OtlpSpan | undefined)[]) => spans.flatMap((span) => (span ? [span.spanId] : []));
  const families = (...spans: OtlpSpan[]) => ids(...spans.flatMap((span) => [span, ...trace.children(span)]));

  const reading = need(
    trace.calls('read_document').find((call) => trace.children(call).some(failed)),
    'a reading that failed once',
  );
  const slow = need(trace.calls('library_search', 'Q4')[0], 'the slow search');
  const limited = need(trace.calls('datasheet_search').find(failed), 'the refused search');
  const afterLimited = need(
    trace.calls('datasheet_search').find((call) => !failed(call)),
    'the search after it',
  );
  const openSearches = trace.calls(open.search, open.id);

  return {
    rootCause: {
      spanId: emptiedQuery.spanId,
      actor: 'retrieval',
      category: 'retrieval-gap',
      title: 'The search is emptied by a filter nobody asked for',
      explanation:
        `The library holds ${right.id}, which applies. It stands on the shelf for new acquisitions, and the harness adds ` +
        'a filter for the core shelf to every query without telling the assistant. An empty list then reads like "we have nothing".',
    },
    alternatives: [
      {
        spanId: emptied.spanId,
        share: 0.9,
        why: 'The call that holds the query; the filter itself shows one level further in.',
      },
      {
        spanId: forgot.spanId,
        share: 0.5,
        why: 'Here the limit has fallen out of the context, which turns a gap into a wrong figure; but the gap was there before.',
      },
      {
        spanId: putOff.spanId,
        share: 0.4,
        why: 'The model takes an empty list for words that missed. It had no way to see that a filter had emptied it.',
      },
    ],
    actorAlternatives: [
      { id: 'harness', share: 0.7, why: 'It is the harness that adds the filter and keeps quiet about it.' },
    ],
    categoryAlternatives: [
      {
        id: 'lost-context',
        share: 0.5,
        why: 'Without the lost limit the gap would have been reported as an open point.',
      },
    ],
    evidence: [
      {
        id: 'limit-told',
        title: 'The planner says which sources count',
        spanIds: ids(told),
        quotes: [limit.value],
        weight: 2,
      },
      {
        id: 'emptied',
        title: 'The query carries a filter the assistant did not set, and nothing is left',
        spanIds: ids(emptied, emptiedQuery),
        quotes: ['shelf', 'removed_by_filters', '"documents":[]'],
        weight: 3,
      },
      {
        id: 'limit-lost',
        title: 'The second search no longer asks for what applies',
        spanIds: ids(forgot, again, againQuery),
        quotes: [question.queries[1], 'retrieval.filters'],
        weight: 3,
      },
      {
        id: 'stale-source',
        title: 'A source that does not apply is found and read',
        spanIds: [...ids(again, againQuery), ...families(readStale)],
        quotes: [stale.id],
        weight: 2,
      },
      {
        id: 'filed',
        title: 'Its figure goes out as a firm statement',
        spanIds: families(filing),
        quotes: [stale.id],
        weight: 1,
      },
      {
        id: 'symptom',
        title: 'The permit office sends it back',
        spanIds: ids(complaint),
        quotes: ['permit office', question.topic],
        weight: 1,
      },
    ],
    herrings: [
      {
        id: 'reading-room-down',
        title: 'The reading room answers 503',
        spanIds: ids(trace.children(reading).find(failed)),
        category: 'environment-fault',
        ruledOutBy: ids(
          reading,
          trace.children(reading).find((span) => !failed(span)),
        ),
        why: 'The harness tried again and the document came; it belongs to another question anyway.',
      },
      {
        id: 'search-refused',
        title: 'A datasheet search is refused with 429',
        spanIds: families(limited),
        ruledOutBy: families(afterLimited),
        why: 'The assistant repeated it and got what it asked for.',
      },
      {
        id: 'slow-search',
        title: 'A search takes most of the time it is given',
        spanIds: families(slow),
        ruledOutBy: [
          ...families(need(trace.calls('read_document', 'Q4')[0], 'the reading of Q4')),
          ...families(need(trace.calls('add_note', 'Q4')[0], 'the note on Q4')),
        ],
        why: 'It came in time, and its question was answered from a source that applies.',
      },
      {
        id: 'invented',
        title: 'The model writes a figure with great confidence',
        spanIds: ids(trace.turn(filing, 'before')),
        category: 'ungrounded-claim',
        ruledOutBy: [
          ...families(readStale),
          ...families(noteStale),
          ...families(need(trace.calls('list_notes')[0], 'the notes')),
        ],
        why: 'The figure stands in the document that is cited and in the notes. It is true to its source; the source does not apply.',
      },
      {
        id: 'other-gap',
        title: 'Another search finds nothing either',
        spanIds: openSearches.flatMap((call) => families(call)),
        ruledOutBy: [...families(need(trace.calls('add_note', open.id)[0], 'the open point')), ...families(filing)],
        why: 'It was noted and filed as an open point, which is what the planner had asked for.',
      },
    ].filter(({ spanIds }) => spanIds.length > 0),
    neutral: [
      ...ids(
        trace.turn(emptied, 'before'),
        trace.turn(told, 'before'),
        trace.turn(told, 'after'),
        trace.turn(readStale, 'before'),
      ),
      ...families(noteStale),
      ...families(need(trace.calls('list_notes')[0], 'the notes')),
      ...ids(trace.turn(complaint, 'after'), trace.named('user message')[0]),
      ...families(...trace.calls(question.search, question.id).slice(2)),
    ],
  };
}

const failed = ({ status }: OtlpSpan): boolean => status?.code === 2;
