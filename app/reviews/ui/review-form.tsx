import { Form } from '@remix-run/react';
import { useRef, useState, type FormEvent } from 'react';
import { criterionPoints } from '../../exercises/ui/criterion-points';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Kbd } from '../../ui/kbd';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { SubmitButton } from '../../ui/submit-button';
import type { DraftLevels } from '../settled-grade';
import { fieldOf, NOTHING_ASKED, readReviewForm, withoutLevel, withoutLevelWords } from '../review/review-levels';
import type { ReviewPageView } from '../review/review-page-views';
import { AnswerPane } from './answer-pane';
import { CriterionForm } from './criterion-form';
import { ReviewKeys } from './review-keys';
import type { ReviewOutcome } from './review-page';
import { EMPTY, withChange } from './review-state';
import { useReviewKeys } from './use-review-keys';
import { useReviewSaver, type ReviewSaveState } from './use-review-saver';

export type FormProps = {
  view: Extract<ReviewPageView, { mode: 'form' }>;
  slug: string;
  outcome: ReviewOutcome;
};

/** What was posted without JavaScript and refused stands in the form again. */
function startLevels({ view, outcome }: FormProps): DraftLevels {
  if (!outcome.posted || !('revision' in outcome.posted)) return view.levels;
  const form = new FormData();
  for (const [name, value] of Object.entries(outcome.posted)) form.set(name, value);
  const ids = view.criteria.map(({ id }) => id);
  return readReviewForm(form, ids) as DraftLevels;
}

/** The grading of one submission by its rubric: the work on one side, the criteria on the other, all of it by keyboard. */
export function ReviewForm(props: FormProps) {
  const { view, slug } = props;
  const { criteria, page } = view;
  const [levels, setLevels] = useState(() => startLevels(props));
  const [active, setActive] = useState(0);
  const [help, setHelp] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const revision = useRef<HTMLInputElement>(null);
  const url = `/organisations/${slug}/reviews/${view.submissionId}/save`;
  const saver = useReviewSaver({ url, reviewId: view.reviewId, revision: view.revision, levels });
  const lacking = withoutLevel(levels, criteria);
  const ids = criteria.map(({ id }) => id);
  const change = (id: string, to: Partial<DraftLevels[string]>) => setLevels((now) => withChange(now, id, to));
  const keys = useReviewKeys({
    ...{ criteria, active, setActive, setLevels, files: view.answer.files },
    finish: () => form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>('[value="finish"]')),
    help: () => setHelp(true),
  });
  const points = criterionPoints(page.criteria, page.points.rubric);

  // What is being saved comes first: the form must carry the revision that is stored.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute('value') === 'finish' && lacking.length > 0) {
      event.preventDefault();
      keys.focusOn(criteria.findIndex(({ id }) => id === lacking[0]?.id));
      keys.say(withoutLevelWords(lacking));
      return;
    }
    if (saver.isStored() || saver.state.name === 'conflict') {
      // A save that ended a moment ago may not be drawn yet.
      if (revision.current) revision.current.value = String(saver.storedRevision());
      return;
    }
    event.preventDefault();
    void saver.flush().then(() => {
      if (saver.isStored()) requestAnimationFrame(() => form.current?.requestSubmit(submitter));
    });
  }

  return (
    <div className="grid items-start gap-5 lg:grid-cols-2" onKeyDown={keys.onKeyDown}>
      <div className="min-w-0 lg:sticky lg:top-4">
        <AnswerPane
          work={view}
          criterionIds={ids}
          quotes={ids.flatMap((criterionId) =>
            (levels[criterionId] ?? EMPTY).quotes.map((quote) => ({ criterionId, quote })),
          )}
        />
      </div>
      <Form method="post" ref={form} onSubmit={onSubmit} className="min-w-0 space-y-4">
        <input type="hidden" name="revision" ref={revision} value={saver.revision} />
        {view.candidate !== null && <p className="text-muted">Candidate: {view.candidate}</p>}
        <StateLine
          state={saver.state}
          done={criteria.length - lacking.length}
          total={criteria.length}
          onHelp={() => setHelp(true)}
        />
        <p role="status" className="sr-only">
          {keys.said}
        </p>
        {criteria.map((criterion, index) => (
          <CriterionForm
            key={criterion.id}
            {...{ criterion, index }}
            given={levels[criterion.id] ?? EMPTY}
            points={points.get(criterion.id) ?? 0}
            isActive={index === active}
            others={view.others.filter(({ criterionId }) => criterionId === criterion.id)}
            judge={view.verdicts?.find(({ criterionId }) => criterionId === criterion.id) ?? null}
            files={view.answer.files}
            onActive={() => setActive(index)}
            onChange={(to) => change(criterion.id, to)}
            onQuoteSelection={() => keys.quoteSelection(criterion.id)}
          />
        ))}
        {criteria.map(({ id }) => (
          <input
            key={id}
            type="hidden"
            name={fieldOf('quotes', id)}
            value={JSON.stringify((levels[id] ?? EMPTY).quotes)}
          />
        ))}
        <Card>
          <p className="mb-3">
            {criteria.length === 0
              ? NOTHING_ASKED
              : lacking.length > 0
                ? withoutLevelWords(lacking)
                : 'Every criterion has a level. Once finished, it counts and cannot be changed.'}
          </p>
          <div className="flex flex-wrap gap-2">
            {criteria.length > 0 && (
              <>
                <SubmitButton name="intent" value="finish" variant="primary">
                  Finish the review
                </SubmitButton>
                <noscript>
                  <Button type="submit" name="intent" value="save">
                    Save
                  </Button>
                </noscript>
              </>
            )}
            <GiveBack reviewId={view.reviewId} />
          </div>
        </Card>
      </Form>
      <ReviewKeys open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function StateLine({
  state,
  done,
  total,
  onHelp,
}: {
  state: ReviewSaveState;
  done: number;
  total: number;
  onHelp(): void;
}) {
  return (
    <div className="space-y-2">
      <div className="flex items-center justify-between gap-3 text-[0.8667rem] text-muted">
        <span role="status">
          {done} of {total} criteria · {SAVE_WORDS[state.name]}
        </span>
        <Button size="sm" variant="ghost" onClick={onHelp}>
          Keys <Kbd>?</Kbd>
        </Button>
      </div>
      <Progress value={done} max={total} label="Criteria with a level" />
      {state.name === 'failed' && <Notice tone="bad" role="alert" title={state.message} />}
      {state.name === 'conflict' && (
        <Notice
          tone="bad"
          role="alert"
          title="This review was changed in another window"
          actions={
            <Button size="sm" onClick={() => window.location.reload()}>
              Load what is stored
            </Button>
          }
        >
          <p>What you typed here since is not saved. Copy what you want to keep before you load the page again.</p>
        </Notice>
      )}
    </div>
  );
}

const SAVE_WORDS: Record<ReviewSaveState['name'], string> = {
  saved: 'saved',
  saving: 'saving…',
  failed: 'not saved',
  conflict: 'not saved',
};

/** Puts the review back; asks first, because what was given is dropped. */
function GiveBack({ reviewId }: { reviewId: string }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button variant="ghost" onClick={() => setAsked(true)}>
        Give back
      </Button>
    );
  }
  return (
    <>
      <input type="hidden" name="review" value={reviewId} />
      <SubmitButton name="intent" value="give-back" variant="danger">
        Give back and drop its levels
      </SubmitButton>
      <Button variant="ghost" onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </>
  );
}
