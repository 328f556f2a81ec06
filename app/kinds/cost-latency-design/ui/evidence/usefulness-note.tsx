import type { Usefulness } from '../../evidence';
import { formatPart } from '../results/number-text';

/** Says how much of the work the design does by itself, when that takes points away. */
export function UsefulnessNote({ usefulness }: { usefulness: Usefulness }) {
  const { factor, ownRightShare, from, to } = usefulness;
  if (factor >= 1) return null;
  return (
    <p>
      The design answers {formatPart(ownRightShare)} of the calls rightly by itself. At {formatPart(from)} or less
      nothing counts, from {formatPart(to)} on everything: these points count {formatPart(factor)}.
    </p>
  );
}
