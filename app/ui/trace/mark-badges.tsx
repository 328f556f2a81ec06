import { Badge } from '../badge';
import type { TraceMark } from './trace-viewer-types';

/** Words about a span from outside the trace. */
export function MarkBadges({ marks }: { marks: readonly TraceMark[] | undefined }) {
  return (
    <>
      {marks?.map(({ label, tone }) => (
        <Badge key={label} tone={tone} className="shrink-0 border border-current !text-2xs">
          {label}
        </Badge>
      ))}
    </>
  );
}
