import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EditorJump } from '../../../ui/editor/editor-types';
import { DocumentsPane } from '../../../ui/workspace/documents-pane';
import { MemoPane } from '../../../ui/workspace/memo-pane';
import { Panes, type OpenPanes, type Pane, type PaneColumn } from '../../../ui/workspace/panes';
import type { RunReport, WorkspaceProps } from '../../contract';
import { evaluatorFile, type EvalDesignContent, type EvalDesignFields, type EvalDesignPublicView } from '../kind';
import { publicRunDetails, type PublicRunDetails } from '../public-run';
import { Data } from './workspace-data';
import { Evaluator } from './workspace-evaluator';
import { exerciseApi } from './workspace-exercise-api';
import { LabelAudit } from './workspace-label-audit';
import { Results } from './workspace-results';
import { joinRows, type LabelClaim } from './workspace-rows';
import { runMarkers } from './workspace-run-errors';

type Props = WorkspaceProps<EvalDesignContent, EvalDesignFields, EvalDesignPublicView>;

const GROUP_OF = {
  brief: 'read',
  documents: 'read',
  data: 'read',
  audit: 'read',
  code: 'write',
  memo: 'write',
  results: 'results',
} as const;

const COLUMNS: PaneColumn[] = [
  { size: 46, borderLabel: 'Width of the reading side', groups: [{ id: 'read', label: 'Reading', size: 100 }] },
  {
    size: 54,
    groups: [
      { id: 'write', label: 'Writing', size: 62 },
      { id: 'results', label: 'Results', size: 38 },
    ],
  },
];

function useRunDetails(report: RunReport | null): PublicRunDetails | null {
  return useMemo(() => {
    const parsed = publicRunDetails.safeParse(report?.details);
    return parsed.success ? parsed.data : null;
  }, [report]);
}

/** True once the source differs from what it was when the report came. */
function useOutdated(report: RunReport | null, source: string): boolean {
  const [ran, setRan] = useState({ report, source });
  const latest = useRef(source);
  latest.current = source;
  useEffect(() => setRan({ report, source: latest.current }), [report]);
  return ran.report === report && ran.source !== source;
}

function useOpenPanes(running: boolean): [OpenPanes, (id: string) => void] {
  const [open, setOpen] = useState<OpenPanes>({ read: 'brief', write: 'code', results: 'results', narrow: 'brief' });
  const show = useCallback((id: string) => {
    const group = GROUP_OF[id as keyof typeof GROUP_OF];
    setOpen((now) => ({ ...now, [group]: id, narrow: id }));
  }, []);
  useEffect(() => {
    if (running) setOpen((now) => ({ ...now, narrow: 'results' }));
  }, [running]);
  return [open, show];
}

/** Where the candidate works: brief, documents, data and label audit beside evaluator, memo and the results of the last run. */
export function Workspace({ content, view, answer, onChange, running, report, problems, brief, readOnly }: Props) {
  const [open, show] = useOpenPanes(running);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [jump, setJump] = useState<EditorJump | null>(null);
  const details = useRunDetails(report);
  const file = evaluatorFile(answer.fields);
  const outdated = useOutdated(report, answer.files[file] ?? '');
  const help = useMemo(() => exerciseApi(content, view.rows), [content, view.rows]);
  const markers = useMemo(() => (outdated ? [] : runMarkers(report, details)), [outdated, report, details]);
  const claims = answer.fields.labelAudit;
  const items = useMemo(
    () => joinRows({ rows: view.rows, details, logs: report?.logs ?? [], claims }),
    [view.rows, details, report, claims],
  );

  const latest = useRef({ answer, onChange });
  latest.current = { answer, onChange };
  const setClaims = useCallback((next: LabelClaim[]) => {
    const { answer: now, onChange: change } = latest.current;
    change({ ...now, fields: { ...now.fields, labelAudit: next } });
  }, []);
  const setClaim = useCallback(
    (rowId: string, claim: LabelClaim | null) => {
      const now = latest.current.answer.fields.labelAudit;
      const known = now.some((old) => old.rowId === rowId);
      const replaced = now.flatMap((old) => (old.rowId === rowId ? (claim ?? []) : old));
      setClaims(known || !claim ? replaced : [...now, claim]);
    },
    [setClaims],
  );
  const jumpTo = useCallback(
    (line: number, column?: number) => {
      show('code');
      setJump((old) => ({ line, ...(column === undefined ? {} : { column }), nonce: (old?.nonce ?? 0) + 1 }));
    },
    [show],
  );
  const openRow = useCallback(
    (id: string) => {
      show('data');
      setSelectedId(id);
    },
    [show],
  );
  const setMemo = (text: string) => onChange({ ...answer, files: { ...answer.files, 'memo.md': text } });
  const problemAt = (path: string) => problems.find((problem) => problem.path === path)?.message;

  const panes: Pane[] = [
    { id: 'brief', title: 'Brief', group: 'read', content: <div className="p-4">{brief}</div> },
    {
      ...{ id: 'documents', title: 'Documents', note: view.documents.length, group: 'read' },
      content: <DocumentsPane documents={view.documents} />,
    },
    {
      ...{ id: 'data', title: 'Data', note: view.rows.length, group: 'read', fills: true },
      content: (
        <Data
          {...{ content, items, selectedId, readOnly }}
          hasRun={details !== null}
          onSelect={setSelectedId}
          onClaim={setClaim}
          onJump={jumpTo}
        />
      ),
    },
    {
      ...{ id: 'audit', title: 'Label audit', note: claims.length || null, group: 'read' },
      content: (
        <LabelAudit {...{ claims, readOnly, problems }} rows={view.rows} onChange={setClaims} onOpenRow={openRow} />
      ),
    },
    {
      ...{ id: 'code', title: 'Evaluator', group: 'write', fills: true },
      content: (
        <Evaluator
          {...{ answer, help, markers, jump, readOnly, onChange }}
          starters={view.starters}
          problem={problemAt(`files/${file}`)}
        />
      ),
    },
    {
      ...{ id: 'memo', title: 'Memo', group: 'write', fills: true },
      content: (
        <MemoPane
          {...{ readOnly }}
          words={content.memoWords}
          value={answer.files['memo.md'] ?? ''}
          onChange={setMemo}
        />
      ),
    },
    {
      ...{ id: 'results', title: 'Results', group: 'results' },
      content: <Results {...{ report, details, running, outdated }} onJump={jumpTo} onOpenRow={openRow} />,
    },
  ];
  return <Panes columns={COLUMNS} saveId="assay-panes" panes={panes} open={open} onOpen={show} />;
}
