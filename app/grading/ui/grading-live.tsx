import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import type { GradingProgress } from '../result-view';

type Step = GradingProgress['steps'][number];

/** What grading is doing: its steps, the running one with its count. Without JavaScript the page asks again every few seconds. */
export function GradingLive({ progress }: { progress: GradingProgress }) {
  return (
    <section aria-labelledby="grading-title" className="max-w-2xl rounded-card border border-line bg-surface p-5">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <h2 id="grading-title" className="text-[1.1rem]">
        {progress.status === 'QUEUED' ? 'Waiting for a grader' : 'Grading'}
      </h2>
      <p className="mt-1 text-muted">{headline(progress)}</p>
      <ol className="mt-5 space-y-4">
        {progress.steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ol>
      <p className="mt-5 text-[0.8667rem] text-muted">
        You may close this page: your submission is kept, and its result will be in your history.
      </p>
    </section>
  );
}

function headline({ status, ahead }: GradingProgress): string {
  if (status !== 'QUEUED') return 'The result appears here as soon as it is there.';
  if (!ahead) return 'Yours is next.';
  return ahead === 1 ? '1 submission is ahead of yours.' : `${ahead} submissions are ahead of yours.`;
}

const stateWords: Record<Step['state'], string> = { waiting: 'waiting', running: 'running', done: 'done' };

function StepLine({ step }: { step: Step }) {
  const counted = step.state === 'running' && step.done !== undefined && step.total !== undefined && step.total > 0;
  return (
    <li className="flex gap-3" aria-current={step.state === 'running' ? 'step' : undefined}>
      <span
        className={classNames(
          'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border',
          step.state === 'done' && 'border-good text-good',
          step.state === 'running' && 'border-accent',
          step.state === 'waiting' && 'border-line-strong',
        )}
      >
        {step.state === 'done' && <Icon name="check" className="size-3" />}
        {step.state === 'running' && <span className="size-2 animate-pulse rounded-full bg-accent" />}
      </span>
      <div className="min-w-0 grow">
        <p className={step.state === 'waiting' ? 'text-muted' : 'font-medium'}>
          {step.title} <span className="sr-only">({stateWords[step.state]})</span>
          {counted && (
            <span className="ml-2 font-normal text-muted tabular-nums">
              {step.done} / {step.total}
            </span>
          )}
        </p>
        {counted && (
          <div className="mt-1.5">
            <Progress value={step.done ?? 0} max={step.total ?? 0} label={step.title} />
          </div>
        )}
        {step.state === 'running' && step.note && <p className="mt-1 text-[0.8667rem] text-muted">{step.note}</p>}
      </div>
    </li>
  );
}
