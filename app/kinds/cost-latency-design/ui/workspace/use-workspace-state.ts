import { useCallback, useEffect, useMemo, useState } from 'react';
import type { OpenPanes } from '../../../../ui/workspace/panes';
import type { RunReport } from '../../../contract';
import type { CostLatencyContent, CostLatencyPublicView, Incident } from '../../content';
import { PUBLIC_SIMULATION } from '../../public-simulation';
import type { ScenarioFacts, Setup } from '../simulation/protocol';
import { standardIncidents } from './standard-incidents';

const GROUP_OF = {
  ...{ brief: 'work', documents: 'work', catalogue: 'work', design: 'work', json: 'work', memo: 'work' },
  ...{ simulation: 'results', tried: 'results', calls: 'results', run: 'results' },
} as const;
export type PaneId = keyof typeof GROUP_OF;
export const groupOf = (id: PaneId): string => GROUP_OF[id];

/** Which panes are on top; a run brings its own to the front. */
export function useOpenPanes(running: boolean): [OpenPanes, (id: string) => void] {
  const [open, setOpen] = useState<OpenPanes>({ work: 'brief', results: 'simulation', narrow: 'brief' });
  const show = useCallback((id: string) => {
    const group = GROUP_OF[id as PaneId];
    setOpen((now) => ({ ...now, [group]: id, narrow: id }));
  }, []);
  useEffect(() => {
    if (running) setOpen((now) => ({ ...now, results: 'run', narrow: 'run' }));
  }, [running]);
  return [open, show];
}

/** What the simulation worker starts from; the same object as long as the exercise is. */
export function useSetup(content: CostLatencyContent, view: CostLatencyPublicView): Setup {
  const { slo, callsPerMonth } = content;
  const { scenarios, traffic } = view;
  return useMemo(
    () => ({ scenarios, traffic, slo, callsPerMonth, seed: PUBLIC_SIMULATION.seed }),
    [scenarios, traffic, slo, callsPerMonth],
  );
}

/** The incidents of the exercise, and ours for the sorts it does not bring, once the length of the traffic is known. */
export function useIncidents(
  content: CostLatencyContent,
  view: CostLatencyPublicView,
  facts: ScenarioFacts | undefined,
): Incident[] {
  const { incidents } = content;
  const { catalogue, scenarios } = view;
  return useMemo(() => {
    const scenario = scenarios.find(({ id }) => id === facts?.id);
    if (!facts || !scenario) return [...incidents];
    const { warmUpMs } = scenario;
    return [...incidents, ...standardIncidents(catalogue, { warmUpMs, durationMs: facts.durationMs }, incidents)];
  }, [incidents, catalogue, scenarios, facts]);
}

/** True once a file differs from what it was when the report came. */
export function useOutdated(report: RunReport | null, source: string): boolean {
  const [ran, setRan] = useState({ report, source });
  if (ran.report !== report) setRan({ report, source });
  return report !== null && ran.source !== source;
}
