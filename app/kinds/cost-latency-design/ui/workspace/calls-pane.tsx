import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Trace } from '../../../../lib/trace/trace-types';
import { DataTable } from '../../../../ui/data-table/data-table';
import type { DataColumn } from '../../../../ui/data-table/table-types';
import { traceOfCall } from '../../engine/trace-of-call';
import { formatMoment, formatMs, formatUsd } from '../results/number-text';
import type { CallRow, Conditions } from '../simulation/protocol';
import { Superseded, type Simulator } from '../simulation/simulator';

const TraceViewer = lazy(() =>
  import('../../../../ui/trace/trace-viewer').then((module) => ({ default: module.TraceViewer })),
);

const RESULTS = ['right', 'wrong', 'abstained', 'failed'].map((value) => ({ value, title: value }));
const COLUMNS: DataColumn<CallRow>[] = [
  { id: 'call', title: 'Call', value: (row) => row.call + 1, width: 70, align: 'right' },
  {
    id: 'time',
    title: 'Arrives',
    value: (row) => row.timeMs,
    cell: (row) => formatMoment(row.timeMs),
    width: 90,
    align: 'right',
  },
  {
    id: 'latency',
    title: 'Latency',
    value: (row) => row.latencyMs,
    cell: (row) => formatMs(row.latencyMs),
    width: 100,
    align: 'right',
  },
  {
    id: 'cost',
    title: 'Cost',
    value: (row) => row.costUsd,
    cell: (row) => formatUsd(row.costUsd),
    width: 90,
    align: 'right',
  },
  { id: 'result', title: 'Result', value: (row) => row.result, width: 100, choices: RESULTS },
  { id: 'reason', title: 'Why', value: (row) => row.reason || null, width: 100 },
  {
    id: 'human',
    title: 'Human',
    value: (row) => (row.handedOff ? 'yes' : 'no'),
    width: 80,
    choices: ['yes', 'no'].map((value) => ({ value, title: value })),
  },
  {
    id: 'difficulty',
    title: 'Difficulty',
    value: (row) => row.difficulty,
    cell: (row) => row.difficulty.toFixed(2),
    width: 95,
    align: 'right',
  },
  { id: 'risk', title: 'Risk', value: (row) => row.risk, width: 110 },
  { id: 'slice', title: 'Slice', value: (row) => row.slice, width: 120 },
];
const rowId = (row: CallRow): string => String(row.call);

interface CallsPaneProps {
  simulator: Simulator | null;
  conditions: Conditions | null;
  /** Calls are listed only while they are looked at. */
  active: boolean;
}

/** Every call of the first replication: sorted, filtered, and each opened as a trace with its spans. */
export function CallsPane({ simulator, conditions, active }: CallsPaneProps) {
  const [rows, setRows] = useState<CallRow[]>([]);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  useEffect(() => {
    if (!simulator || !conditions || !active) return;
    let gone = false;
    const list = (): Promise<void> =>
      simulator.ask('calls', 'calls', conditions).then(
        ({ answer }) => {
          if (!gone) setRows(answer);
        },
        // Stopped for something more urgent: the list is still wanted.
        (error: unknown) => (error instanceof Superseded && !gone ? list() : undefined),
      );
    void list();
    return () => {
      gone = true;
    };
  }, [simulator, conditions, active]);

  if (rows.length === 0) {
    return (
      <p className="needs-js p-4 text-muted">
        {conditions ? 'Simulating the calls' : 'Calls appear once the design can be simulated.'}
      </p>
    );
  }
  return (
    <DataTable
      label="Simulated calls"
      columns={COLUMNS}
      searchText={(row) => `${row.result} ${row.reason} ${row.risk} ${row.slice}`}
      onSelect={setSelectedId}
      renderDetail={(row) =>
        simulator && conditions ? <CallTraceView key={row.call} {...{ simulator, conditions }} call={row.call} /> : null
      }
      rowClass={(row) => (row.result === 'failed' || row.result === 'wrong' ? 'text-bad' : undefined)}
      {...{ rows, rowId, selectedId }}
    />
  );
}

/** One call as a trace. Its time starts with the traffic. */
function CallTraceView({
  simulator,
  conditions,
  call,
}: {
  simulator: Simulator;
  conditions: Conditions;
  call: number;
}) {
  const [found, setFound] = useState<{ trace: Trace | null } | null>(null);
  useEffect(() => {
    let gone = false;
    simulator.ask('trace', 'trace', { ...conditions, call }).then(
      ({ answer }) => {
        const { design, catalogue } = conditions;
        if (!gone) setFound({ trace: answer && traceOfCall({ trace: answer, design, catalogue }) });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [simulator, conditions, call]);
  const trace = useMemo(() => found?.trace ?? null, [found]);
  if (!trace)
    return <p className="p-4 text-muted">{found ? 'This design has no such call.' : 'Simulating the call'}</p>;
  return (
    <Suspense fallback={<p className="p-4 text-muted">Opening the call</p>}>
      <TraceViewer trace={trace} label={`Spans of call ${call + 1}`} height="26rem" />
    </Suspense>
  );
}
