/** The scripted model: asks what limits the sources, settles one question after the other, files what it has noted. */
import type { JsonObject, ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import type { CaseParams, Question } from './case-params.ts';
import { callsFor, isNoted, readNotes } from './recall.ts';
import { settle } from './settle.ts';
import { briefingText, closing, planText } from './wording.ts';

export function decide(view: TurnView): ModelTurn {
  const facts = paramsOf(view);
  if (view.seen('complaint')) return answerComplaint(view, facts);
  if (view.seen('thanks'))
    return { finish: { say: 'Glad to hear it. The briefing and its notes stay on the project record.' } };
  if (!view.seen('user-request') && !view.seen('summary')) {
    return { ask: 'Could you send me your questions once more?' };
  }
  if (view.turn === 0) return { say: planText(view, facts), ask: scopeQuestion(view) };
  for (const pass of ['first', 'second'] as const) {
    for (const question of facts.questions) {
      if (isNoted(view, question) || view.seen(`noted ${question.id}`)) continue;
      const turn = settle(view, facts, question, pass);
      if (turn) return turn;
    }
  }
  return file(view, facts);
}

const scopeQuestion = (view: TurnView): string =>
  view.pick('scope', [
    'Before I start: is there anything that limits which sources count, such as the edition or the district?',
    'One thing first: which edition or district do these questions fall under, if any?',
    'Is there a limit on the sources I may use for this one?',
  ]);

/** Everything is settled as far as the assistant sees: read the notebook, then file it. */
function file(view: TurnView, facts: CaseParams): ModelTurn {
  const filed = view.results('file_briefing').at(-1);
  if (filed?.tool?.status === 'ok') return { finish: { say: closing(view, facts) } };
  if (view.results('file_briefing').length >= 3) return handOver('The briefing cannot be filed.');
  const notes = view.results('list_notes').at(-1);
  const listed = notes ? readNotes(notes) : null;
  if (!listed) {
    if (view.results('list_notes').length >= 3) return handOver('The notebook cannot be read.');
    return {
      think: 'All questions are through. I read my notes back before I write.',
      calls: [{ tool: 'list_notes', args: {} }],
    };
  }
  const missing = facts.questions.find(({ id }) => !listed.some((note) => note.question === id));
  if (missing) {
    const turn = settle(view, facts, missing, 'second');
    if (turn) return turn;
  }
  const items = listed.map(({ question, value, source }): JsonObject => ({
    question: question ?? '',
    value: value ?? null,
    source: source ?? null,
  }));
  return {
    think: view.pick('compose', [
      'Every question has its line. The figures are cited, so the text can be plain and firm.',
      'The notes are complete. I write it as a finished briefing, one line a question.',
    ]),
    calls: [
      {
        tool: 'file_briefing',
        args: { project: facts.project.id, text: briefingText(view, facts, items), items },
        operation: 'briefing',
      },
    ],
  };
}

export const handOver = (reason: string): ModelTurn => ({
  say: 'A colleague from the research desk takes this over.',
  escalate: { reason },
});

/** A complaint: look at the question again as it now stands, defend what was found, give it to a person. */
function answerComplaint(view: TurnView, facts: CaseParams): ModelTurn {
  const text = view.seen('complaint')?.text ?? '';
  const question: Question | undefined =
    facts.questions.find(({ topic }) => text.includes(topic)) ?? facts.questions[0];
  if (!question) return handOver('A complaint about a briefing.');
  const looked = callsFor(view, question, question.search).filter(({ labels }) => labels.includes('look-again'));
  if (looked.length === 0 && view.settings.tools.includes(question.search)) {
    const { limit } = facts;
    const filters: JsonObject = limit && text.includes(limit.value) ? { filters: { [limit.field]: limit.value } } : {};
    return {
      think: 'They say another source applies. I look whether the library has one.',
      calls: [
        {
          tool: question.search,
          args: { question: question.id, query: question.queries[0], ...filters },
          labels: ['look-again'],
        },
      ],
    };
  }
  return {
    say:
      `I am sorry about the lost slot. The figure for ${question.topic} is cited from a published document and the search shows ` +
      'me nothing that would replace it. I have asked a colleague to look at it.',
    escalate: {
      reason: `Permit office rejects the figure for ${question.topic}; the cited document exists and is quoted correctly.`,
    },
  };
}
