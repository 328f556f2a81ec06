import { Notice } from '../../../../ui/notice';
import type { NotMeasuredEvidence } from '../../evidence';

const TITLES: Record<NotMeasuredEvidence['reason'], string> = {
  'no-patch': 'There was no patch to replay.',
  'patch-problems': 'Nothing of the patch could be applied.',
  'replay-cut': 'The replay did not come to an end with this patch.',
  'no-code': 'There was no detector to run.',
  'load-error': 'Your detector did not load, so there was nothing to measure.',
  'cut-short': 'The run of your detector was cut off before it had read enough traces.',
  void: 'This was not measured.',
  stateful: 'Your detector does not answer from the trace alone, so its answers cannot be trusted.',
};

/** Why a check that executes something measured nothing. */
export function NotMeasuredView({ evidence }: { evidence: NotMeasuredEvidence }) {
  const { error, reason, repeated, differing, problems } = evidence;
  return (
    <Notice tone="bad" title={TITLES[reason]}>
      {error && (
        <p>
          <code className="font-mono">{error.name}</code> in <code className="font-mono">{error.file}</code>
          {error.line !== null && <> at line {error.line}</>}. Its message is kept back: it may carry hidden data.
        </p>
      )}
      {reason === 'stateful' && (
        <p>
          {differing} of {repeated} traces came out different when they were read again in another order.
        </p>
      )}
      {problems.length > 0 && (
        <ul className="list-disc pl-5">
          {problems.map(({ index, path, message }) => (
            <li key={index}>
              {path}: {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
