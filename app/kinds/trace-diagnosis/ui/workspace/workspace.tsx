import { useCallback, useMemo, useState } from 'react';
import type { Trace } from '../../../../lib/trace/trace-types';
import { Notice } from '../../../../ui/notice';
import { DocumentsPane } from '../../../../ui/workspace/documents-pane';
import { MemoPane } from '../../../../ui/workspace/memo-pane';
import { Panes, type Pane, type PaneColumn } from '../../../../ui/workspace/panes';
import type { WorkspaceProps } from '../../../contract';
import {
  detectorFile,
  type TraceDiagnosisContent,
  type TraceDiagnosisFields,
  type TraceDiagnosisPublicView,
} from '../../kind';
import { DetectorPane } from '../detector/detector-pane';
import { DetectorResults } from '../detector/detector-results';
import { detectorMarkers } from '../detector/detector-markers';
import { DiagnosisPane } from '../diagnosis/diagnosis-pane';
import { pinsOf } from '../diagnosis/edit-evidence';
import type { SpanChoosing } from '../diagnosis/span-choice';
import { FixPane } from '../fix/fix-pane';
import { readRun } from '../replay/read-run';
import { ReplayPane } from '../replay/replay-pane';
import { diagnosisMarks } from './diagnosis-marks';
import { RunPane } from './run-pane';
import { spanActions } from './span-actions';
import { useAnswerEditing } from './use-answer-editing';
import { useJump, useOpenPanes, useOutdated, useRunDetails } from './use-workspace-state';

type Props = WorkspaceProps<TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView>;

const COLUMNS: PaneColumn[] = [
  { size: 56, borderLabel: 'Width of the runs', groups: [{ id: 'runs', label: 'Runs', size: 100 }] },
  { size: 44, groups: [{ id: 'work', label: 'Work', size: 100 }] },
];

/** Where a broken run is diagnosed: the runs and their replay on one side; brief, diagnosis, fix, detector and postmortem on the other. */
export function Workspace(props: Props) {
  const { view } = props;
  const broken = useMemo(() => readRun(view.trace), [view.trace]);
  const healthy = useMemo(() => readRun(view.healthy), [view.healthy]);
  if (!broken || !healthy) {
    return (
      <Notice tone="bad" title="The runs of this exercise cannot be read">
        This is a fault of the exercise, not of your browser.
      </Notice>
    );
  }
  return <Desk {...props} {...{ broken, healthy }} />;
}

function Desk({
  content,
  view,
  answer,
  onChange,
  running,
  report,
  problems,
  brief,
  readOnly,
  broken,
  healthy,
}: Props & { broken: Trace; healthy: Trace }) {
  const { fields } = answer;
  const [open, show] = useOpenPanes(running, fields.patch.length > 0);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [healthyId, setHealthyId] = useState<string | null>(null);
  const [jump, jumpTo] = useJump(show);
  const details = useRunDetails(report);
  const outdated = useOutdated(report, answer);
  const editing = useAnswerEditing({ answer, onChange, readOnly });
  const markers = useMemo(() => (outdated ? [] : detectorMarkers(report, details)), [outdated, report, details]);
  const marks = useMemo(() => diagnosisMarks(fields, details), [fields, details]);
  const pins = useMemo(() => pinsOf(fields.evidence), [fields.evidence]);
  const spans = useMemo(() => new Map(broken.spans.map((span) => [span.id, span])), [broken]);
  const showSpan = useCallback(
    (trace: 'broken' | 'healthy', spanId: string) => {
      show(trace);
      (trace === 'broken' ? setSelectedId : setHealthyId)(spanId);
    },
    [show],
  );
  const choosing: SpanChoosing = { spans, selectedId, readOnly, onShow: (spanId) => showSpan('broken', spanId) };
  const problemAt = (path: string) => problems.find((problem) => problem.path === path)?.message;
  const file = detectorFile(fields);

  const panes: Pane[] = [
    {
      ...{ id: 'broken', title: 'Broken run', note: broken.spans.length, group: 'runs', fills: true },
      content: (
        <RunPane
          trace={broken}
          label={`Spans of ${content.runs.broken}`}
          selectedSpanId={selectedId}
          onSelect={setSelectedId}
          {...{ marks, pins }}
          {...(readOnly ? {} : { onPin: editing.pin, onUnpin: editing.unpin })}
          {...(readOnly ? {} : { spanActions: (span) => spanActions(fields, editing, span) })}
        />
      ),
    },
    {
      ...{ id: 'healthy', title: 'Healthy run', note: healthy.spans.length, group: 'runs', fills: true },
      content: (
        <RunPane
          trace={healthy}
          label={`Spans of ${content.runs.healthy}`}
          selectedSpanId={healthyId}
          onSelect={setHealthyId}
        />
      ),
    },
    {
      ...{ id: 'replay', title: 'Replay', group: 'runs', fills: true },
      content: <ReplayPane {...{ content, details, running, outdated, broken, healthy }} />,
    },
    { id: 'brief', title: 'Brief', group: 'work', content: <div className="p-4">{brief}</div> },
    {
      ...{ id: 'documents', title: 'Documents', note: view.documents.length, group: 'work' },
      content: <DocumentsPane documents={view.documents} />,
    },
    {
      ...{ id: 'diagnosis', title: 'Diagnosis', note: fields.evidence.length || null, group: 'work' },
      content: <DiagnosisPane {...{ content, fields, editing, choosing, problems }} />,
    },
    {
      ...{ id: 'fix', title: 'Fix', note: fields.patch.length || null, group: 'work' },
      content: (
        <FixPane {...{ content, readOnly }} base={view.config} patch={fields.patch} onPatch={editing.setPatch} />
      ),
    },
    {
      ...{ id: 'detector', title: 'Detector', group: 'work', fills: true },
      content: (
        <DetectorPane
          {...{ answer, markers, jump, readOnly, editing }}
          starters={view.starters}
          problem={problemAt(`files/${file}`)}
        >
          <DetectorResults {...{ report, details, outdated }} titles={content.runs} onJump={jumpTo} onShow={showSpan} />
        </DetectorPane>
      ),
    },
    {
      ...{ id: 'memo', title: 'Postmortem', group: 'work', fills: true },
      content: (
        <MemoPane
          {...{ readOnly }}
          words={content.memoWords}
          value={answer.files['memo.md'] ?? ''}
          onChange={(text) => editing.setFile('memo.md', text)}
        />
      ),
    },
  ];
  return <Panes columns={COLUMNS} saveId="assay-diagnosis-panes" panes={panes} open={open} onOpen={show} />;
}
