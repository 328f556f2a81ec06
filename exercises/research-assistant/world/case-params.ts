/** The facts of one run: who asks for which figures, what the library holds, what limits the sources. Drawn by the generator. */
import type { JsonObject } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

export interface CaseParams {
  /** ISO time of the first message. */
  startsAt: string;
  /** Who asks: first name, and the project. */
  person: string;
  project: { id: string; name: string };
  /** The first message. */
  message: string;
  questions: Question[];
  /** What limits the sources, told when the assistant asks; null for none. */
  limit: Limit | null;
  /** What services do out of the ordinary, by tool and count of its calls (attempts included, from 0). */
  hits: Hit[];
  /** Hours after the first message at which the person writes again; null for never. */
  writesAgainAfterHours: number | null;
  /** A weakness this model shows in this run; null in most. */
  slip: Slip | null;
}

export interface Question {
  /** `Q1` ... as numbered in the message. */
  id: string;
  topic: string;
  unit: string;
  search: 'library_search' | 'datasheet_search';
  /** Words of the first and of the second search. */
  queries: [string, string];
  documents: Source[];
  /** Added to every score of the first query: words that miss the subject. */
  firstShift: number;
  /** Id of the document a careful person would cite under the limit; null when nothing fits and that must be said. */
  right: string | null;
}

export interface Source {
  id: string;
  title: string;
  /** Shelf of the library, or listing of the supplier: `core` is preferred, `intake` new, `withdrawn` not to be used. */
  place: 'core' | 'intake' | 'withdrawn';
  edition: string;
  district: string;
  value: number;
  score: number;
}

export interface Limit {
  field: 'edition' | 'district';
  value: string;
  /** As the person puts it. */
  text: string;
}

export interface Hit {
  tool: string;
  call: number;
  how: 'slow' | 'unavailable' | 'rate-limited';
  ms: number;
}

/**
 * `ignores-limit`: searches without it though it was told. `misreads`: takes the
 * neighbouring line of the document. `other-unit`: converts what needs no conversion. `blind-to-shelves`: never looks at shelves.
 */
export type Slip = 'ignores-limit' | 'misreads' | 'other-unit' | 'blind-to-shelves';

export const paramsOf = (run: { params: JsonObject }): CaseParams => run.params as unknown as CaseParams;

/** What the services call the places. */
export const PLACES = {
  library_search: { field: 'shelf', core: 'core', intake: 'intake', withdrawn: 'withdrawn' },
  datasheet_search: { field: 'listing', core: 'preferred', intake: 'provisional', withdrawn: 'delisted' },
} as const;
