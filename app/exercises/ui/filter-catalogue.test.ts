import { expect, test } from 'vitest';
import type { CatalogueCard } from '../exercise-views';
import { filterCards, filterChoices, readFilter } from './filter-catalogue';

const card = (slug: string, more: Partial<CatalogueCard>): CatalogueCard => ({
  slug,
  kind: 'eval-design',
  kindTitle: 'Design an eval',
  title: slug,
  summary: 'A summary.',
  level: 'senior',
  skills: ['eval design'],
  minutes: 60,
  gradedBy: 'It runs.',
  points: { checks: 70, rubric: 30 },
  ...more,
});
const cards = [
  card('short', { minutes: 45, level: 'core' }),
  card('long', { minutes: 90, skills: ['eval design', 'tracing'] }),
  card('trace', { kind: 'trace-diagnosis', kindTitle: 'Diagnose a trace', skills: ['tracing'] }),
];
const slugs = (search: string) =>
  filterCards(cards, readFilter(new URLSearchParams(search))).map((found) => found.slug);

test('an empty query keeps every card in order', () => {
  expect(slugs('')).toEqual(['short', 'long', 'trace']);
  expect(slugs('skill=&kind=&level=&time=')).toEqual(['short', 'long', 'trace']);
});

test('each dimension narrows, and together they must all fit', () => {
  expect(slugs('skill=tracing')).toEqual(['long', 'trace']);
  expect(slugs('kind=eval-design')).toEqual(['short', 'long']);
  expect(slugs('level=core')).toEqual(['short']);
  expect(slugs('time=60')).toEqual(['short', 'trace']);
  expect(slugs('skill=tracing&kind=eval-design')).toEqual(['long']);
  expect(slugs('skill=tracing&level=core')).toEqual([]);
});

test('a time that is no positive number leaves the length open', () => {
  for (const time of ['abc', '-5', '0', 'Infinity']) expect(slugs(`time=${time}`)).toHaveLength(3);
});

test('choices are what the cards have: skills once and sorted, levels from core up, times that tell cards apart', () => {
  const choices = filterChoices(cards);
  expect(choices.skill.map((choice) => choice.value)).toEqual(['eval design', 'tracing']);
  expect(choices.kind).toEqual([
    { value: 'eval-design', title: 'Design an eval' },
    { value: 'trace-diagnosis', title: 'Diagnose a trace' },
  ]);
  expect(choices.level.map((choice) => choice.value)).toEqual(['core', 'senior']);
  expect(choices.time.map((choice) => choice.value)).toEqual(['45', '60']);
});
