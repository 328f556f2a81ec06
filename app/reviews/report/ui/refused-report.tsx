import { LinkButton } from '../../../ui/link-button';
import { Notice } from '../../../ui/notice';

/** In place of a report that somebody may not open (yet). */
export function RefusedReport({ data, slug }: { data: unknown; slug: string }) {
  return (
    <Notice
      title="This report is not open to you"
      actions={
        <LinkButton to={`/organisations/${slug}/reviews`} size="sm">
          Your review queue
        </LinkButton>
      }
    >
      <p className="max-w-[70ch]">{messageOf(data)}</p>
    </Notice>
  );
}

function messageOf(data: unknown): string {
  const refusal = typeof data === 'object' && data !== null && 'error' in data ? data.error : null;
  const message = typeof refusal === 'object' && refusal !== null && 'message' in refusal ? refusal.message : null;
  return typeof message === 'string' ? message : 'Your role in this organisation does not allow this.';
}
