import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import {
  AI_POLICIES,
  aiPolicyMeaning,
  RESULT_POLICIES,
  resultPolicyMeaning,
  REVIEW_POLICIES,
  reviewPolicyMeaning,
} from '../policies';
import { ChoiceField } from './choice-field';
import type { PlanPartProps } from './plan-part';

/** AI tools, results, review and the due date. */
export function PlanRules({ state: { plan, set }, errors, locked }: PlanPartProps) {
  return (
    <Card title="Rules">
      <div className="grid gap-6 md:grid-cols-2">
        <ChoiceField
          legend="AI tools"
          name="aiPolicy"
          options={AI_POLICIES}
          meanings={aiPolicyMeaning}
          value={plan.aiPolicy}
          disabled={locked}
          onChange={(aiPolicy) => set({ aiPolicy })}
        />
        <ChoiceField
          legend="What candidates see of their result"
          name="resultPolicy"
          options={RESULT_POLICIES}
          meanings={resultPolicyMeaning}
          value={plan.resultPolicy}
          onChange={(resultPolicy) => set({ resultPolicy })}
        />
        <ChoiceField
          legend="Who reviews"
          name="reviewPolicy"
          options={REVIEW_POLICIES}
          meanings={reviewPolicyMeaning}
          value={plan.reviewPolicy}
          onChange={(reviewPolicy) => set({ reviewPolicy })}
        />
        <div className="space-y-4">
          <label className="flex items-start gap-2.5">
            <input
              type="checkbox"
              name="blindReview"
              checked={plan.blindReview}
              disabled={locked}
              onChange={(event) => set({ blindReview: event.target.checked })}
              className="mt-[5px] size-3.5 shrink-0"
            />
            <span>
              Blind review
              <span className="block text-[0.8667rem] text-muted">
                Reviewers see no name, and what the judge said only after they have graded.
              </span>
            </span>
          </label>
          <Field
            label={`Due (${plan.zone})`}
            hint="Everything is submitted by then. Extra time of a candidate moves it for them. May stay empty."
            error={errors.due}
          >
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                name="due"
                value={plan.due}
                onChange={(event) => set({ due: event.target.value })}
                className={inputStyle}
              />
            )}
          </Field>
          <input type="hidden" name="zone" value={plan.zone} />
        </div>
      </div>
    </Card>
  );
}
