import { formatShare } from '../../../ui/format-number';

/** Says that points were cut because the evaluator hardly tells good from faulty; nothing when they were not. */
export function DiscriminationNote({ discrimination }: { discrimination: number }) {
  if (discrimination >= 1) return null;
  return (
    <p className="text-[0.8667rem] text-muted">
      Counted at {formatShare(discrimination)}: an evaluator that answers everything alike would look perfect here, so
      this check pays only as far as yours tells good outputs from faulty ones.
    </p>
  );
}
