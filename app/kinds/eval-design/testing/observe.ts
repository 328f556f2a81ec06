import type { HiddenSystem } from '../formats';
import type { Observation, SystemObservations } from '../scoring/observations';

const GOLD: Readonly<Record<string, Pick<Observation, 'faulty' | 'planted'>>> = {
  good: { faulty: false, planted: false },
  bad: { faulty: true, planted: false },
  planted: { faulty: true, planted: true },
};
const VERDICT: Readonly<Record<string, Observation['verdict']>> = { '+': 'pass', '-': 'fail', '!': 'error' };

/**
 * Observations of one system in shorthand, one group per item: "30 good+" is thirty good outputs that were passed. The word is the
 * truth (`good`, `bad`, `planted`), the sign the verdict (`+` pass, `-` fail, `!` error); a leading `?` makes them debatable.
 */
export function observe(role: HiddenSystem['role'], id: string, ...groups: string[]): SystemObservations {
  const rows = groups.flatMap((group) => {
    const [, times, unsure, gold, sign] = /^(\d+) (\??)(good|bad|planted)([-+!])$/.exec(group) ?? [];
    const truth = GOLD[gold ?? ''];
    const verdict = VERDICT[sign ?? ''];
    if (!truth || !verdict) throw new Error(`cannot read "${group}"`);
    const score = verdict === 'error' ? null : Number(verdict === 'pass');
    return Array.from({ length: Number(times) }, (): Observation => ({ ...truth, settled: !unsure, verdict, score }));
  });
  return { system: { id, role, title: `The ${id}`, description: 'For a test.' }, rows };
}
