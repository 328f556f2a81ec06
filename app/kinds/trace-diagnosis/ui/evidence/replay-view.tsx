import { Badge } from '../../../../ui/badge';
import { IntervalScale } from '../../../../ui/charts/interval-scale';
import { formatShare } from '../../../../ui/format-number';
import type { ReplayEvidence } from '../../evidence';
import { RunComparison } from '../replay/run-comparison';
import { END_WORDS } from '../replay/run-words';
import { PatchSummary } from './patch-summary';

/** The run with the patch, judged by final state and side effects, and hidden runs with the same fault. */
export function ReplayView({ evidence }: { evidence: ReplayEvidence }) {
  const { patch, broken, hidden, hiddenSuccess, publicPart, hiddenPart, siblingFactor } = evidence;
  return (
    <div className="grid gap-5">
      <PatchSummary operations={patch.operations} problems={patch.problems} />
      <RunComparison caption={broken.title} recorded={broken.recorded} patched={broken.patched} />
      <section>
        <h4 className="mb-2 text-[0.9rem]">Hidden runs with the same fault</h4>
        <ol className="flex flex-wrap gap-1.5">
          {hidden.map(({ number, success, ended }) => (
            <li key={number}>
              <Badge tone={success ? 'good' : 'bad'}>
                {number}: {success ? 'succeeds' : ended === null ? 'no end' : `fails, ${END_WORDS[ended]}`}
              </Badge>
            </li>
          ))}
        </ol>
        <IntervalScale
          label="Hidden runs that succeed"
          {...hiddenSuccess}
          domain={[0, 1]}
          format={(value) => formatShare(value)}
        />
      </section>
      <p className="text-[0.9rem] text-muted">
        Credit: {formatShare(publicPart)} for the public run and {formatShare(hiddenPart)} for the hidden ones, times{' '}
        {formatShare(siblingFactor)} for what the healthy siblings keep.
      </p>
    </div>
  );
}
