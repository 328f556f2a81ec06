/** One question from the first search to the note. */
import type { JsonObject, ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { PLACES } from './case-params.ts';
import type { CaseParams, Question } from './case-params.ts';
import { chooseDocument } from './choose-document.ts';
import { CARRY_LIMIT, REPORT_EMPTY, SEARCH_INTAKE } from './concepts.ts';
import { callsFor, readFigure, readSearch, seesLimit } from './recall.ts';
import { afterEmpty, searchThought } from './wording.ts';

/**
 * The next move on a question that is not noted, or null to leave it for later. On the first pass a search that brings nothing is
 * put off; on the second pass the question is searched once more in other words and then noted as open.
 */
export function settle(
  view: TurnView,
  facts: CaseParams,
  question: Question,
  pass: 'first' | 'second',
): ModelTurn | null {
  if (!view.settings.tools.includes('add_note') || !view.settings.tools.includes(question.search)) {
    return { say: `I cannot work on ${question.id} without my tools.`, escalate: { reason: 'tools are missing' } };
  }
  const read = callsFor(view, question, 'read_document').at(-1);
  if (read) return afterReading(view, facts, question);
  const searches = callsFor(view, question, question.search);
  const last = searches.at(-1);
  const putOff = view.seen(`later ${question.id}`) !== undefined;
  if (pass === 'first' && putOff) return null;
  if (!last || (pass === 'second' && putOff && !searches.some((one) => one.labels.includes('again')))) {
    return search(view, facts, question, pass === 'second' || putOff ? 'again' : 'first');
  }
  if (last.tool?.status !== 'ok') {
    return searches.length < 3 ? search(view, facts, question, 'first') : note(view, question, null);
  }
  const found = readSearch(last);
  const document = found ? chooseDocument(view, facts, found) : null;
  if (document) return openDocument(view, question, document.id);
  return afterNothing(view, facts, question, pass);
}

function search(
  view: TurnView,
  facts: CaseParams,
  question: Question,
  which: 'first' | 'again',
  extra: JsonObject = {},
): ModelTurn {
  const { limit } = facts;
  const minds = limit !== null && facts.slip !== 'ignores-limit' && seesLimit(view);
  const filters: JsonObject = { ...(minds ? { [limit.field]: limit.value } : {}), ...extra };
  const carries = minds && view.follows(CARRY_LIMIT, 0.7);
  return {
    think: searchThought(view, question, which, minds ? limit.value : null),
    ...(carries ? { say: `Limit on sources: ${limit.field} ${limit.value}.`, labels: ['constraint'] } : {}),
    calls: [
      {
        tool: question.search,
        args: {
          question: question.id,
          query: question.queries[which === 'again' ? 1 : 0],
          ...(Object.keys(filters).length > 0 ? { filters } : {}),
        },
        labels: which === 'again' ? ['again'] : [],
      },
    ],
  };
}

/** The search brought nothing that could be used. What the model does depends on what it was told about it. */
function afterNothing(view: TurnView, facts: CaseParams, question: Question, pass: 'first' | 'second'): ModelTurn {
  const searches = callsFor(view, question, question.search);
  const last = searches.at(-1);
  const found = last ? readSearch(last) : null;
  const { field, intake } = PLACES[question.search];
  const triedIntake = searches.some((one) => JSON.stringify(one.tool?.args.filters ?? {}).includes(intake));
  const told = found?.filters?.[field] !== undefined;
  if (!triedIntake && (told || view.follows(SEARCH_INTAKE, 0.7)) && searches.length < 4) {
    const turn = search(view, facts, question, 'first', { [field]: intake });
    const think = told
      ? `Nothing, but the harness searched only where ${field} is "${String(found?.filters?.[field])}". I ask for ${intake} by name.`
      : `Nothing. The ${intake} ${field} may have it.`;
    return { ...turn, think };
  }
  const reports = view.follows(REPORT_EMPTY, 0.75);
  if (pass === 'second' || reports) return note(view, question, null);
  return later(view, facts, question);
}

/** Puts a question off and goes on with the next one in the same turn. */
function later(view: TurnView, facts: CaseParams, question: Question): ModelTurn {
  const at = facts.questions.indexOf(question);
  const next = facts.questions
    .slice(at + 1)
    .find((one) => callsFor(view, one, one.search).length === 0 && !view.seen(`noted ${one.id}`));
  const say = afterEmpty(view, question);
  const labels = ['progress', `later ${question.id}`];
  if (!next) {
    const again = search(view, facts, question, 'again');
    return { ...again, say, labels: [...labels, ...(again.labels ?? [])] };
  }
  const turn = search(view, facts, next, 'first');
  return { ...turn, say: [say, turn.say].filter(Boolean).join('\n'), labels: [...labels, ...(turn.labels ?? [])] };
}

const openDocument = (view: TurnView, question: Question, document: string): ModelTurn =>
  view.settings.tools.includes('read_document')
    ? {
        think: view.pick(`read ${question.id}`, [
          `${document} looks right for ${question.id}. I read the passage itself.`,
          `The best hit for ${question.id} is ${document}; the abstract gives no figure, so I open it.`,
          `${document} it is. Opening it for the figure.`,
        ]),
        calls: [{ tool: 'read_document', args: { question: question.id, document_id: document } }],
      }
    : note(view, question, null);

function afterReading(view: TurnView, facts: CaseParams, question: Question): ModelTurn {
  const reads = callsFor(view, question, 'read_document');
  const last = reads.at(-1);
  const figure = last ? readFigure(last) : null;
  const document = String(last?.tool?.args.document_id ?? '');
  if (last?.tool?.status === 'ok') return note(view, question, figure ? { ...figure, document } : null, facts);
  if (last?.tool?.status === 'not-found' || reads.length >= 3) return note(view, question, null);
  return {
    think: `${document} did not open. Once more.`,
    calls: [{ tool: 'read_document', args: { question: question.id, document_id: document } }],
  };
}

function note(
  view: TurnView,
  question: Question,
  found: { value: number; neighbour: number; document: string } | null,
  facts?: CaseParams,
): ModelTurn {
  const tries = callsFor(view, question, 'add_note');
  if (tries.length >= 3) return { say: 'My notebook does not take this note.', escalate: { reason: 'add_note fails' } };
  const slips = found !== null && question.id === 'Q2';
  const value = slips && facts?.slip === 'misreads' ? found.neighbour : (found?.value ?? null);
  const scaled = slips && facts?.slip === 'other-unit' && value !== null ? Math.round(value * 3.6 * 10) / 10 : value;
  return {
    think: found ? `${question.id} is settled: ${scaled} ${question.unit}.` : `${question.id} stays open; I say so.`,
    calls: [
      {
        tool: 'add_note',
        args: {
          question: question.id,
          value: scaled,
          source: found?.document ?? null,
          text: found
            ? `${question.topic}: ${scaled} ${question.unit} (${found.document})`
            : `${question.topic}: no valid source found, to be answered by a person`,
        },
        labels: ['progress', `noted ${question.id}`],
        operation: `note ${question.id}`,
      },
    ],
  };
}
