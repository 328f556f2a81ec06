import { Icon } from '../../../../ui/icon';
import { Notice } from '../../../../ui/notice';
import type { RunReport } from '../../../contract';
import type { Catalogue } from '../../catalogue';
import type { CostLatencyContent } from '../../content';
import type { PublicRunScenario } from '../../public-run';
import type { Scenario } from '../../scenario';
import { Fingerprint } from '../results/fingerprint';
import { SimulationPictures } from '../results/simulation-pictures';
import { readRunDetails } from './read-run-details';

interface RunPaneProps {
  report: RunReport | null;
  running: boolean;
  /** The answer is not what it was when the report came. */
  outdated: boolean;
  content: CostLatencyContent;
  catalogue: Catalogue;
  changedCatalogue: Catalogue | null;
  scenarios: readonly Scenario[];
}

/** The last run on the server: the same engine on every public scenario. */
export function RunPane({ report, running, outdated, content, catalogue, changedCatalogue, scenarios }: RunPaneProps) {
  const details = readRunDetails(report);
  if (!report) {
    return (
      <p className="p-4 text-muted">
        {running
          ? 'Simulating on the server'
          : 'Run simulates the saved design on every public scenario on the server, as grading does.'}
      </p>
    );
  }
  const draw = (
    runs: readonly PublicRunScenario[],
    title: string,
    targets: CostLatencyContent['targets'],
    used: Catalogue,
  ) =>
    runs.map(({ id, title: name, result }) => (
      <section key={`${title} ${id}`} aria-label={`${title}: ${name}`} className="space-y-3 border-t border-line pt-4">
        <h3 className="text-[1rem]">
          {title}: {name}
        </h3>
        <p className="text-[0.8667rem] text-muted tabular-nums">
          {result.calls} measured calls, {result.replications} replications, <Fingerprint result={result} />
        </p>
        <SimulationPictures
          {...{ result, targets }}
          slo={content.slo}
          callsPerMonth={content.callsPerMonth}
          catalogue={used}
          events={scenarios.find((scenario) => scenario.id === id)?.events ?? []}
        />
      </section>
    ));
  return (
    <div className="space-y-4 p-4">
      <p role="status" className="flex items-center gap-2 font-medium">
        <Icon name={report.status === 'ok' ? 'check' : 'warning'} />
        {report.headline}
      </p>
      {outdated ? <Notice tone="warn">The design has changed since this run.</Notice> : null}
      {details?.problems.map(({ file, path, message }) => (
        <Notice key={`${file} ${path} ${message}`} tone="bad" title={path ? `${file}, ${path}` : file}>
          {message}
        </Notice>
      ))}
      {details ? draw(details.scenarios, 'Design', content.targets, catalogue) : null}
      {details && content.change && changedCatalogue
        ? draw(details.changed, content.change.title, content.change.targets, changedCatalogue)
        : null}
    </div>
  );
}
