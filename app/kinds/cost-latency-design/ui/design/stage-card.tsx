import { useRef, type KeyboardEvent } from 'react';
import { Button } from '../../../../ui/button';
import { classNames } from '../../../../ui/class-names';
import { formatCount, formatUsd } from '../../../../ui/format-number';
import { Icon } from '../../../../ui/icon';
import { useBrowserLayoutEffect } from '../../../../ui/use-browser-layout-effect';
import type { Stage } from '../../design';
import { describeStage } from './describe-stage';
import { removeStage, stepStage } from './edit-stages';
import { problemsAt, usePipelineEditing } from './editor-context';
import { StageBranches } from './stage-branches';
import { fieldsOfStage } from './stage-fields';
import { StageName } from './stage-name';
import { Settings } from './stage-settings';
import { stageTitle } from './stage-types';

/** One stage: what it is and is set to, its settings when open, its branches beneath. */
export function StageCard({ stage, path }: { stage: Stage; path: string }) {
  const { catalogue, problems, openPath, setOpenPath, drag, stages } = usePipelineEditing();
  const open = openPath === path;
  const within = problems.filter((problem) => `${problem.path}/`.startsWith(`${path}/`)).length;
  const spent = stages.get(stage.id);
  const branched = 'branches' in stage;
  return (
    <div
      className={classNames(
        'rounded-card border bg-surface',
        within > 0 ? 'border-bad' : open ? 'border-accent' : 'border-line-strong',
        drag.path === path && 'opacity-50',
      )}
    >
      <div className="flex min-h-10 items-stretch">
        <MoveHandle stage={stage} path={path} />
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpenPath(open ? null : path)}
          className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 rounded-r-card px-2 py-2 text-left -outline-offset-2 hover:bg-sunken"
        >
          <span className="font-medium">{stageTitle(stage.type)}</span>
          <span className="font-mono text-[0.8667rem]">{stage.id}</span>
          <span className="min-w-0 basis-full truncate text-[0.8667rem] text-muted sm:basis-auto">
            {describeStage(stage)}
          </span>
          {within > 0 ? (
            <span className="flex items-center gap-1 text-[0.8667rem] font-medium text-bad">
              <Icon name="warning" />
              {formatCount(within, 'problem')}
            </span>
          ) : null}
          {spent && spent.usdPerCall > 0 ? (
            <span className="ml-auto shrink-0 text-[0.8667rem] text-muted tabular-nums">
              {formatUsd(spent.usdPerCall)} per call
            </span>
          ) : null}
        </button>
      </div>
      {open || problemsAt(problems, path).length > 0 ? (
        <div className="space-y-3 border-t border-line p-3">
          {problemsAt(problems, path).map((message) => (
            <p key={message} className="text-[0.8667rem] font-medium text-bad">
              {message}
            </p>
          ))}
          {open ? (
            <>
              <div className="grid items-end gap-x-6 gap-y-3 sm:grid-cols-2">
                <StageName path={path} />
                <RemoveButton stage={stage} path={path} />
              </div>
              <Settings base={path} fields={fieldsOfStage(stage, catalogue)} />
            </>
          ) : null}
        </div>
      ) : null}
      {branched ? <StageBranches stage={stage} path={path} /> : null}
    </div>
  );
}

function RemoveButton({ stage, path }: { stage: Stage; path: string }) {
  const { raw, readOnly, change, setOpenPath, announce } = usePipelineEditing();
  return (
    <div className="sm:text-right">
      <Button
        size="sm"
        variant="danger"
        disabled={readOnly}
        onClick={() => {
          setOpenPath(null);
          change(removeStage(raw, path));
          announce(`${stage.id} removed.`);
        }}
      >
        Remove {stage.id}
      </Button>
    </div>
  );
}

/** What a stage is moved by: dragged, or with the arrow keys. */
function MoveHandle({ stage, path }: { stage: Stage; path: string }) {
  const { raw, readOnly, change, drag, openPath, setOpenPath, announce, focusHandle, takesFocus } =
    usePipelineEditing();
  const button = useRef<HTMLButtonElement>(null);
  // In the same breath as the move: a key pressed right after it finds the handle, and no other drawing comes in between.
  useBrowserLayoutEffect(() => {
    if (takesFocus(path)) button.current?.focus();
  });

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!step || readOnly) return;
    event.preventDefault();
    const moved = stepStage(raw, path, step);
    if (!moved) return announce(`${stage.id} is ${step < 0 ? 'first' : 'last'}.`);
    const refusal = change(moved.design);
    if (refusal !== null) return announce(refusal);
    if (openPath === path) setOpenPath(moved.path);
    focusHandle(moved.path);
    announce(`${stage.id} moved ${step < 0 ? 'up' : 'down'}${wherein(moved.path)}.`);
  }

  return (
    <button
      ref={button}
      type="button"
      disabled={readOnly}
      aria-label={`Move ${stage.id}`}
      aria-description="Drag, or press the up and down arrow keys"
      onPointerDown={(event) => drag.start(path, event)}
      onKeyDown={onKeyDown}
      className="flex w-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-l-card text-muted -outline-offset-2 hover:bg-sunken active:cursor-grabbing disabled:cursor-not-allowed"
    >
      <svg aria-hidden="true" width="10" height="16" fill="currentColor">
        {[3, 8, 13].flatMap((y) => [2, 8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />))}
      </svg>
    </button>
  );
}

const wherein = (path: string): string => {
  if (!path.includes('/branches/') && !path.includes('/otherwise/')) return '';
  const branch = /\/branches\/(\d+)(?!.*\/(?:branches|otherwise)\/)/.exec(path);
  return branch ? `, now in branch ${Number(branch[1]) + 1}` : ', now in the branch for all others';
};
