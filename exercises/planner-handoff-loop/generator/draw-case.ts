import { drawsOf } from '../../../app/kinds/trace-diagnosis/engine/keyed-draw.ts';
import type { JsonObject, WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { CaseParams, Leg } from '../world/case-params.ts';
import { TERMINALS } from '../world/terminals.ts';

/**
 * What happens on a leg. `plain`: nothing, the terminal keeps UTC. `zone-full`: the window as the gate reads it has no room.
 * `zone-shifted`: it has room, so the truck is booked at another hour. `weight`: a gateway that reads tonnes. `container`: a type
 * that the pool has renamed. `full`: no room at all.
 */
export type LegSort = 'plain' | 'zone-full' | 'zone-odd' | 'zone-shifted' | 'weight' | 'container' | 'full';

export interface CaseSpec {
  id: string;
  legs: LegSort[];
  /** Number of a leg whose first window is taken by somebody else. */
  race?: number;
  /** Legs whose booking is pending for a while. */
  pending?: number[];
  outages?: Record<string, number>;
  slips?: CaseParams['slips'];
  chasesAfter?: number;
}

const POOLS: Record<'utc' | 'even' | 'odd' | 'v2', string[]> = {
  utc: ['ESK', 'LAG', 'SKA', 'DUN', 'QUE'],
  even: ['VRN', 'HAL', 'PAM', 'TRE'],
  odd: ['BRQ', 'CFE'],
  v2: ['MOR', 'ILD'],
};
const POOL_OF: Record<LegSort, keyof typeof POOLS> = {
  plain: 'utc',
  full: 'utc',
  container: 'utc',
  weight: 'v2',
  'zone-full': 'even',
  'zone-shifted': 'even',
  'zone-odd': 'odd',
};
const CARGO = [
  'ceramic tiles',
  'bottled cider',
  'pump housings',
  'oak flooring',
  'paper rolls',
  'bicycle frames',
  'tinned fish',
  'solar brackets',
  'office chairs',
  'machine oil in drums',
];
const COLD_OR_FLAT: Record<string, string> = { '40RF': 'frozen berries', '20FR': 'a lathe on skids' };
const CUSTOMERS = [
  'Aldous & Finch',
  'Bremer Tegel',
  'Corvin Foods',
  'Dunmore Cycles',
  'Esker Paper',
  'Fjell Pumper',
  'Galley & Sons',
  'Hollin Oak',
];
const PEOPLE = [
  'Ines Rautio',
  'Tom Okafor',
  'Marit Sande',
  'Joao Vale',
  'Edda Krull',
  'Piet Lammers',
  'Niamh Casey',
  'Oleg Brandt',
];
/** First hours of the windows of a day, local time. */
const HOURS = [6, 8, 10, 12, 14, 16, 18];

/** The facts of one case, drawn from the variant's seed and the case's id. */
export function drawCase(seed: number, spec: CaseSpec): WorldCase {
  const draw = drawsOf(seed);
  const pick = <T>(key: string, from: readonly T[]): T =>
    from[Math.floor(draw(`${spec.id} ${key}`) * from.length)] as T;
  const day = 11 + Math.floor(draw(`${spec.id} day`) * 14);
  const used = new Set<string>();
  const legs = spec.legs.map((sort, at): Leg => {
    const pool = POOLS[POOL_OF[sort]];
    const fresh = pool.filter((code) => !used.has(code));
    const terminal = pick(`terminal ${at}`, fresh.length > 0 ? fresh : pool);
    used.add(terminal);
    const special = pick(`special ${at}`, ['40RF', '20FR']);
    const container = sort === 'container' ? special : pick(`container ${at}`, ['20DC', '40DC', '40HC', '45HC']);
    const days = [0, 1].map((ahead) => `2026-05-${String(day + at + ahead).padStart(2, '0')}`);
    const offset = (TERMINALS[terminal]?.offset ?? 0) / 60;
    return {
      leg: at + 1,
      terminal,
      cargo: COLD_OR_FLAT[container] ?? pick(`cargo ${at}`, CARGO),
      kg: 50 * Math.round((7_000 + 15_000 * draw(`${spec.id} kg ${at}`)) / 50),
      container,
      dates: [days[0] ?? '', days[1] ?? ''],
      free: sort === 'full' ? [] : freeStarts((key) => draw(`${spec.id} free ${at} ${key}`), days, offset, sort),
    };
  });
  const first = spec.race === undefined ? undefined : legs[spec.race - 1];
  const params: CaseParams = {
    order: `TO-${10_000 + Math.floor(draw(`${spec.id} order`) * 89_999)}`,
    customer: pick('customer', CUSTOMERS),
    contact: pick('contact', PEOPLE),
    legs,
    taken: first ? [`${first.terminal} ${[...first.free].sort()[0] ?? ''}`] : [],
    pending: Object.fromEntries(
      (spec.pending ?? []).map((leg) => [String(leg), 2 + Math.floor(draw(`${spec.id} polls ${leg}`) * 3)]),
    ),
    outages: spec.outages ?? {},
    slips: spec.slips ?? {},
    tone: Math.floor(draw(`${spec.id} tone`) * 12),
    chasesAfter: spec.chasesAfter ?? 0,
  };
  const json = JSON.parse(JSON.stringify(params)) as JsonObject;
  return { id: spec.id, seed: Math.floor(draw(`${spec.id} seed`) * 1_000_000), params: json };
}

/** Windows with room over two days, such that what the gate reads instead has room (`zone-shifted`) or has none. */
function freeStarts(draw: (key: string) => number, days: string[], offset: number, sort: LegSort): string[] {
  const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00`;
  const isShifted = sort === 'zone-shifted';
  return days.flatMap((day, index) => {
    const wanted = HOURS.filter((hour) => draw(`${index} ${hour}`) < 0.5);
    const kept: number[] = [];
    for (const hour of wanted.length > 0 ? wanted : [10]) {
      const collides = kept.some((other) => other + offset === hour || hour + offset === other);
      if (isShifted || offset === 0 || !collides) kept.push(hour);
    }
    if (!isShifted || index > 0) return kept.map((hour) => at(day, hour));
    // The earliest window and the one that the gate takes it for both have room, and that one is not earlier.
    const [early, late] = offset > 0 ? [6, 6 + offset] : [8, 8 + offset];
    const others = kept.filter((hour) => hour > Math.max(early, late));
    return [early, late, ...others].filter((hour) => offset > 0 || hour >= 6).map((hour) => at(day, hour));
  });
}
