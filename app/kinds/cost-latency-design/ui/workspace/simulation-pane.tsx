import { Field, inputStyle } from '../../../../ui/field';
import { Notice } from '../../../../ui/notice';
import type { Incident } from '../../content';
import { Fingerprint } from '../results/fingerprint';
import { formatMs } from '../results/number-text';
import { SimulationPictures, type SimulationPicturesProps } from '../results/simulation-pictures';
import type { LiveSimulation } from '../simulation/use-live-simulation';
import type { Scenario } from '../../scenario';
import { IncidentPanel } from './incident-panel';

interface SimulationPaneProps extends Omit<SimulationPicturesProps, 'result'> {
  live: LiveSimulation;
  /** The design as it is now can be simulated. */
  runnable: boolean;
  failure: string | null;
  scenarios: readonly Scenario[];
  scenarioId: string;
  onScenario(id: string): void;
  incidents: readonly Incident[];
  chosen: readonly string[];
  onChoose(ids: string[]): void;
}

/** The live simulation: on which traffic, with which incidents, and what comes out. */
export function SimulationPane(props: SimulationPaneProps) {
  const { live, runnable, failure, scenarios, scenarioId, onScenario, incidents, chosen, onChoose, ...pictures } =
    props;
  const { result, ms, busy, error } = live;
  const current = scenarios.find(({ id }) => id === scenarioId);
  return (
    <div className="space-y-4 p-4">
      <div className="needs-js space-y-3">
        <Field label="Traffic" hint={current?.description} className="max-w-md">
          {(control) => (
            <select
              {...control}
              value={scenarioId}
              onChange={(event) => onScenario(event.target.value)}
              className={inputStyle}
            >
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <IncidentPanel {...{ incidents, chosen, onChoose }} />
        <p
          data-simulation={result ? `${result.replications}` : 'none'}
          data-busy={busy || undefined}
          className="text-[0.8667rem] text-muted tabular-nums"
        >
          {result
            ? `${result.calls} measured calls, one replication in ${formatMs(ms)}, ${result.replications === 1 ? 'first of the replications' : `${result.replications} replications`}`
            : failure || error || !runnable
              ? 'Nothing simulated yet'
              : 'Starting the simulation'}
          {result && result.replications > 1 ? (
            <>
              , <Fingerprint result={result} />
            </>
          ) : null}
        </p>
      </div>
      {failure || error ? (
        <Notice tone="bad" role="alert" title="The simulation stopped">
          {failure ?? error}
        </Notice>
      ) : null}
      {!runnable ? (
        <Notice tone="warn">
          {result
            ? 'The design has problems. These are the numbers of the last one that could run.'
            : 'The design has problems; mend them to see its numbers.'}
        </Notice>
      ) : null}
      {result ? <SimulationPictures result={result} {...pictures} /> : null}
      <noscript>
        <p>The live simulation needs JavaScript. Run simulates the same on the server.</p>
      </noscript>
    </div>
  );
}
