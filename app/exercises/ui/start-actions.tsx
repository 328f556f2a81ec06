import { Form, useNavigation } from '@remix-run/react';
import { Button } from '../../ui/button';
import { buttonStyle } from '../../ui/button-style';
import { Icon } from '../../ui/icon';
import { LinkButton } from '../../ui/link-button';

/** Start, or go on where one left off; and the workspace as a zip for people who would rather use their own editor. */
export function StartActions({ latestAttemptId }: { latestAttemptId: string | null }) {
  const busy = useNavigation().formData?.get('intent') === 'start';
  const start = latestAttemptId ? 'Start afresh' : 'Start';
  return (
    <>
      {latestAttemptId && (
        <LinkButton to={`/attempts/${latestAttemptId}`} variant="primary">
          Continue
        </LinkButton>
      )}
      <Form method="post">
        <Button
          type="submit"
          name="intent"
          value="start"
          variant={latestAttemptId ? 'secondary' : 'primary'}
          disabled={busy}
        >
          {busy ? 'Starting…' : start}
        </Button>
      </Form>
      {latestAttemptId ? (
        <a href={`/attempts/${latestAttemptId}/download`} download className={buttonStyle()}>
          <Icon name="download" />
          Download as zip
        </a>
      ) : (
        <Form method="post" reloadDocument>
          <Button type="submit" name="intent" value="download">
            <Icon name="download" />
            Download as zip
          </Button>
        </Form>
      )}
    </>
  );
}
