import type { CellValue } from './table-types';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Nobody reads further to see an order, and comparing whole documents makes sorting slow. */
const SORTED_CHARACTERS = 100;

/** A cell's text, as it is searched and shown by default. Booleans read yes and no; null is empty. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** Order of two values that are not null: numbers by size, everything else by text with numbers inside compared as numbers. */
export function compareValues(a: CellValue, b: CellValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(cellText(a).slice(0, SORTED_CHARACTERS), cellText(b).slice(0, SORTED_CHARACTERS));
}

/** True when every word of `query` occurs in `text`, whatever its case. An empty query matches. `text` must be lower-case. */
export function matchesWords(text: string, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const COMPARISON = /^(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const RANGE = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/;

function matchesNumber(value: number, filter: string): boolean | null {
  const range = RANGE.exec(filter);
  if (range) return value >= Number(range[1]) && value <= Number(range[2]);
  const comparison = COMPARISON.exec(filter);
  if (!comparison) return null;
  const bound = Number(comparison[2]);
  switch (comparison[1]) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      return value === bound;
  }
}

/**
 * Whether a cell passes its column's filter. Text: every word occurs. Numbers also take `>0.5`, `<= 3`, `=2`, `1..5`; a number
 * filter never matches an empty cell. With `exact` the whole text must be equal (filters that are choices).
 */
export function matchesFilter(value: CellValue, filter: string, exact = false): boolean {
  const wanted = filter.trim();
  if (wanted === '') return true;
  if (exact) return cellText(value) === wanted;
  if (value === null && (COMPARISON.test(wanted) || RANGE.test(wanted))) return false;
  if (typeof value === 'number') {
    const answer = matchesNumber(value, wanted);
    if (answer !== null) return answer;
  }
  return matchesWords(cellText(value).toLowerCase(), wanted);
}
