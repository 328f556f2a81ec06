import { useEffect, useState } from 'react';
import type { ScenarioFacts, Setup } from './protocol';
import { Simulator } from './simulator';

export interface SimulatorState {
  simulator: Simulator | null;
  /** Empty until the traffic was read. */
  facts: readonly ScenarioFacts[];
  /** Why there is no simulation. */
  failure: string | null;
}

const NOTHING: SimulatorState = { simulator: null, facts: [], failure: null };

/** The page's simulation worker, from the first effect until the page goes. `setup` must keep its identity. */
export function useSimulator(setup: Setup): SimulatorState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    let simulator: Simulator | null = null;
    let gone = false;
    void import('./create-worker.client').then(({ createSimulationWorker }) => {
      if (gone) return;
      const made = new Simulator(createSimulationWorker, setup);
      simulator = made;
      made.ask('setup', 'facts', setup).then(
        ({ answer }) => setState({ simulator: made, facts: answer, failure: null }),
        (error: unknown) => {
          if (!gone) setState({ ...NOTHING, failure: error instanceof Error ? error.message : String(error) });
        },
      );
    });
    return () => {
      gone = true;
      simulator?.close();
      setState(NOTHING);
    };
  }, [setup]);
  return state;
}
