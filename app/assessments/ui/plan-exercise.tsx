import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Field, inputStyle } from '../../ui/field';
import type { ExerciseChoice, RubricChoice } from '../assessment-views';
import { choiceOf } from '../choose-exercise';
import type { RawExercise } from '../raw-plan';
import { ChangeButton } from './change-button';
import type { PlanExercisesProps } from './plan-part';
import { FOCUS_KEY } from './use-plan';

/** One exercise in a section: which version and rubric it is pinned to, and how much it counts. */
export function PlanExercise({
  exercise,
  at,
  index,
  state,
  errors,
  locked,
  choices,
}: PlanExercisesProps & { exercise: RawExercise; at: number; index: number }) {
  const { plan, set, change } = state;
  const choice = choiceOf(choices, exercise.version);
  const version = choice?.versions.find(({ id }) => id === exercise.version);
  const title = version?.title ?? 'An exercise that is gone';
  const field = `sections.${at}.exercises.${index}`;
  const edit = (fields: Partial<RawExercise>) =>
    set({
      sections: plan.sections.map((section, place) => {
        if (place !== at) return section;
        const exercises = section.exercises.map((one, position) => (position === index ? { ...one, ...fields } : one));
        return { ...section, exercises };
      }),
    });
  const isFirst = at === 0 && index === 0;
  const isLast = at === plan.sections.length - 1 && index === (plan.sections[at]?.exercises.length ?? 0) - 1;
  return (
    <li className="py-3" {...{ [FOCUS_KEY]: exercise.key }}>
      <input type="hidden" name={`${field}.key`} value={exercise.key} />
      <input type="hidden" name={`${field}.version`} value={exercise.version} />
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          <p className="text-[0.8667rem] text-muted">
            {choice?.kindTitle}, {version?.minutes} min {choice?.own && <Badge>your own</Badge>}
          </p>
          {choice && <VersionNote choice={choice} version={exercise.version} />}
        </div>
        {!locked && (
          <div className="flex shrink-0 gap-1">
            {choice?.currentVersionId && choice.currentVersionId !== exercise.version && (
              <Button
                type="submit"
                size="sm"
                name="change"
                value={`exercise update ${at} ${index}`}
                data-act="update"
                onClick={(event) => {
                  event.preventDefault();
                  change(`exercise update ${at} ${index}`);
                }}
              >
                Use the newest<span className="sr-only"> version of {title}</span>
              </Button>
            )}
            <ChangeButton
              act={`exercise up ${at} ${index}`}
              onChange={change}
              disabled={isFirst}
              label={`Move ${title} up`}
            />
            <ChangeButton
              act={`exercise down ${at} ${index}`}
              onChange={change}
              disabled={isLast}
              label={`Move ${title} down`}
            />
            <ChangeButton act={`exercise remove ${at} ${index}`} onChange={change} label={`Remove ${title}`} />
          </div>
        )}
      </div>
      <div className="mt-2 flex flex-wrap gap-3">
        <Field label="Rubric" error={errors[`${field}.rubric`]} className="min-w-0 grow basis-56">
          {(control) => (
            <select
              {...control}
              aria-label={`Rubric of ${title}`}
              name={`${field}.rubric`}
              value={exercise.rubric}
              disabled={locked}
              onChange={(event) => edit({ rubric: event.target.value })}
              className={inputStyle}
            >
              {choice?.rubrics.map((rubric) => (
                <option key={rubric.id} value={rubric.id}>
                  {describeRubric(rubric)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Weight" error={errors[`${field}.weight`]} className="w-24">
          {(control) => (
            <input
              {...control}
              aria-label={`Weight of ${title}`}
              name={`${field}.weight`}
              inputMode="decimal"
              readOnly={locked}
              value={exercise.weight}
              onChange={(event) => edit({ weight: event.target.value })}
              className={inputStyle}
            />
          )}
        </Field>
      </div>
    </li>
  );
}

function VersionNote({ choice, version }: { choice: ExerciseChoice; version: string }) {
  if (choice.currentVersionId === null) {
    return <p className="text-[0.8667rem] text-warn">Withdrawn: this version works, a newer one will not come.</p>;
  }
  if (choice.currentVersionId === version) return null;
  return <p className="text-[0.8667rem] text-warn">A newer version of this exercise exists.</p>;
}

const describeRubric = ({ number, own, note }: RubricChoice) =>
  `Version ${number}, ${own ? 'your own' : "the exercise's"}${note ? `: ${note.slice(0, 60)}` : ''}`;
