import { useEffect, useMemo, useRef, useState } from 'react';
import type { SimulationResult } from '../../engine/simulation-types';
import { PUBLIC_SIMULATION } from '../../public-simulation';
import { readDraft } from '../design/read-draft';
import type { Conditions } from '../simulation/protocol';
import { Superseded, type Simulator } from '../simulation/simulator';

/** Everything of the conditions but the design, and a name for it. */
export interface Circumstances extends Omit<Conditions, 'design'> {
  key: string;
}

export type TriedOutcome = SimulationResult | 'cannot run';

/**
 * Results of designs by their text, all under the same circumstances; what is missing is simulated in the background while `active`.
 * Designs that cannot run under them (an unknown model) say so.
 */
export function useTriedResults(options: {
  simulator: Simulator | null;
  circumstances: Circumstances;
  texts: readonly string[];
  active: boolean;
}): ReadonlyMap<string, TriedOutcome> {
  const { simulator, circumstances, texts, active } = options;
  const known = useRef(new Map<string, TriedOutcome>());
  const [version, setVersion] = useState(0);
  const wanted = texts.join('\u0000');

  useEffect(() => {
    if (!simulator || !active) return;
    let gone = false;
    const { key, ...rest } = circumstances;
    const simulateNext = async (): Promise<void> => {
      const text = wanted.split('\u0000').find((each) => !known.current.has(`${key}\u0000${each}`));
      if (text === undefined || gone) return;
      const design = readDraft(text, rest.catalogue).wellFormed;
      let outcome: TriedOutcome = 'cannot run';
      if (design && design.problems.length === 0) {
        try {
          const ask = { ...rest, design: design.design, replications: PUBLIC_SIMULATION.replications };
          outcome = (await simulator.ask('compare', 'simulate', ask)).answer;
        } catch (error) {
          // Stopped for something more urgent: its turn comes again.
          if (error instanceof Superseded) return gone ? undefined : simulateNext();
        }
      }
      if (gone) return;
      known.current.set(`${key}\u0000${text}`, outcome);
      setVersion((now) => now + 1);
      return simulateNext();
    };
    void simulateNext();
    return () => {
      gone = true;
    };
  }, [simulator, circumstances, wanted, active]);

  return useMemo(() => {
    // Reading `version` makes this follow the results that came in.
    const found = version >= 0 ? known.current : new Map<string, TriedOutcome>();
    return new Map(
      wanted.split('\u0000').flatMap((text) => {
        const outcome = found.get(`${circumstances.key}\u0000${text}`);
        return outcome === undefined ? [] : [[text, outcome] as const];
      }),
    );
  }, [version, wanted, circumstances.key]);
}
