import { Badge } from '../../../../ui/badge';
import { Notice } from '../../../../ui/notice';
import type { RunReport } from '../../../contract';
import type { PublicDetection, PublicRunDetails } from '../../public-run';

export interface DetectorResultsProps {
  report: RunReport | null;
  details: PublicRunDetails | null;
  outdated: boolean;
  titles: { broken: string; healthy: string };
  onJump(line: number, column?: number): void;
  /** Shows a span of one of the two recorded runs. */
  onShow(trace: 'broken' | 'healthy', spanId: string): void;
}

/** What the detector said about each public run in the last run, with its prints and mistakes. */
export function DetectorResults(props: DetectorResultsProps) {
  const { report, details, outdated, onJump } = props;
  if (!report || !details) {
    return (
      <p className="p-3 text-[0.9rem] text-muted">
        Run reads the broken run and the healthy one with your detector. Grading reads many more: the same fault in
        other clothes, other faults, near misses and healthy runs.
      </p>
    );
  }
  const { error } = report;
  const line = error?.line ?? null;
  return (
    <div className="grid gap-2 p-3 text-[0.9rem]">
      {outdated && <p className="text-[0.8667rem] text-warn">The answer has changed since this run.</p>}
      {error && (
        <Notice tone="bad" title={`${error.name}: ${error.message}`}>
          {line === null ? error.file : <LineButton line={line} column={error.column ?? null} onJump={onJump} />}
        </Notice>
      )}
      {details.detectorState !== null && <Notice tone="bad">{details.detectorState}</Notice>}
      {details.detector.map((item, at) => (
        <Detected
          key={item.trace}
          {...props}
          item={item}
          prints={report.logs.filter(({ callIndex }) => callIndex === at).map(({ text }) => text)}
        />
      ))}
    </div>
  );
}

function Detected({
  item,
  prints,
  titles,
  onJump,
  onShow,
}: DetectorResultsProps & { item: PublicDetection; prints: string[] }) {
  const { trace, detection, expected, error, unknownSpans } = item;
  const title = trace === 'patched' ? 'The broken run with your fix' : titles[trace];
  const right = expected === null || detection === null ? null : detection.flagged === expected;
  return (
    <section aria-label={title} className="grid gap-1 rounded-control border border-line bg-surface px-2.5 py-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{title}</span>
        {detection && (
          <Badge tone={right === null ? 'neutral' : right ? 'good' : 'bad'}>
            {detection.flagged ? 'flagged' : 'not flagged'}
          </Badge>
        )}
        {right === false && (
          <span className="text-bad">{expected ? 'it shows the fault' : 'nothing is wrong with it'}</span>
        )}
        <span className="ml-auto text-[0.8rem] text-muted tabular-nums">{item.ms.toFixed(1)} ms</span>
      </p>
      {detection?.reason ? <p className="break-words whitespace-pre-wrap text-muted">{detection.reason}</p> : null}
      {detection && detection.spans.length > 0 && (
        <p className="flex flex-wrap gap-x-2 text-[0.8667rem]">
          {detection.spans.slice(0, 12).map((id) =>
            trace === 'patched' || unknownSpans.includes(id) ? (
              <span key={id} className={unknownSpans.includes(id) ? 'text-bad' : 'text-muted'}>
                {id}
                {unknownSpans.includes(id) && ' is no span of it'}
              </span>
            ) : (
              <button
                key={id}
                type="button"
                className="font-mono text-accent underline"
                onClick={() => onShow(trace, id)}
              >
                {id}
              </button>
            ),
          )}
        </p>
      )}
      {error && (
        <p className="text-bad">
          {error.name}: {error.message}{' '}
          {error.line !== null && <LineButton line={error.line} column={error.column} onJump={onJump} />}
        </p>
      )}
      {prints.length > 0 && (
        <pre
          tabIndex={0}
          className="max-h-40 overflow-auto rounded-control bg-sunken p-2 font-mono text-[0.8rem] whitespace-pre-wrap"
        >
          {prints.join('\n')}
        </pre>
      )}
    </section>
  );
}

function LineButton({
  line,
  column,
  onJump,
}: { line: number; column: number | null } & Pick<DetectorResultsProps, 'onJump'>) {
  return (
    <button
      type="button"
      className="text-accent underline"
      onClick={() => (column === null ? onJump(line) : onJump(line, column))}
    >
      line {line}
    </button>
  );
}
