import { LinkButton } from '../../ui/link-button';

/** The way to the next page of a list that shows its newest entries first, keeping what was searched for; nothing on the last. */
export function OlderLink({ older, query = {} }: { older: string | null; query?: Record<string, string> }) {
  if (older === null) return null;
  return (
    <p className="mt-4">
      <LinkButton to={`?${new URLSearchParams({ ...query, before: older }).toString()}`} rel="next">
        Older
      </LinkButton>
    </p>
  );
}
