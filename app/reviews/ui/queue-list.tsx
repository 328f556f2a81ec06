import { Form } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { LinkButton } from '../../ui/link-button';
import { SubmitButton } from '../../ui/submit-button';
import { passTitle, type QueueRow } from '../queue/queue-views';

/** Rows of the queue, each with what can be done with it. */
export function QueueList({
  rows,
  base,
  action,
}: {
  rows: readonly QueueRow[];
  /** Path of the queue. */
  base: string;
  action: 'take' | 'go-on';
}) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li
          key={`${row.submissionId} ${row.pass}`}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2.5"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{row.exercise}</span>
              <span className="font-mono text-[0.8667rem] text-muted">{row.label}</span>
              <Badge tone={row.pass === 'ADJUDICATION' ? 'accent' : 'neutral'}>{passTitle[row.pass]}</Badge>
              {row.blind && <Badge>blind</Badge>}
            </p>
            <p className="text-[0.8667rem] text-muted">{row.assessment}</p>
          </div>
          {action === 'take' ? (
            <Form method="post">
              <input type="hidden" name="submission" value={row.submissionId} />
              <SubmitButton name="intent" value="take" size="sm">
                Take<span className="sr-only"> {row.label}</span>
              </SubmitButton>
            </Form>
          ) : (
            <div className="flex items-center gap-3">
              <span className="text-[0.8667rem] whitespace-nowrap text-muted tabular-nums">
                {row.review?.given ?? 0} of {row.criteria}
              </span>
              <Form method="post">
                <input type="hidden" name="review" value={row.review?.id ?? ''} />
                <SubmitButton name="intent" value="give-back" size="sm" variant="ghost">
                  Give back<span className="sr-only"> {row.label}</span>
                </SubmitButton>
              </Form>
              <LinkButton to={`${base}/${row.submissionId}`} size="sm" variant="primary">
                Open<span className="sr-only"> {row.label}</span>
              </LinkButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
