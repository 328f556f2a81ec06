import { useState } from 'react';
import { Button } from '../../ui/button';
import { Field, inputStyle } from '../../ui/field';
import type { ExerciseChoice } from '../assessment-views';
import type { RawSection } from '../raw-plan';

/** Chooses one more exercise for a section. Those that are in the assessment already are not offered again. */
export function AddExercise({
  section,
  at,
  choices,
  taken,
  error,
  onAdd,
}: {
  section: RawSection;
  at: number;
  choices: readonly ExerciseChoice[];
  /** Exercise versions in the assessment. */
  taken: readonly string[];
  error: string | undefined;
  onAdd(exerciseId: string): void;
}) {
  const [chosen, setChosen] = useState('');
  const offered = choices.filter(
    ({ currentVersionId, versions }) => currentVersionId !== null && !versions.some(({ id }) => taken.includes(id)),
  );
  const value = offered.some(({ exerciseId }) => exerciseId === chosen) ? chosen : '';
  return (
    <div className="mt-3 flex flex-wrap items-end gap-2">
      <Field
        label={`Add an exercise to ${section.title || `section ${at + 1}`}`}
        error={error}
        className="min-w-0 grow"
      >
        {(control) => (
          <select
            {...control}
            name={`sections.${at}.add`}
            value={value}
            onChange={(event) => setChosen(event.target.value)}
            className={inputStyle}
          >
            <option value="">{offered.length > 0 ? 'Choose an exercise' : 'All exercises are in it'}</option>
            {offered.map((choice) => (
              <option key={choice.exerciseId} value={choice.exerciseId}>
                {describe(choice)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button
        type="submit"
        name="change"
        value={`exercise add ${at}`}
        onClick={(event) => {
          event.preventDefault();
          if (value) onAdd(value);
        }}
      >
        Add<span className="sr-only"> to {section.title}</span>
      </Button>
    </div>
  );
}

function describe({ title, kindTitle, own, versions, currentVersionId }: ExerciseChoice): string {
  const minutes = versions.find(({ id }) => id === currentVersionId)?.minutes ?? 0;
  return `${title} (${kindTitle}, ${minutes} min${own ? ', your own' : ''})`;
}
