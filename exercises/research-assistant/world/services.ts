/** The services behind the tools: two searches, the reading room, the notebook, the filing desk. */
import type {
  JsonObject,
  RetrieverOutcome,
  RetrieverQuery,
  ToolCall,
  ToolOutcome,
} from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { PLACES } from './case-params.ts';
import type { CaseParams, Hit, Question, Source } from './case-params.ts';
import { readItem } from './state.ts';
import type { State } from './state.ts';

type SearchName = Question['search'];

const hitOf = (facts: CaseParams, tool: string, call: number): Hit | undefined =>
  facts.hits.find((hit) => hit.tool === tool && hit.call === call);

const trouble = ({ how }: Hit) =>
  how === 'rate-limited'
    ? { code: 'rate-limited' as const, message: '429 too many requests, retry later' }
    : { code: 'unavailable' as const, message: '503 upstream is restarting' };

/** Candidates for a query: documents on its subject, with scores that depend a little on the words. */
export const searchBy =
  (name: SearchName) =>
  ({ state, query, earlier, draw }: RetrieverQuery<State>): RetrieverOutcome => {
    const question = state.facts.questions.find(({ search, queries }) => search === name && queries.includes(query));
    const hit = hitOf(state.facts, name, earlier);
    const latencyMs = hit?.how === 'slow' ? hit.ms : 240 + Math.round(draw(`${name} ${earlier}`) * 420);
    if (hit && hit.how !== 'slow') return { documents: [], latencyMs: hit.ms, error: trouble(hit) };
    const shift = question && query === question.queries[0] ? question.firstShift : 0;
    return {
      latencyMs,
      documents: (question?.documents ?? []).map((source) => ({
        id: source.id,
        title: source.title,
        text: abstractOf(source, question?.topic ?? ''),
        score: Math.round((source.score + shift) * 1000) / 1000,
        fields: fieldsOf(name, source),
      })),
    };
  };

const abstractOf = ({ title, edition, district }: Source, topic: string): string =>
  `${title}, edition ${edition}, ${district === 'all' ? 'all districts' : `district ${district}`}. Holds requirements for ${topic}.`;

function fieldsOf(name: SearchName, { place, edition, district }: Source): Record<string, string> {
  const names = PLACES[name];
  return { [names.field]: names[place], edition, district };
}

/** A document by its id, with the passage that holds the figure. */
export function readDocument({ state, args, earlier, draw }: ToolCall<State>): ToolOutcome {
  const server = { 'server.address': 'stacks.pellmarrow.example', 'http.request.method': 'GET' };
  const hit = hitOf(state.facts, 'read_document', earlier);
  if (hit && hit.how !== 'slow') {
    return { error: trouble(hit), latencyMs: hit.ms, attributes: { ...server, 'http.response.status_code': 503 } };
  }
  const latencyMs = hit?.ms ?? 120 + Math.round(draw(`read ${earlier}`) * 300);
  const id = String(args.document_id);
  const question = state.facts.questions.find(({ documents }) => documents.some((source) => source.id === id));
  const source = question?.documents.find((one) => one.id === id);
  if (!question || !source) {
    return { error: { code: 'not-found', message: `no document ${id}` }, latencyMs, attributes: server };
  }
  return {
    latencyMs,
    attributes: { ...server, 'http.response.status_code': 200 },
    inside: [{ name: 'pages.load', offsetMs: 20, durationMs: Math.round(latencyMs * 0.6) }],
    result: {
      document_id: id,
      title: source.title,
      edition: source.edition,
      ...fieldsOf(question.search, source),
      section: `${3 + (source.value % 5)}.${1 + (Math.floor(source.score * 100) % 7)}`,
      passage: `For ${question.topic} the value is ${source.value} ${question.unit}.`,
      figure: { value: source.value, unit: question.unit },
      neighbour: { value: Math.round(source.value * 1.6 * 10) / 10, note: 'temporary operation only' },
    },
  };
}

export function addNote({ state, args, draw, earlier }: ToolCall<State>): ToolOutcome {
  state.notes.push({ ...readItem(args), text: typeof args.text === 'string' ? args.text : '' });
  return {
    result: { note: `n-${state.notes.length}`, question: args.question ?? null, saved: true },
    latencyMs: 40 + Math.round(draw(`note ${earlier}`) * 60),
    attributes: { 'db.system': 'postgresql', 'db.operation.name': 'INSERT' },
  };
}

export function listNotes({ state, draw, earlier }: ToolCall<State>): ToolOutcome {
  return {
    result: { notes: state.notes.map(({ question, value, source, text }) => ({ question, value, source, text })) },
    latencyMs: 50 + Math.round(draw(`notes ${earlier}`) * 60),
    attributes: { 'db.system': 'postgresql', 'db.operation.name': 'SELECT' },
  };
}

/** The briefing goes to the person and to the project's record; it cannot be taken back. */
export function fileBriefing({ state, args, run, earlier, draw }: ToolCall<State>): ToolOutcome {
  const raw = Array.isArray(args.items) ? args.items : [];
  const items = raw.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one));
  state.filed.push(items.map(readItem));
  return {
    result: {
      briefing_id: `BR-${1_000 + (run.seed % 9_000)}-${state.filed.length}`,
      items: items.length,
      sources_found: items.filter((one) => typeof one.source === 'string').length,
      layout_warnings: ['no executive summary heading'],
    },
    latencyMs: 620 + Math.round(draw(`file ${earlier}`) * 500),
    attributes: { 'server.address': 'briefings.pellmarrow.example', 'http.request.method': 'POST' },
    inside: [{ name: 'pdf.render', offsetMs: 60, durationMs: 430 }],
  };
}
