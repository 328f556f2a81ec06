import { IntervalScale } from '../../../ui/charts/interval-scale';
import { formatCount, formatShare } from '../../../ui/format-number';
import type { StabilityEvidence } from '../evidence';
import { DiscriminationNote } from './check-evidence-discrimination';

/** Share of verdicts that survive a harmless rewording, and which way the others went. */
export function StabilityView({ evidence }: { evidence: StabilityEvidence }) {
  const { share, pairs, unchanged, scale } = evidence;
  if (!share) return <p>There was no pair of an output and its rewording to compare.</p>;
  return (
    <div className="space-y-4">
      <IntervalScale
        label="Verdicts unchanged by a harmless rewording"
        value={share.value}
        low={share.low}
        high={share.high}
        domain={[Math.max(0, Math.floor(Math.min(share.low, scale.from) * 10) / 10), 1]}
        format={(value) => formatShare(value)}
        references={[
          { value: scale.from, label: 'no points' },
          { value: scale.to, label: 'full points' },
        ]}
      />
      <p className="text-[0.8667rem]">
        {unchanged} of {formatCount(pairs, 'pair')} unchanged. After the rewording {evidence.passToFail} turned from
        pass to fail, {evidence.failToPass} from fail to pass, {evidence.toError} ended in an error.
      </p>
      <DiscriminationNote discrimination={evidence.discrimination} />
    </div>
  );
}
