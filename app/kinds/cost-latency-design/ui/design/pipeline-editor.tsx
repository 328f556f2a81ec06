import { useCallback, useMemo, useRef, useState } from 'react';
import { Notice } from '../../../../ui/notice';
import type { Catalogue } from '../../catalogue';
import type { StageSummary } from '../../engine/simulation-types';
import { moveStage, type StagePlace } from './edit-stages';
import { PipelineEditingProvider, type PipelineEditing } from './editor-context';
import { PoliciesCard } from './policies-card';
import { StageList } from './stage-list';
import type { DraftDesign } from './use-draft-design';
import { useStageDrag } from './use-stage-drag';

interface PipelineEditorProps {
  draft: DraftDesign;
  catalogue: Catalogue;
  slices: readonly string[];
  readOnly: boolean;
  /** Summaries of the latest simulation, by stage. */
  stages: readonly StageSummary[];
  /** Shows the JSON text. */
  onShowJson(): void;
}

/**
 * The visual side of a design: stages as a chain with branches, each with its settings. Shows the last valid design; while the JSON text
 * is none, nothing can be changed here, so that nothing typed there is lost.
 */
export function PipelineEditor({ draft, catalogue, slices, readOnly, stages, onShowJson }: PipelineEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const [openPath, setOpenPath] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const nextFocus = useRef<string | null>(null);
  const takesFocus = useCallback((path: string) => {
    if (nextFocus.current !== path) return false;
    nextFocus.current = null;
    return true;
  }, []);
  const locked = readOnly || !draft.inStep;
  const byId = useMemo(() => new Map(stages.map((stage) => [stage.stageId, stage])), [stages]);
  const raw = draft.last?.raw ?? null;

  function drop(path: string, target: StagePlace) {
    const moved = moveStage(raw, path, target);
    if (!moved || moved.path === path) return;
    const refusal = draft.change(moved.design);
    if (!refusal && openPath === path) setOpenPath(moved.path);
    setSaid(refusal?.message ?? 'Stage moved.');
  }
  const drag = useStageDrag(root, drop);

  if (!draft.last) {
    return (
      <div className="p-4">
        <OutOfStep draft={draft} onShowJson={onShowJson} />
      </div>
    );
  }
  const editing: PipelineEditing = {
    ...{ raw, catalogue, slices, openPath, setOpenPath, drag, takesFocus },
    problems: draft.last.problems,
    readOnly: locked,
    stages: byId,
    List: StageList,
    change: (next) => draft.change(next)?.message ?? null,
    announce: setSaid,
    focusHandle(path) {
      nextFocus.current = path;
    },
  };
  return (
    <PipelineEditingProvider value={editing}>
      <div ref={root} className={drag.path === null ? 'p-4' : 'cursor-grabbing p-4 select-none'}>
        {draft.inStep ? null : <OutOfStep draft={draft} onShowJson={onShowJson} />}
        <p className="ml-1 text-[0.8667rem] text-muted">A call arrives</p>
        <StageList stages={draft.last.design.stages} list="stages" where="the pipeline" />
        <p className="ml-1 text-[0.8667rem] text-muted">and gets the last answer that was generated.</p>
        <PoliciesCard design={draft.last.design} />
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
    </PipelineEditingProvider>
  );
}

function OutOfStep({ draft, onShowJson }: { draft: DraftDesign; onShowJson(): void }) {
  const [first, ...more] = draft.reading.problems;
  return (
    <Notice
      tone="warn"
      className="mb-4"
      title={
        draft.last
          ? 'The JSON is not a design at the moment. This is the last one that was.'
          : 'The JSON is not a design.'
      }
      actions={
        <button
          type="button"
          onClick={onShowJson}
          className="min-h-6 font-medium text-accent underline underline-offset-2"
        >
          Mend it in the JSON
        </button>
      }
    >
      {first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : null}
      {more.length > 0 ? ` (and ${more.length} more)` : null}
    </Notice>
  );
}
