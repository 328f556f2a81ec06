/** The terminals of the network, as the terminal directory has them. */
export interface Terminal {
  code: string;
  name: string;
  /** Minutes that local time is ahead of UTC. */
  offset: number;
  /** Generation of the customs gateway. */
  gateway: 1 | 2;
  depots: string[];
  notice: string | null;
}

const list: Terminal[] = [
  terminal('ESK', 'Eskerry', 0, 1, 'Crane 2 out of service until 20 April, expect 20 minutes longer.'),
  terminal('LAG', 'Lagoa Nova', 0, 1, null),
  terminal('SKA', 'Skarhavn', 0, 1, 'Ice on the quay road before 07:00.'),
  terminal('DUN', 'Dunholm', 0, 1, null),
  terminal('QUE', 'Quellin', 0, 1, 'Weighbridge recalibrated on 1 April.'),
  terminal('MOR', 'Morrow Point', 0, 2, null),
  terminal('ILD', 'Ilden', 0, 2, 'Night shift resumes in May.'),
  terminal('VRN', 'Varnholt', 120, 1, 'Gate 3 closed for resurfacing, use gates 1 and 2.'),
  terminal('HAL', 'Halvik', 120, 1, null),
  terminal('PAM', 'Port Amsel', 120, 1, 'New badge readers at all gates.'),
  terminal('BRQ', 'Brindal Quay', 60, 1, null),
  terminal('CFE', 'Costa Ferro', -180, 1, 'Strike notice withdrawn on 2 April.'),
  terminal('TRE', 'Tremosa', -120, 1, null),
];

export const TERMINALS: Record<string, Terminal> = Object.fromEntries(list.map((each) => [each.code, each]));

function terminal(code: string, name: string, offset: number, gateway: 1 | 2, notice: string | null): Terminal {
  return { code, name, offset, gateway, notice, depots: [`${code}-A`, `${code}-B`, `${code}-C`] };
}

/** `+02:00` for 120 minutes. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A local time without offset as milliseconds of UTC. */
export const instantOf = (local: string, offset: number): number => Date.parse(`${local}:00Z`) - offset * 60_000;

/** Milliseconds of UTC as `2026-04-14T08:00Z`. */
export const utcText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`;

/** Container trade name -> ISO size-type code. */
export const ISO: Record<string, string> = {
  '20DC': '22G1',
  '40DC': '42G1',
  '40HC': '45G1',
  '45HC': 'L5G1',
  '40RF': '45R1',
  '20FR': '22P1',
};

/** Trade names that the container pool still knows; all ISO codes are known to it. */
export const POOL_NAMES = ['20DC', '40DC', '40HC', '45HC'];
