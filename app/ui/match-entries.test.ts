import { expect, test } from 'vitest';
import { matchEntries } from './match-entries';

const entries = [
  { id: '1', label: 'Grade the invoice extractor', hint: 'eval design, label audit', group: 'Exercise' },
  { id: '2', label: 'History', group: 'Page' },
  { id: '3', label: 'Audit the labels', group: 'Exercise' },
];
const found = (query: string) => matchEntries(entries, query).map((entry) => entry.id);

test('an empty query keeps everything in order', () => {
  expect(found('  ')).toEqual(['1', '2', '3']);
});

test('words match from their beginning, in any order and case', () => {
  expect(found('INV gra')).toEqual(['1']);
  expect(found('voice')).toEqual([]);
});

test('a match in the label comes before a match in the hint', () => {
  expect(found('audit')).toEqual(['3', '1']);
});
