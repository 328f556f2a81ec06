import type { CatalogueCard } from '../exercise-views';

/** What the catalogue is narrowed to; null leaves a dimension open. */
export interface CatalogueFilter {
  skill: string | null;
  kind: string | null;
  level: string | null;
  maxMinutes: number | null;
}

export interface FilterChoice {
  value: string;
  title: string;
}

/** The filter in a URL's search parameters. Values that mean nothing leave their dimension open. */
export function readFilter(search: URLSearchParams): CatalogueFilter {
  const minutes = Number(search.get('time'));
  return {
    skill: search.get('skill') || null,
    kind: search.get('kind') || null,
    level: search.get('level') || null,
    maxMinutes: Number.isFinite(minutes) && minutes > 0 ? minutes : null,
  };
}

/** The cards that fit every dimension of the filter, in the order given. */
export function filterCards(cards: readonly CatalogueCard[], filter: CatalogueFilter): CatalogueCard[] {
  return cards.filter(
    (card) =>
      (filter.skill === null || card.skills.includes(filter.skill)) &&
      (filter.kind === null || card.kind === filter.kind) &&
      (filter.level === null || card.level === filter.level) &&
      (filter.maxMinutes === null || card.minutes <= filter.maxMinutes),
  );
}

const LEVELS = ['core', 'senior', 'staff'];
const TIME_STEPS = [30, 45, 60, 90, 120, 180];

/** What each select offers: only values that some card has, and time limits that leave something in and something out. */
export function filterChoices(
  cards: readonly CatalogueCard[],
): Record<'skill' | 'kind' | 'level' | 'time', FilterChoice[]> {
  const skills = [...new Set(cards.flatMap((card) => card.skills))].sort((a, b) => a.localeCompare(b, 'en'));
  const kinds = new Map(cards.map((card) => [card.kind, card.kindTitle]));
  const shortest = Math.min(...cards.map((card) => card.minutes));
  const longest = Math.max(...cards.map((card) => card.minutes));
  return {
    skill: skills.map((skill) => ({ value: skill, title: skill })),
    kind: [...kinds].map(([value, title]) => ({ value, title })),
    level: LEVELS.filter((level) => cards.some((card) => card.level === level)).map((level) => ({
      value: level,
      title: LEVEL_TITLES[level] ?? level,
    })),
    time: TIME_STEPS.filter((minutes) => minutes >= shortest && minutes < longest).map((minutes) => ({
      value: String(minutes),
      title: `up to ${minutes} min`,
    })),
  };
}

/** Levels as people read them. */
export const LEVEL_TITLES: Record<string, string> = { core: 'Core', senior: 'Senior', staff: 'Staff' };
