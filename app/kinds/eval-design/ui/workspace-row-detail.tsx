import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { formatUsd } from '../../../ui/format-number';
import type { EvalDesignContent } from '../kind';
import { ClaimEditor } from './workspace-claim-editor';
import type { LabelClaim, WorkspaceRow } from './workspace-rows';
import { ValueView } from './workspace-value';
import { Verdict } from './workspace-verdict';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-[0.8rem] font-semibold text-muted">{title}</h3>
      {children}
    </div>
  );
}

function YourEvaluation({
  run,
  prints,
  onJump,
}: Pick<WorkspaceRow, 'run' | 'prints'> & { onJump(line: number): void }) {
  if (!run) return <p className="text-muted">Run your evaluator to see its verdict here.</p>;
  const line = run.error?.line ?? null;
  return (
    <div className="grid gap-1">
      {run.evaluation ? (
        <>
          <p>
            <Verdict value={run.evaluation.pass ? 'pass' : 'fail'} score={run.evaluation.score} />{' '}
            {run.agrees === false ? <Badge tone="warn">disagrees with the label</Badge> : null}
          </p>
          {run.evaluation.reason ? <p className="whitespace-pre-wrap">{run.evaluation.reason}</p> : null}
          {run.evaluation.slices.length > 0 ? (
            <p className="text-muted">Slices: {run.evaluation.slices.join(', ')}</p>
          ) : null}
        </>
      ) : run.error ? (
        <p className="text-bad">
          {run.error.name}: {run.error.message}{' '}
          {line === null ? null : (
            <button type="button" className="text-accent underline" onClick={() => onJump(line)}>
              line {line}
            </button>
          )}
        </p>
      ) : (
        <p className="text-muted">Not reached: the run was cut before this row.</p>
      )}
      <p className="text-muted tabular-nums">
        {run.ms.toFixed(1)} ms, {run.judgeCalls} judge calls, {formatUsd(run.costUsd)}
      </p>
      {prints.length > 0 ? (
        <pre className="max-h-40 overflow-auto rounded-control bg-sunken p-2 font-mono text-[0.8rem] whitespace-pre-wrap">
          {prints.join('\n')}
        </pre>
      ) : null}
    </div>
  );
}

export interface RowDetailProps {
  content: EvalDesignContent;
  item: WorkspaceRow;
  readOnly: boolean;
  onClaim(claim: LabelClaim | null): void;
  onJump(line: number): void;
  onClose(): void;
}

/** One row in full: input and output side by side, label, judges, your evaluation, and your claim about the label. */
export function RowDetail({ content, item, readOnly, onClaim, onJump, onClose }: RowDetailProps) {
  const { row, run, prints, claim } = item;
  return (
    <div className="@container px-4 py-3 text-[0.9rem]">
      <div className="mb-2 flex items-center gap-3">
        <h2 className="font-semibold">Row {row.id}</h2>
        <span>
          label <Verdict value={row.label} />
        </span>
        {row.slices.map((slice) => (
          <Badge key={slice}>{content.slices.find(({ id }) => id === slice)?.title ?? slice}</Badge>
        ))}
        <Button size="sm" variant="ghost" className="ml-auto" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="grid gap-x-6 gap-y-4 @lg:grid-cols-2">
        <Part title="Input">
          <ValueView value={row.input} />
        </Part>
        <Part title={`Output (${content.outputNoun})`}>
          <ValueView value={row.output} />
        </Part>
        <Part title="Existing judges">
          <ul className="grid gap-1">
            {content.judges.map(({ id, title }) => {
              const verdict = row.judges[id];
              return (
                <li key={id}>
                  <span className="font-medium">{title}</span>{' '}
                  {verdict ? <Verdict value={verdict.pass ? 'pass' : 'fail'} score={verdict.score} /> : 'no verdict'}
                  {verdict?.reason ? <span className="text-muted"> {verdict.reason}</span> : null}
                </li>
              );
            })}
          </ul>
        </Part>
        <Part title="Your evaluation (last run)">
          <YourEvaluation {...{ run, prints, onJump }} />
        </Part>
        <Part title="Is the label wrong?">
          <ClaimEditor {...{ row, claim, readOnly }} onChange={onClaim} />
        </Part>
      </div>
    </div>
  );
}
