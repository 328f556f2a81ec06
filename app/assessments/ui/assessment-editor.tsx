import { Form, useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { AssessmentView } from '../assessment-views';
import type { EditorOutcome } from '../editor-outcome';
import { toRawPlan } from '../raw-plan';
import { PlanBasics } from './plan-basics';
import { PlanExpectations } from './plan-expectations';
import { PlanRules } from './plan-rules';
import { PlanSections } from './plan-sections';
import { PlanTime } from './plan-time';
import { PublishPanel } from './publish-panel';
import { usePlan } from './use-plan';
import { linkStyle } from './link-style';

/** Builds an assessment: one form, saved, tried out and published by its buttons. */
export function AssessmentEditor({
  assessment,
  outcome,
}: {
  assessment: AssessmentView;
  outcome: EditorOutcome | undefined;
}) {
  const { choices, status, problems } = assessment;
  const locked = status !== 'DRAFT';
  const state = usePlan({ initial: outcome?.raw ?? toRawPlan(assessment.plan), locked, choices });
  const token = useToken(assessment.token, outcome);
  const errors = outcome?.errors ?? {};
  const parts = { state, errors, locked, choices };
  return (
    <Form
      method="post"
      ref={state.form}
      noValidate
      data-alive={state.alive || undefined}
      className="grid items-start gap-6 lg:grid-cols-[1fr_19rem]"
    >
      {/* What Enter in a field does: the first button of a form counts. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      <input type="hidden" name="token" value={token.value} />
      <div className="min-w-0 space-y-6">
        <Outcome outcome={outcome} saved={token.saved} />
        <PlanBasics {...parts} />
        <PlanSections {...parts} />
        <PlanTime {...parts} />
        <PlanRules {...parts} />
        <PlanExpectations {...parts} />
        <SubmitButton name="intent" value="save" variant={locked ? 'primary' : 'secondary'}>
          Save
        </SubmitButton>
      </div>
      <PublishPanel status={status} problems={problems} />
    </Form>
  );
}

const refusedTitle = (outcome: EditorOutcome | undefined): string => {
  if (!outcome?.saved) return 'Not saved';
  return outcome.next === 'preview' ? 'Saved, but there is no preview yet' : 'Saved, but not published';
};

function Outcome({ outcome, saved }: { outcome: EditorOutcome | undefined; saved: boolean }) {
  const wrong = Object.keys(outcome?.errors ?? {}).length;
  if (outcome?.newest !== undefined) {
    return (
      <Notice
        tone="warn"
        role="alert"
        title="Somebody else has changed this assessment"
        actions={
          <>
            <input type="hidden" name="newest" value={outcome.newest} />
            <Button type="submit" name="intent" value="save-over">
              Save mine over theirs
            </Button>
          </>
        }
      >
        <p>
          Nothing was saved, and what you typed is still here.{' '}
          <a href="?" target="_blank" className={linkStyle}>
            Open theirs in a new tab
          </a>{' '}
          to compare.
        </p>
      </Notice>
    );
  }
  if (outcome?.refusal !== undefined || wrong > 0) {
    return (
      <Notice tone="bad" role="alert" title={refusedTitle(outcome)}>
        <p>{outcome?.refusal ?? `${wrong === 1 ? 'One field needs' : `${wrong} fields need`} mending.`}</p>
      </Notice>
    );
  }
  return saved ? <Notice tone="good" role="status" title="Saved" /> : null;
}

/**
 * The state this form was made from. It moves on only with the form's own saves, never because the page was loaded again: else
 * the changes of somebody else would be written over unseen.
 */
function useToken(current: string, outcome: EditorOutcome | undefined): { value: string; saved: boolean } {
  const [search] = useSearchParams();
  const own = outcome?.token ?? search.get('saved');
  const [value, setValue] = useState(outcome?.token ?? current);
  useEffect(() => {
    if (own !== null) setValue(own);
  }, [own]);
  return { value, saved: own === current };
}
