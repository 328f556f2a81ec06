/**
 * What a planted text is, and so who in the organisation may read it: `common` every member, `candidate` those who read reports,
 * `team` they too but never the candidate, `notes` whoever grades but never the candidate, `audit`, `mail` and `key` those with the
 * ability for it.
 */
export type MarkerKind = 'common' | 'candidate' | 'team' | 'notes' | 'rubric' | 'audit' | 'mail' | 'key';

let planted = 0;

/** A text that stands nowhere else, to be searched for in answers. `words` before it make it fit where a length is asked for. */
export const mark = (kind: MarkerKind, words = ''): string =>
  `${words}${words ? ' ' : ''}zqx-${kind}-${String(++planted).padStart(4, '0')}`;

export const markedEmail = (kind: MarkerKind): string => `${mark(kind)}@example.org`;

/** How many texts were planted until now; markers count up, so that those of one organisation are a range. */
export const plantedSoFar = (): number => planted;

const MARKER = /zqx-([a-z]+)-(\d{4,})/gi;

/** Every planted text that stands in `text`, up to the number `last`. */
export const markersIn = (text: string, last = Infinity): { kind: string; marker: string }[] =>
  [...text.matchAll(MARKER)]
    .filter(([, , number]) => Number(number) <= last)
    .map(([marker, kind = '']) => ({ marker, kind: kind.toLowerCase() }));
