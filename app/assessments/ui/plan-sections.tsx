import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Field, inputStyle } from '../../ui/field';
import { MOST_SECTIONS } from '../assessment-plan';
import type { RawSection } from '../raw-plan';
import { AddExercise } from './add-exercise';
import { ChangeButton } from './change-button';
import { PlanExercise } from './plan-exercise';
import type { PlanExercisesProps } from './plan-part';
import { FOCUS_KEY } from './use-plan';

/** The sections with their exercises, in order; all of it can be rearranged by buttons. */
export function PlanSections(props: PlanExercisesProps) {
  const { state, errors, locked } = props;
  const { sections } = state.plan;
  return (
    <Card
      title="Sections"
      aside={
        !locked &&
        sections.length < MOST_SECTIONS && (
          <Button
            type="submit"
            size="sm"
            name="change"
            value="section add"
            onClick={(event) => {
              event.preventDefault();
              state.change('section add');
            }}
          >
            Add a section
          </Button>
        )
      }
    >
      {errors.sections && <p className="mb-3 font-medium text-bad">{errors.sections}</p>}
      {sections.length === 0 && (
        <EmptyState title="No section yet">
          <p>Add one, then choose the exercises that candidates work on.</p>
        </EmptyState>
      )}
      <ol className="space-y-5">
        {sections.map((section, at) => (
          <Section key={section.key} {...props} section={section} at={at} />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {state.said}
      </p>
    </Card>
  );
}

function Section({ section, at, ...props }: PlanExercisesProps & { section: RawSection; at: number }) {
  const { state, errors, locked, choices } = props;
  const { plan, set, change } = state;
  const field = `sections.${at}`;
  const edit = (fields: Partial<RawSection>) =>
    set({ sections: plan.sections.map((one, place) => (place === at ? { ...one, ...fields } : one)) });
  const name = section.title || `section ${at + 1}`;
  return (
    <li className="rounded-control border border-line p-3.5" {...{ [FOCUS_KEY]: section.key }}>
      <input type="hidden" name={`${field}.key`} value={section.key} />
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Field label={`Title of section ${at + 1}`} error={errors[`${field}.title`]} className="min-w-48 grow">
          {(control) => (
            <input
              {...control}
              name={`${field}.title`}
              readOnly={locked}
              value={section.title}
              onChange={(event) => edit({ title: event.target.value })}
              className={inputStyle}
            />
          )}
        </Field>
        {plan.timing === 'PER_SECTION' ? (
          <Field label="Minutes" error={errors[`${field}.minutes`]} className="w-28">
            {(control) => (
              <input
                {...control}
                name={`${field}.minutes`}
                inputMode="numeric"
                readOnly={locked}
                value={section.minutes}
                onChange={(event) => edit({ minutes: event.target.value })}
                className={inputStyle}
              />
            )}
          </Field>
        ) : (
          <input type="hidden" name={`${field}.minutes`} value={section.minutes} />
        )}
        {!locked && (
          <div className="flex gap-1">
            <ChangeButton act={`section up ${at}`} onChange={change} disabled={at === 0} label={`Move ${name} up`} />
            <ChangeButton
              act={`section down ${at}`}
              onChange={change}
              disabled={at === plan.sections.length - 1}
              label={`Move ${name} down`}
            />
            <ChangeButton act={`section remove ${at}`} onChange={change} label={`Remove ${name}`} />
          </div>
        )}
      </div>
      <ol className="mt-3 divide-y divide-line border-y border-line" aria-label={`Exercises of ${name}`}>
        {section.exercises.map((exercise, index) => (
          <PlanExercise key={exercise.key} {...props} exercise={exercise} at={at} index={index} />
        ))}
      </ol>
      {!locked && (
        <AddExercise
          section={section}
          at={at}
          choices={choices}
          taken={plan.sections.flatMap((one) => one.exercises.map(({ version }) => version))}
          error={errors[`${field}.add`]}
          onAdd={(exerciseId) => change(`exercise add ${at}`, exerciseId)}
        />
      )}
    </li>
  );
}
