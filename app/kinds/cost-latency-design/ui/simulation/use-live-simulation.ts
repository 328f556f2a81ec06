import { useEffect, useState } from 'react';
import type { SimulationResult } from '../../engine/simulation-types';
import { PUBLIC_SIMULATION } from '../../public-simulation';
import type { Conditions } from './protocol';
import { Superseded, type Simulator } from './simulator';

/** Intervals are drawn once nothing has changed for this long. */
const SETTLED_MS = 350;

export interface LiveSimulation {
  /** The latest result; stays while the next one is under way. */
  result: SimulationResult | null;
  /** The conditions it is of. */
  of: Conditions | null;
  /** Time the simulation of one replication took, in the worker. */
  ms: number;
  busy: boolean;
  error: string | null;
}

const NOTHING: LiveSimulation = { result: null, of: null, ms: 0, busy: false, error: null };

/**
 * Simulates whenever the conditions change: at once with one replication, and with all of them when nothing has changed for a moment.
 * Null conditions keep the last result. Conditions are compared by identity.
 */
export function useLiveSimulation(simulator: Simulator | null, conditions: Conditions | null): LiveSimulation {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (!simulator || !conditions) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async (asker: 'live' | 'refine', replications: number) => {
      try {
        const { answer, ms } = await simulator.ask(asker, 'simulate', { ...conditions, replications });
        // An answer that comes while the next one is computed is still worth drawing.
        setState((now) => ({
          ...{ result: answer, of: conditions, error: null, busy: false },
          ms: asker === 'live' ? ms : now.ms,
        }));
      } catch (error) {
        if (error instanceof Superseded) return;
        if (!gone)
          setState((now) => ({ ...now, busy: false, error: error instanceof Error ? error.message : String(error) }));
      }
    };
    setState((now) => ({ ...now, busy: true }));
    void run('live', 1).then(() => {
      if (!gone) timer = setTimeout(() => void run('refine', PUBLIC_SIMULATION.replications), SETTLED_MS);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [simulator, conditions]);
  return state;
}
