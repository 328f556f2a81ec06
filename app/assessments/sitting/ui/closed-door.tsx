import { Form, Link } from '@remix-run/react';
import { Notice } from '../../../ui/notice';
import { PageHeading } from '../../../ui/page-heading';
import { LinkButton } from '../../../ui/link-button';
import { SubmitButton } from '../../../ui/submit-button';
import type { Door } from '../sitting-views';

const CLOSED: Record<'revoked' | 'expired' | 'closed' | 'over', { title: string; text: string }> = {
  revoked: { title: 'This invitation was withdrawn', text: 'Ask whoever invited you if you think this is a mistake.' },
  expired: {
    title: 'This invitation has expired',
    text: 'The last moment to start has passed. Ask whoever invited you for a new link.',
  },
  closed: { title: 'This assessment is closed', text: 'It cannot be started any more. Ask whoever invited you.' },
  over: {
    title: 'The due date has passed',
    text: 'This assessment had to be finished by then. Ask whoever invited you for another date.',
  },
};

/** What an invitation link shows when there is nothing to start: why, and what to do about it. */
export function ClosedDoor({ door, organisation }: { door: Exclude<Door, { state: 'open' }>; organisation: string }) {
  if (door.state === 'running') {
    return (
      <div className="mx-auto max-w-xl">
        <PageHeading title="This sitting is open elsewhere" />
        <Notice tone="warn" title="One device at a time">
          <p>
            Your sitting has begun on another device or in another browser, and its clock goes on. You can continue
            here: everything saved there is there, and nothing more is saved from the other device.
          </p>
        </Notice>
        <Form method="post" className="mt-4">
          <SubmitButton variant="primary" name="intent" value="continue">
            Continue here
          </SubmitButton>
        </Form>
      </div>
    );
  }
  if (door.state === 'finished') {
    return (
      <div className="mx-auto max-w-xl">
        <PageHeading title="You have finished">
          <p>Everything you saved was submitted to {organisation}.</p>
        </PageHeading>
        {door.isDevice ? (
          <LinkButton variant="primary" to={`/sittings/${door.sittingId}/result`}>
            What happens next
          </LinkButton>
        ) : (
          <Form method="post">
            <SubmitButton variant="primary" name="intent" value="continue">
              What happens next
            </SubmitButton>
          </Form>
        )}
      </div>
    );
  }
  const { title, text } = CLOSED[door.state];
  return (
    <div className="mx-auto max-w-xl">
      <PageHeading title={title}>
        <p>
          {text} It came from {organisation}.
        </p>
      </PageHeading>
      <p>
        Meanwhile you can <Link to="/">practise here</Link> without an account.
      </p>
    </div>
  );
}
