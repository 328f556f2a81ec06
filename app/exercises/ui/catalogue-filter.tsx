import { Form, Link, useSubmit } from '@remix-run/react';
import { buttonStyle } from '../../ui/button-style';
import { Field, inputStyle } from '../../ui/field';
import type { CatalogueCard } from '../exercise-views';
import { filterChoices, type CatalogueFilter, type FilterChoice } from './filter-catalogue';

/** Narrows the catalogue through the URL: a GET form without JavaScript, immediate with it. */
export function CatalogueFilterForm({ cards, filter }: { cards: CatalogueCard[]; filter: CatalogueFilter }) {
  const choices = filterChoices(cards);
  const narrowed = Object.values(filter).some((value) => value !== null);
  return (
    <Form
      method="get"
      action="/"
      role="search"
      aria-label="Filter exercises"
      className="flex flex-wrap items-end gap-3"
    >
      <Choice name="skill" label="Skill" all="Any skill" chosen={filter.skill} choices={choices.skill} />
      <Choice name="kind" label="Kind" all="Any kind" chosen={filter.kind} choices={choices.kind} />
      <Choice name="level" label="Level" all="Any level" chosen={filter.level} choices={choices.level} />
      <Choice
        name="time"
        label="Time"
        all="Any length"
        chosen={filter.maxMinutes === null ? null : String(filter.maxMinutes)}
        choices={choices.time}
      />
      <noscript>
        <button type="submit" className={buttonStyle()}>
          Apply
        </button>
      </noscript>
      {narrowed && (
        <Link to="/" replace preventScrollReset className={buttonStyle({ variant: 'ghost' })}>
          Clear
        </Link>
      )}
    </Form>
  );
}

function withoutEmpty(form: FormData): FormData {
  const kept = new FormData();
  for (const [name, value] of form) if (value !== '') kept.append(name, value);
  return kept;
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Text of the choice that narrows nothing. */
  all: string;
  chosen: string | null;
  choices: FilterChoice[];
}

function Choice({ name, label, all, chosen, choices }: ChoiceProps) {
  const submit = useSubmit();
  const apply = (form: HTMLFormElement | null) =>
    form && submit(withoutEmpty(new FormData(form)), { action: '/', replace: true, preventScrollReset: true });
  // A value that came by URL and is not offered is still shown, so that the form says what the list is narrowed to.
  const unknown = chosen !== null && !choices.some((choice) => choice.value === chosen);
  return (
    <Field label={label} className="grow sm:grow-0">
      {(control) => (
        <select
          {...control}
          name={name}
          value={chosen ?? ''}
          onChange={(event) => apply(event.currentTarget.form)}
          className={`${inputStyle} sm:min-w-36`}
        >
          <option value="">{all}</option>
          {unknown && <option value={chosen}>{chosen}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
