import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/format-number';
import { SubmitButton } from '../../ui/submit-button';
import { TableScroll } from '../../ui/table-scroll';
import { itemValue } from '../queue/assign-form';
import { passTitle, type QueuePage, type QueueRow } from '../queue/queue-views';

/** For those who assign: every pass that is owed, who has it, and a form that gives the free ones to reviewers, evenly. */
export function QueueAssign({ queue, rows }: { queue: QueuePage; rows: readonly QueueRow[] }) {
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(0);
  const { state } = useNavigation();
  const count = () => setChosen(form.current?.querySelectorAll('input[name="item"]:checked').length ?? 0);
  // Rows come and go with what is assigned.
  useEffect(count, [rows, state]);
  const chooseAll = (checked: boolean) => {
    form.current?.querySelectorAll<HTMLInputElement>('input[name="item"]').forEach((box) => (box.checked = checked));
    count();
  };
  return (
    <Card
      title={`Assign (${rows.length} owed, ${rows.filter(({ review }) => !review).length} unassigned)`}
      padded={false}
    >
      <Form method="post" ref={form} onChange={count}>
        <TableScroll label="Reviews owed">
          <table className="data-table">
            <caption className="sr-only">Reviews that are owed, with who has taken them</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr-only">Choose</span>
                </th>
                {['Submission', 'Exercise', 'Assessment', 'Pass', 'With'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={itemValue(row)}>
                  <td>
                    {!row.review && (
                      <input
                        type="checkbox"
                        name="item"
                        value={itemValue(row)}
                        aria-label={`${row.label}, ${passTitle[row.pass]}`}
                        className="size-6"
                      />
                    )}
                  </td>
                  <th scope="row" className="font-mono text-[0.8667rem]">
                    {row.label}
                  </th>
                  <td>{row.exercise}</td>
                  <td>{row.assessment}</td>
                  <td className="whitespace-nowrap">{passTitle[row.pass]}</td>
                  <td className="whitespace-nowrap">
                    {row.review ? row.review.reviewerName : <Badge tone="warn">nobody</Badge>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <div className="space-y-3 border-t border-line p-4">
          <fieldset>
            <legend className="mb-1 text-[0.8667rem] font-medium">Give those chosen to</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {queue.reviewers.map(({ userId, name, open }) => (
                <label key={userId} className="flex min-h-6 items-center gap-2">
                  <input type="checkbox" name="reviewer" value={userId} className="size-4" />
                  {name} <span className="text-[0.8667rem] text-muted">has {open}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="flex flex-wrap items-center gap-2">
            <SubmitButton name="intent" value="assign">
              Assign{chosen > 0 && ` ${formatCount(chosen, 'review')}`}
            </SubmitButton>
            <Button variant="ghost" className="needs-js" onClick={() => chooseAll(true)}>
              Choose all
            </Button>
            <Button variant="ghost" className="needs-js" onClick={() => chooseAll(false)}>
              Choose none
            </Button>
            <span className="text-[0.8667rem] text-muted">Spread evenly over the reviewers chosen.</span>
          </div>
        </div>
      </Form>
    </Card>
  );
}
