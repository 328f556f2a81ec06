import type { Flag } from '../../kinds/contract';
import { Notice } from '../../ui/notice';

/** What a reviewer should look at, in the words of whoever raised it. */
export function FlagList({ flags }: { flags: Flag[] }) {
  if (flags.length === 0) return null;
  return (
    <Notice tone="warn" title="Flagged for a reviewer. Flags never change points by themselves.">
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {flags.map((flag, index) => (
          <li key={`${flag.code}-${index}`}>{flag.message}</li>
        ))}
      </ul>
    </Notice>
  );
}
