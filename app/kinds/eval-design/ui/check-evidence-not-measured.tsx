import { Notice } from '../../../ui/notice';
import type { NotMeasuredEvidence } from '../evidence';

const titles: Record<NotMeasuredEvidence['reason'], string> = {
  'load-error': 'Your evaluator did not load, so there was nothing to measure.',
  'cut-short': 'The run of your evaluator was cut off before it had answered every row.',
  void: 'This was not measured.',
  stateful: 'Your evaluator does not answer from the row alone, so its results cannot be trusted.',
};

/** Why a check that executes the evaluator measured nothing. */
export function NotMeasuredView({ evidence }: { evidence: NotMeasuredEvidence }) {
  const { error, reason, repeated, differing } = evidence;
  return (
    <Notice tone="bad" title={titles[reason]}>
      {error && (
        <p>
          <code className="font-mono">{error.name}</code> in <code className="font-mono">{error.file}</code>
          {error.line !== null && <> at line {error.line}</>}. Its message is kept back: it may carry hidden data.
        </p>
      )}
      {reason === 'stateful' && (
        <p>
          {differing} of {repeated} outputs came out different when they were evaluated again in another order.
        </p>
      )}
    </Notice>
  );
}
