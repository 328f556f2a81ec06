import { Card } from '../../ui/card';
import { Field, inputStyle, textAreaStyle } from '../../ui/field';
import type { PlanPartProps } from './plan-part';

/** Name, role and the words candidates read first. */
export function PlanBasics({ state: { plan, set }, errors, locked }: PlanPartProps) {
  return (
    <Card title="What it is">
      <div className="space-y-4">
        <Field label="Name" error={errors.name}>
          {(control) => (
            <input
              {...control}
              name="name"
              required
              value={plan.name}
              onChange={(event) => set({ name: event.target.value })}
              className={inputStyle}
            />
          )}
        </Field>
        <Field label="Role" hint="The job it is for, as candidates read it. May stay empty." error={errors.role}>
          {(control) => (
            <input
              {...control}
              name="role"
              readOnly={locked}
              value={plan.role}
              onChange={(event) => set({ role: event.target.value })}
              className={inputStyle}
            />
          )}
        </Field>
        <Field
          label="Introduction"
          hint="Markdown, shown before the rules: who you are, why these tasks, whom to ask."
          error={errors.introduction}
        >
          {(control) => (
            <textarea
              {...control}
              name="introduction"
              rows={6}
              value={plan.introduction}
              onChange={(event) => set({ introduction: event.target.value })}
              className={textAreaStyle}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}
