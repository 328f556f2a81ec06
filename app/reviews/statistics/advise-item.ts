import { formatCoefficient } from '../../ui/format-number';
import { LEAST_FOR_CORRELATION, type ItemStatistics } from './statistics-types';

/** Of so many, nearly everybody is at one end. */
const NEARLY_ALL = 0.9;
/** Below this an item hardly goes along with the rest (Ebel & Frisbie, Essentials of Educational Measurement, 1991, call it poor). */
const HARDLY = 0.2;

type Measured = Pick<ItemStatistics, 'kind' | 'n' | 'floor' | 'ceiling' | 'discrimination' | 'levels'>;

/** What an author should look at in one item, in plain words; nothing while there are too few sittings to say. Pure. */
export function adviseItem(item: Measured): string[] {
  if (item.n < LEAST_FOR_CORRELATION) return [];
  return [...adviseEnds(item), ...adviseLevels(item), ...adviseDiscrimination(item)];
}

function adviseEnds({ n, floor, ceiling, kind }: Measured): string[] {
  if (ceiling === n)
    return ['Everybody earns all of it: it tells nobody apart. Make it harder, or give its points to something else.'];
  if (floor === n)
    return ['Nobody earns anything of it. Check that it can be done in the time, and that the brief asks for it.'];
  if (ceiling >= NEARLY_ALL * n) return ['Nearly everybody earns all of it, so it says little about anybody.'];
  if (floor >= NEARLY_ALL * n)
    return ['Nearly nobody earns anything of it. Read a few submissions: is it hard, or unclear?'];
  if (ceiling === 0 && kind === 'check') return ['Nobody earns all of it. Prove that the exemplar still does.'];
  return [];
}

function adviseLevels({ n, floor, ceiling, levels }: Measured): string[] {
  if (levels.length < 2 || floor === n || ceiling === n) return [];
  const empty = levels.filter(({ count }) => count === 0).map(({ title }) => `“${title}”`);
  const top = levels.at(-1);
  if (top?.count === 0)
    return [`Nobody reaches “${top.title}”. Does its description ask for more than the task gives room for?`];
  return empty.length > 0 ? [`Nobody is at ${empty.join(' or ')}: the levels may not be worth telling apart.`] : [];
}

function adviseDiscrimination({ discrimination }: Measured): string[] {
  if (typeof discrimination === 'string' || discrimination.value >= HARDLY) return [];
  const { value, low, high } = discrimination;
  if (high !== null && high < 0) {
    return [
      `Those who do well elsewhere do worse here (${formatCoefficient(value)}). Read submissions of both: the key or the levels may be wrong.`,
    ];
  }
  const chance = low !== null && low < 0 && high !== null && high > HARDLY;
  return [
    chance
      ? `Hardly goes along with the rest so far (${formatCoefficient(value)}); with this few sittings that can be chance.`
      : `Does not go along with the rest (${formatCoefficient(value)}): it measures something else, or something accidental.`,
  ];
}
