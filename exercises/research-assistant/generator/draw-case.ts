/** Draws the facts of a case from a seed: the same specification gives other people, figures and documents with another seed. */
import { drawsOf } from '../../../app/kinds/trace-diagnosis/engine/keyed-draw.ts';
import type { JsonObject, WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { CaseParams, Hit, Limit, Question, Slip, Source } from '../world/case-params.ts';
import {
  DISTRICT_LIMITS,
  DISTRICTS,
  EDITION_LIMITS,
  EDITIONS,
  NO_CHAT,
  OPENINGS,
  PEOPLE,
  PROJECTS,
  TOPICS,
  type Topic,
} from './stock.ts';

/**
 * How the documents on a question lie. `plain`: the right one is in front. `hidden`: it is new, and one that does not apply is in
 * front. `rival`: both are in front, the wrong one scores higher. `none`: nothing. `stale`: only one that does not apply.
 * `withdrawn`: only a withdrawn one. `trap`: a withdrawn one scores higher than the right one. `words`: the first words miss.
 */
export type Layout = 'plain' | 'hidden' | 'rival' | 'none' | 'stale' | 'withdrawn' | 'trap' | 'words';

export interface CaseSpec {
  id: string;
  asks: (Layout | `${Layout}/sheet`)[];
  limit?: 'edition' | 'district';
  hits?: Hit[];
  slip?: Slip;
  /** Whether the person writes again later. */
  again?: boolean;
}

type Draw = (key: string) => number;

export function drawCase(seed: number, spec: CaseSpec): WorldCase {
  const draw: Draw = drawsOf(seed);
  const at = (key: string) => draw(`${spec.id} ${key}`);
  const from = <T>(key: string, list: readonly T[]): T => list[Math.floor(at(key) * list.length)] as T;
  const terms = drawTerms(spec, from);
  const topics = drawTopics(spec, at);
  const project = { id: `PM-${1_000 + Math.floor(at('project id') * 9_000)}`, name: from('project', PROJECTS) };
  const person = from('person', PEOPLE);
  const ids = new Set<string>();
  const questions = spec.asks.map((ask, nth): Question => {
    const [layout] = ask.split('/') as [Layout];
    return drawQuestion({ id: `Q${nth + 1}`, topic: topics[nth] as Topic, layout, terms, ids, at });
  });
  const list = questions.map(({ id, topic }) => `${id} ${topic}`).join('\n');
  const params: CaseParams = {
    startsAt: startOf(at),
    person,
    project,
    message: `${from('opening', OPENINGS).replace('{project}', project.name)}\n${list}\n${from('regards', NO_CHAT)}, ${person}`,
    questions,
    limit: terms.limit,
    hits: spec.hits ?? [],
    writesAgainAfterHours: spec.again ? 20 + Math.floor(at('hours') * 60) : null,
    slip: spec.slip ?? null,
  };
  return { id: idOf(at), seed: 1 + Math.floor(at('seed') * 1e9), params: params as unknown as JsonObject };
}

/** An id that says nothing about the case. */
const idOf = (at: Draw): string =>
  `run-${Math.floor(at('id') * 36 ** 6)
    .toString(36)
    .padStart(6, '0')}`;

const startOf = (at: Draw): string =>
  new Date(
    Date.UTC(2026, 8, 7 + Math.floor(at('day') * 25), 7 + Math.floor(at('hour') * 9), Math.floor(at('minute') * 60)),
  ).toISOString();

interface Terms {
  limit: Limit | null;
  /** What applies and what does not, by field. */
  fits: Pick<Source, 'edition' | 'district'>;
  misfits: Pick<Source, 'edition' | 'district'>;
}

function drawTerms(spec: CaseSpec, from: <T>(key: string, list: readonly T[]) => T): Terms {
  const [edition, oldEdition] = from('editions', EDITIONS);
  const [district, otherDistrict] = from('districts', DISTRICTS);
  if (spec.limit === 'district') {
    const text = from('limit', DISTRICT_LIMITS).replaceAll('{value}', district);
    return {
      limit: { field: 'district', value: district, text },
      fits: { edition, district },
      misfits: { edition, district: otherDistrict },
    };
  }
  const text = from('limit', EDITION_LIMITS).replaceAll('{value}', edition);
  return {
    limit: spec.limit === 'edition' ? { field: 'edition', value: edition, text } : null,
    fits: { edition, district: 'all' },
    misfits: { edition: oldEdition, district: 'all' },
  };
}

/** Different subjects for the questions; a datasheet where the specification asks for one. */
function drawTopics(spec: CaseSpec, at: Draw): Topic[] {
  const shuffled = TOPICS.map((topic, nth) => ({ topic, key: at(`topic ${nth}`) }))
    .sort((a, b) => a.key - b.key)
    .map(({ topic }) => topic);
  const take = (search: Topic['search']) => {
    const nth = shuffled.findIndex((topic) => topic.search === search);
    return shuffled.splice(nth, 1)[0];
  };
  return spec.asks.map((ask) => {
    const topic = take(ask.endsWith('/sheet') ? 'datasheet_search' : 'library_search');
    if (!topic) throw new Error(`${spec.id} asks for more subjects than there are`);
    return topic;
  });
}

function drawQuestion(options: {
  id: string;
  topic: Topic;
  layout: Layout;
  terms: Terms;
  ids: Set<string>;
  at: Draw;
}): Question {
  const { id, topic, layout, terms, ids, at } = options;
  const [first, last, step] = topic.values;
  const values = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, nth) => Math.round((first + nth * step) * 10) / 10,
  );
  const source = (name: string, place: Source['place'], score: number, fits: boolean): Source => {
    const value = values.splice(Math.floor(at(`${id} ${name} value`) * values.length), 1)[0] ?? first;
    return {
      id: newId(topic.search === 'library_search' ? 'LIB' : 'DS', ids, (nth) => at(`${id} ${name} id ${nth}`)),
      title: topic.title,
      place,
      ...(fits ? terms.fits : terms.misfits),
      value,
      score: Math.round((score + 0.04 * at(`${id} ${name} score`)) * 1000) / 1000,
    };
  };
  const right = (place: Source['place'], score: number) => source('right', place, score, true);
  const wrong = (score: number) => source('wrong', 'core', score, false);
  const old = (score: number) => source('old', 'withdrawn', score, true);
  const layouts: Record<Layout, () => Source[]> = {
    plain: () => [right('core', 0.8), wrong(0.68)],
    hidden: () => [right('intake', 0.81), wrong(0.72)],
    rival: () => [right('core', 0.76), wrong(0.83)],
    none: () => [],
    stale: () => [wrong(0.74)],
    withdrawn: () => [old(0.8)],
    trap: () => [right('core', 0.76), old(0.85)],
    words: () => [right('core', 0.8), wrong(0.66)],
  };
  const documents = layouts[layout]();
  const answers = layout !== 'none' && layout !== 'withdrawn' && layout !== 'stale';
  return {
    id,
    topic: topic.topic,
    unit: topic.unit,
    search: topic.search,
    queries: topic.queries,
    documents,
    firstShift: layout === 'words' ? -0.4 : 0,
    right: answers ? (documents[0]?.id ?? null) : null,
  };
}

function newId(prefix: string, taken: Set<string>, at: (nth: number) => number): string {
  for (let nth = 0; ; nth += 1) {
    const id = `${prefix}-${1_000 + Math.floor(at(nth) * 9_000)}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}
