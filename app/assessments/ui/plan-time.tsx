import { StackedBar } from '../../ui/charts/stacked-bar';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { choiceOf } from '../choose-exercise';
import { TIMINGS, timingMeaning } from '../policies';
import type { RawSection } from '../raw-plan';
import { ChoiceField } from './choice-field';
import type { PlanExercisesProps } from './plan-part';

/** How the clock runs, and whether the exercises fit into it. */
export function PlanTime({ state: { plan, set }, errors, locked, choices }: PlanExercisesProps) {
  const perSection = plan.timing === 'PER_SECTION';
  return (
    <Card title="Time">
      <div className="grid gap-6 md:grid-cols-2">
        <ChoiceField
          legend="Clock"
          name="timing"
          options={TIMINGS}
          meanings={timingMeaning}
          value={plan.timing}
          disabled={locked}
          onChange={(timing) => set({ timing })}
        />
        <div className="space-y-4">
          <div hidden={perSection}>
            <Field label="Minutes for everything" error={errors.minutes}>
              {(control) => (
                <input
                  {...control}
                  name="minutes"
                  inputMode="numeric"
                  readOnly={locked}
                  value={plan.minutes}
                  onChange={(event) => set({ minutes: event.target.value })}
                  className={inputStyle}
                />
              )}
            </Field>
          </div>
          {perSection ? (
            plan.sections.map((section) => (
              <TimeBar
                key={section.key}
                label={section.title}
                sections={[section]}
                minutes={section.minutes}
                choices={choices}
              />
            ))
          ) : (
            <TimeBar label="Expected time" sections={plan.sections} minutes={plan.minutes} choices={choices} />
          )}
        </div>
      </div>
    </Card>
  );
}

/** The time the exercises' authors expect, against what is given. */
function TimeBar({
  label,
  sections,
  minutes,
  choices,
}: {
  label: string;
  sections: readonly RawSection[];
  minutes: string;
  choices: PlanExercisesProps['choices'];
}) {
  const limit = Number(minutes);
  const segments = sections
    .flatMap((section) => section.exercises)
    .flatMap(({ version }) => choiceOf(choices, version)?.versions.find(({ id }) => id === version) ?? [])
    .map((exercise, at) => ({ number: at + 1, label: exercise.title, value: exercise.minutes }));
  if (segments.length === 0) return <p className="text-muted">{label}: no exercise yet.</p>;
  return (
    <StackedBar
      label={label}
      segments={segments}
      limit={limit > 0 ? { value: limit, label: 'the limit of' } : null}
      format={(value) => `${value} min`}
    />
  );
}
