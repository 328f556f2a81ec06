import { Link } from '@remix-run/react';
import { Card } from '../../ui/card';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import type { ComplaintView } from '../integration-views';

const CALLS = ['list_tests', 'send_test', 'test_status', 'response_error'] as const;

/** What Greenhouse has to be told, and what it complained of. */
export function GreenhouseCard({
  slug,
  origin,
  complaints,
}: {
  slug: string;
  origin: string;
  complaints: ComplaintView[];
}) {
  return (
    <Card
      title="Greenhouse"
      aside={<Link to={`/organisations/${slug}/integrations/greenhouse`}>Reports to Greenhouse</Link>}
    >
      <p>
        Recruiters send assessments from Greenhouse and read the score there. Make an API key, then give it and these
        four addresses to your Greenhouse contact.
      </p>
      <dl className="mt-3 space-y-2">
        {CALLS.map((call) => (
          <div key={call}>
            <dt className="text-[0.8667rem] text-muted">{call}</dt>
            <dd>
              <code className="break-all select-all">{`${origin}/api/greenhouse/${call}`}</code>
            </dd>
          </div>
        ))}
      </dl>
      {complaints.length > 0 && (
        <Notice tone="warn" title="Greenhouse could not read some of our answers" className="mt-4">
          <ul className="mt-1 space-y-1">
            {complaints.map(({ id, at, call, text }) => (
              <li key={id} className="break-words">
                <LocalTime iso={at} />, {call}: {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Card>
  );
}
