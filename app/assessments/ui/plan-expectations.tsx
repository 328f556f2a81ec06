import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { choiceOf } from '../choose-exercise';
import type { PlanExercisesProps } from './plan-part';

/** For each skill of the chosen exercises, the share of its points that the role expects. */
export function PlanExpectations({ state: { plan, set }, errors, choices }: PlanExercisesProps) {
  const skills = new Set(
    plan.sections.flatMap((section) =>
      section.exercises.flatMap(
        ({ version }) => choiceOf(choices, version)?.versions.find(({ id }) => id === version)?.skills ?? [],
      ),
    ),
  );
  const edit = (skill: string, value: string) => set({ expectations: { ...plan.expectations, [skill]: value } });
  return (
    <Card title="What the role expects">
      {skills.size === 0 ? (
        <EmptyState title="No skill yet">
          <p>Skills come from the exercises. Choose some first.</p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 text-[0.8667rem] text-muted">
            Share of a skill&apos;s points that somebody in this role should reach. Reports draw it beside what the
            candidate reached; it changes no score. Leave a skill empty if you expect nothing in particular.
          </p>
          <ul className="grid gap-x-8 gap-y-3 md:grid-cols-2">
            {[...skills].sort().map((skill) => {
              const value = plan.expectations[skill] ?? '';
              const error = errors[`expectations.${skill}`];
              return (
                <li key={skill}>
                  <div className="flex items-center gap-3">
                    <span className="min-w-0 grow">{skill}</span>
                    <input
                      type="range"
                      min={0}
                      max={100}
                      step={5}
                      aria-label={`Expected in ${skill}, slider`}
                      value={Number(value) || 0}
                      onChange={(event) => edit(skill, event.target.value)}
                      className="needs-js w-28 accent-(--accent)"
                    />
                    <span className="flex items-center gap-1">
                      <input
                        name={`expectations.${skill}`}
                        aria-label={`Expected in ${skill}, percent`}
                        aria-invalid={error ? true : undefined}
                        inputMode="decimal"
                        value={value}
                        onChange={(event) => edit(skill, event.target.value)}
                        className="h-[34px] w-16 rounded-control border border-line-strong bg-surface px-2 text-right tabular-nums aria-invalid:border-bad"
                      />
                      %
                    </span>
                  </div>
                  {error && <p className="mt-1 text-[0.8667rem] font-medium text-bad">{error}</p>}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Card>
  );
}
