import { useMemo, useState } from 'react';
import type { Trace } from '../../../../lib/trace/trace-types';
import { Button } from '../../../../ui/button';
import { EmptyState } from '../../../../ui/empty-state';
import { Notice } from '../../../../ui/notice';
import { TracePair } from '../../../../ui/trace/trace-pair';
import type { TraceDiagnosisContent } from '../../kind';
import type { PublicRunDetails, ReplayedRun } from '../../public-run';
import { findDivergence } from './find-divergence';
import { readRun } from './read-run';
import { RunComparison } from './run-comparison';

/** The two public runs as they went and as they go with the patch, with the first step that differs. */
export function ReplayPane({
  content,
  details,
  running,
  outdated,
  broken,
  healthy,
}: {
  content: TraceDiagnosisContent;
  details: PublicRunDetails | null;
  running: boolean;
  outdated: boolean;
  broken: Trace;
  healthy: Trace;
}) {
  const [which, setWhich] = useState<'broken' | 'healthy'>('broken');
  const run = details?.[which] ?? null;
  if (!details || !run) return <Nothing {...{ details, running }} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-3">
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label="Which run" className="flex flex-wrap gap-1">
          {(['broken', 'healthy'] as const).map((one) => (
            <Button
              key={one}
              size="sm"
              variant={which === one ? 'primary' : 'secondary'}
              aria-pressed={which === one}
              onClick={() => setWhich(one)}
            >
              {content.runs[one]}
            </Button>
          ))}
        </div>
        {outdated && <span className="text-[0.8667rem] text-warn">The patch has changed since this run.</span>}
      </div>
      <RunComparison caption={content.runs[which]} recorded={run.recorded} patched={run.patched} />
      {which === 'healthy' && details.healthyCost && <Allowances {...{ content }} cost={details.healthyCost} />}
      <SideBySide key={which} recorded={which === 'broken' ? broken : healthy} run={run} />
    </div>
  );
}

function Nothing({ details, running }: { details: PublicRunDetails | null; running: boolean }) {
  if (running) return <p className="p-4 text-muted">The runs are played again with your patch.</p>;
  if (details?.replayError) {
    return (
      <div className="p-4">
        <Notice tone="bad" title="No replay">
          {details.replayError}
        </Notice>
      </div>
    );
  }
  return (
    <div className="p-4">
      <EmptyState title={details ? 'The last run had no patch to replay' : 'No replay yet'}>
        <p>
          Change the agent’s configuration under Fix, then Run. The recorded results are served as long as the calls are
          the same; from the first call that differs on, the services answer for themselves.
        </p>
      </EmptyState>
    </div>
  );
}

function Allowances({
  content,
  cost,
}: {
  content: TraceDiagnosisContent;
  cost: NonNullable<PublicRunDetails['healthyCost']>;
}) {
  const { allowances } = content;
  const line = (name: string, value: string, allowed: string, fine: boolean) => (
    <li>
      {name} <span className={fine ? 'font-medium' : 'font-medium text-bad'}>{value}</span>{' '}
      <span className="text-muted">
        ({fine ? 'allowed' : 'more than is allowed'}: {allowed})
      </span>
    </li>
  );
  return (
    <ul aria-label="What the patch costs the healthy run" className="list-disc pl-5 text-[0.9rem]">
      {line(
        'Cost',
        `× ${cost.costRatio.toFixed(2)}`,
        `up to × ${allowances.costRatio}`,
        cost.costRatio <= allowances.costRatio,
      )}
      {line(
        'Duration',
        `× ${cost.durationRatio.toFixed(2)}`,
        `up to × ${allowances.durationRatio}`,
        cost.durationRatio <= allowances.durationRatio,
      )}
      {line(
        'Added interruptions',
        String(cost.addedInterruptions),
        `${allowances.interruptionsPerRun} a run on average`,
        cost.addedInterruptions <= allowances.interruptionsPerRun,
      )}
    </ul>
  );
}

function SideBySide({ recorded, run }: { recorded: Trace; run: ReplayedRun }) {
  const patched = useMemo(() => readRun(run.otlp), [run.otlp]);
  if (!patched) return <p className="text-bad">The replayed run cannot be read.</p>;
  return (
    <div className="min-h-[26rem] flex-1">
      <TracePair
        left={{ trace: recorded, title: 'Recorded' }}
        right={{ trace: patched, title: 'With the patch' }}
        pairs={run.pairs.map((pair) => ({ left: pair.recorded, right: pair.patched }))}
        firstDivergence={findDivergence(run)}
        height="100%"
      />
    </div>
  );
}
