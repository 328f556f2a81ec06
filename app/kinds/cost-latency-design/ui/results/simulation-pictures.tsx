import type { Catalogue } from '../../catalogue';
import type { SimulationResult } from '../../engine/simulation-types';
import type { ScenarioEvent } from '../../scenario';
import type { Slo, Target } from '../../targets';
import { CostPicture } from './cost-picture';
import { LatencyPicture } from './latency-picture';
import { LoadPicture } from './load-picture';
import { QualityPicture } from './quality-picture';
import { TargetsTable } from './targets-table';

export interface SimulationPicturesProps {
  result: SimulationResult;
  targets: readonly Target[];
  slo: Slo;
  callsPerMonth: number;
  catalogue: Catalogue;
  /** Of the scenario, shaded in what is drawn over time. */
  events: readonly ScenarioEvent[];
}

/** One simulation in pictures, each with its table: targets, latency, cost, quality, load. */
export function SimulationPictures({
  result,
  targets,
  slo,
  callsPerMonth,
  catalogue,
  events,
}: SimulationPicturesProps) {
  const titles = new Map(catalogue.riskClasses.map(({ id, title }) => [id, title]));
  if (result.calls === 0) return <p className="text-muted">No call of this traffic is measured.</p>;
  return (
    <div className="@container space-y-5">
      <TargetsTable {...{ targets, result }} caption="Targets" />
      <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-2">
        <LatencyPicture {...{ result, slo }} />
        <QualityPicture {...{ result, titles }} />
        <CostPicture {...{ result, targets, callsPerMonth }} />
        <LoadPicture {...{ result, slo, events }} />
      </div>
    </div>
  );
}
