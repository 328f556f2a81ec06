/** Treasury's sweep: takes back what was refunded beyond what an order is worth, without asking anyone. */
import type { WorldCase, WorldEvent } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { surplus } from './state.ts';
import type { State } from './state.ts';

export function eventsOf(run: WorldCase): WorldEvent<State>[] {
  const facts = paramsOf(run);
  const atMs = Date.parse(facts.startsAt) + facts.sweepAfterMs;
  return [
    {
      atMs: facts.sweepAfterMs,
      name: 'treasury settlement sweep',
      apply(state) {
        const extra = surplus(state).filter((effect) => effect.kind === 'refund' && effect.atMs < atMs);
        state.recovered = extra.map((effect, at) => ({
          id: `db_${effect.id.slice(3)}`,
          of: effect.id,
          amountMinor: effect.amountMinor,
          atMs: atMs + at,
        }));
        return {
          attributes: {
            'sweep.payments_checked': 1840 + (run.seed % 700),
            'sweep.debits': state.recovered.length,
            'sweep.debit_minor': state.recovered.reduce((sum, one) => sum + one.amountMinor, 0),
          },
        };
      },
    },
  ];
}
