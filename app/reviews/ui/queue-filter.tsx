import { Form, useSubmit } from '@remix-run/react';
import { Button } from '../../ui/button';
import { Field, inputStyle } from '../../ui/field';
import { passTitle, type QueuePage } from '../queue/queue-views';

/** Narrows the queue down. Applies by itself; without JavaScript by its button. */
export function QueueFilterForm({ queue: { filter, assessments, exercises } }: { queue: QueuePage }) {
  const submit = useSubmit();
  const choices = [
    {
      name: 'assessment',
      label: 'Assessment',
      value: filter.assessment,
      options: assessments.map(({ id, name }) => [id, name]),
    },
    {
      name: 'exercise',
      label: 'Exercise',
      value: filter.exercise,
      options: exercises.map(({ slug, title }) => [slug, title]),
    },
    { name: 'pass', label: 'Pass', value: filter.pass, options: Object.entries(passTitle) },
    {
      ...{ name: 'whose', label: 'Whose', value: filter.whose === 'all' ? '' : filter.whose },
      options: [
        ['mine', 'Mine'],
        ['unassigned', 'Unassigned'],
      ],
    },
  ];
  return (
    <Form
      role="search"
      aria-label="Reviews"
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-4"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {choices.map(({ name, label, value, options }) => (
        <Field key={name} label={label} className="min-w-0">
          {(control) => (
            <select {...control} name={name} defaultValue={value} className={inputStyle}>
              <option value="">All</option>
              {options.map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <noscript>
        <Button type="submit">Filter</Button>
      </noscript>
    </Form>
  );
}
