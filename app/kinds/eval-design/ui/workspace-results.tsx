import { ConfusionMatrix } from '../../../ui/charts/confusion-matrix';
import { EmptyState } from '../../../ui/empty-state';
import { formatCoefficient, formatCount, formatUsd } from '../../../ui/format-number';
import { Kbd } from '../../../ui/kbd';
import { Notice } from '../../../ui/notice';
import type { RunReport } from '../../contract';
import type { LabelAgreement, PublicRunDetails } from '../public-run';
import { ResultsJudges } from './workspace-results-judges';
import { ResultsPrints } from './workspace-results-prints';
import { groupRowErrors } from './workspace-run-errors';

export interface ResultsProps {
  report: RunReport | null;
  details: PublicRunDetails | null;
  running: boolean;
  /** The code was changed after this run. */
  outdated: boolean;
  onJump(line: number, column?: number): void;
  onOpenRow(id: string): void;
}

/** What the last run on the public rows showed. */
export function Results({ report, details, running, outdated, onJump, onOpenRow }: ResultsProps) {
  if (!report) {
    return (
      <div className="p-4">
        {running ? (
          <p role="status">Running your evaluator on the public rows.</p>
        ) : (
          <EmptyState title="No run yet">
            Run (<Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>) executes your evaluator on the public rows, in the same sandbox that
            grades it.
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <div className="grid content-start gap-4 p-4" aria-busy={running}>
      <p role="status" className={report.status === 'ok' ? 'font-medium' : 'font-medium text-bad'}>
        {running ? 'Running again. Last run: ' : ''}
        {report.headline}
        {outdated && !running ? <span className="font-normal text-muted"> The code has changed since.</span> : null}
      </p>
      {report.error ? <StoppingError error={report.error} onJump={onJump} /> : null}
      <RowErrors {...{ details, onJump, onOpenRow }} />
      {details?.purity?.problem ? (
        <Notice tone="bad" title="The evaluator keeps state between rows">
          {details.purity.problem}{' '}
          {details.purity.differing.slice(0, 5).map(({ id, first, second }) => (
            <span key={id} className="block">
              <RowLink {...{ id, onOpenRow }} />: {first}, then {second}
            </span>
          ))}
        </Notice>
      ) : null}
      {details ? <Agreement {...{ details, onOpenRow }} /> : null}
      {details ? <Budget details={details} /> : null}
      {details ? <ResultsJudges judges={details.judges} /> : null}
      <ResultsPrints {...{ report, details, onOpenRow }} />
    </div>
  );
}

export function RowLink({ id, onOpenRow }: { id: string; onOpenRow(id: string): void }) {
  return (
    <button type="button" onClick={() => onOpenRow(id)} className="text-accent underline underline-offset-2">
      {id}
    </button>
  );
}

function LineLink({ line, column, onJump }: { line: number; column?: number; onJump: ResultsProps['onJump'] }) {
  return (
    <button type="button" onClick={() => onJump(line, column)} className="text-accent underline underline-offset-2">
      line {line}
    </button>
  );
}

function StoppingError({ error, onJump }: { error: NonNullable<RunReport['error']>; onJump: ResultsProps['onJump'] }) {
  return (
    <Notice tone="bad" title={`${error.name} in ${error.file}`}>
      <p className="font-mono text-[0.8667rem] break-words whitespace-pre-wrap">{error.message}</p>
      {error.line === undefined ? null : <LineLink line={error.line} column={error.column} onJump={onJump} />}
      {error.stack.length > 0 ? (
        <pre className="mt-1 overflow-x-auto font-mono text-[0.8rem] text-muted">{error.stack.join('\n')}</pre>
      ) : null}
    </Notice>
  );
}

function RowErrors({ details, onJump, onOpenRow }: Pick<ResultsProps, 'details' | 'onJump' | 'onOpenRow'>) {
  const groups = groupRowErrors(details);
  if (groups.length === 0 && !details?.notReached) return null;
  return (
    <Notice
      tone="warn"
      title={
        groups.length > 0
          ? `${formatCount(details?.errors ?? 0, 'row')} ended in an error`
          : 'Not every row was reached'
      }
    >
      <ul className="grid gap-1">
        {groups.map(({ message, line, column, rowIds }) => (
          <li key={`${line} ${message}`}>
            <span className="font-mono text-[0.8667rem] break-words">{message}</span>{' '}
            {line === null ? null : <LineLink line={line} column={column ?? undefined} onJump={onJump} />}{' '}
            <span className="text-muted">
              {formatCount(rowIds.length, 'row')}:{' '}
              {rowIds.slice(0, 6).map((id, index) => (
                <span key={id}>
                  {index > 0 ? ', ' : ''}
                  <RowLink {...{ id, onOpenRow }} />
                </span>
              ))}
              {rowIds.length > 6 ? ', …' : ''}
            </span>
          </li>
        ))}
      </ul>
      {details?.notReached ? <p>{formatCount(details.notReached, 'row')} not reached.</p> : null}
    </Notice>
  );
}

/** κ with its interval, or why there is none. */
export function kappaText({ kappa }: LabelAgreement): string {
  if (!kappa) return 'κ –';
  return `κ ${formatCoefficient(kappa.value)} (95 % ${formatCoefficient(kappa.low)} to ${formatCoefficient(kappa.high)})`;
}

function Agreement({ details, onOpenRow }: { details: PublicRunDetails; onOpenRow(id: string): void }) {
  const { passPass, passFail, failPass, failFail } = details.agreement;
  const differing = details.rows.filter(({ agrees }) => agrees === false);
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">Against the given labels: {kappaText(details.agreement)}</h2>
      <ConfusionMatrix
        caption="Given labels are noisy: where you differ, one of the two is wrong."
        rowsTitle="yours"
        columnsTitle="label"
        rows={['pass', 'fail']}
        columns={['pass', 'fail']}
        counts={[
          [passPass, passFail],
          [failPass, failFail],
        ]}
        cells={[
          [
            { name: 'agree', right: true },
            { name: 'you pass it', right: false },
          ],
          [
            { name: 'you fail it', right: false },
            { name: 'agree', right: true },
          ],
        ]}
      />
      {differing.length > 0 ? (
        <details>
          <summary className="cursor-pointer">
            {formatCount(differing.length, 'row')} where you differ from the label
          </summary>
          <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
            {differing.map(({ id }) => (
              <RowLink key={id} {...{ id, onOpenRow }} />
            ))}
          </p>
        </details>
      ) : null}
    </section>
  );
}

function Budget({ details }: { details: PublicRunDetails }) {
  const { judgeCallsPerRow, costUsdPerRow, limits } = details.budget;
  const over = judgeCallsPerRow > limits.judgeCallsPerRow || costUsdPerRow > limits.costUsdPerRow;
  return (
    <section className="grid gap-1">
      <h2 className="font-semibold">
        Budget per row{' '}
        {over ? (
          <span className="font-normal text-bad">exceeded</span>
        ) : (
          <span className="font-normal text-good">kept</span>
        )}
      </h2>
      <p className="tabular-nums">
        {judgeCallsPerRow.toFixed(2)} of {limits.judgeCallsPerRow} judge calls, {formatUsd(costUsdPerRow)} of{' '}
        {formatUsd(limits.costUsdPerRow)}
      </p>
    </section>
  );
}
