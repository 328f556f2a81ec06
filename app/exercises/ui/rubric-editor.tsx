import { Form } from '@remix-run/react';
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field, textAreaStyle } from '../../ui/field';
import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { DraftReply } from '../rubrics/draft-reply';
import { changeDraft, type DraftChange } from '../rubrics/rubric-draft';
import { readRubricForm } from '../rubrics/rubric-form';
import type { RubricDraftView } from '../rubrics/rubric-views';
import { CriterionEditor } from './rubric-editor-criterion';
import { ExemplarEditor } from './rubric-editor-exemplar';
import { rubricPaths } from './rubric-names';
import { RubricHeading } from './rubric-heading';
import { StepButton } from './rubric-step-button';
import { RubricWeights } from './rubric-weights';
import { useRubricAutosave, type RubricAutosave } from './use-rubric-autosave';

export interface RubricEditorProps {
  slug: string;
  view: RubricDraftView;
  /** The server's answer to the form, when it was sent whole. */
  answered: DraftReply | undefined;
}

/** The editor of a draft. Everything typed is saved at once; without JavaScript each button saves. */
export function RubricEditor({ slug, view, answered }: RubricEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(answered?.kind === 'conflict' ? answered.draft : view.draft);
  const [tried, setTried] = useState(answered !== undefined);
  const save = useRubricAutosave({ form, initial: view.revision, answered });
  const { reply } = save;
  const known = reply && 'problems' in reply ? reply.problems : view.problems;
  const open = Object.keys(known).length;

  const step = (change: DraftChange) => {
    if (!form.current) return;
    setDraft(changeDraft(readRubricForm(new FormData(form.current)), change));
    save.touch();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    setTried(true);
    if (!save.isReadyFor(submitter)) event.preventDefault();
  };
  const onInput = () => {
    if (form.current) setDraft(readRubricForm(new FormData(form.current)));
    save.touch();
  };
  const shared = { draft, problems: tried ? known : {}, step };
  return (
    <>
      <RubricHeading slug={slug} exercise={view} title="Draft">
        {view.basedOn && (
          <p>Begun from version {view.basedOn.number}. Nobody is graded by it before it is published.</p>
        )}
      </RubricHeading>
      <Form
        method="post"
        ref={form}
        onInput={onInput}
        onSubmit={onSubmit}
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]"
      >
        {/* The first button is what Enter presses: it must not be one that removes something. */}
        <button type="submit" name="intent" value="save" hidden aria-hidden="true" tabIndex={-1} />
        <input type="hidden" name="revision" value={save.revision} />
        <div className="space-y-5">
          <SaveProblems save={save} home={rubricPaths(slug, view.slug).edit} />
          {draft.criteria.map((criterion, at) => (
            <CriterionEditor key={criterion.id} {...shared} criterion={criterion} at={at} points={view.rubricPoints} />
          ))}
          <StepButton draft={draft} change={{ kind: 'add-criterion', id: '' }} step={step} label="Add a criterion" />
          {draft.exemplars.map((exemplar, at) => (
            <ExemplarEditor key={`${at} of ${draft.exemplars.length}`} {...shared} exemplar={exemplar} at={at} />
          ))}
          <StepButton draft={draft} change={{ kind: 'add-exemplar' }} step={step} label="Add a graded excerpt" />
        </div>
        <aside className="space-y-5 lg:sticky lg:top-4" aria-label="Publishing">
          <Card title="How the points are shared out" headingLevel={3}>
            <RubricWeights criteria={draft.criteria} points={view.rubricPoints} />
          </Card>
          <Card title="Publish" headingLevel={3}>
            <SaveState state={save.state} />
            <p className="mb-3 text-[0.9333rem]">
              {open === 0
                ? 'Complete. A published version never changes.'
                : `${open === 1 ? 'One field is' : `${open} fields are`} not complete yet.`}
            </p>
            <Field
              label="Why is it changed?"
              hint="For your colleagues, kept in the history."
              error={reply?.kind === 'incomplete' ? reply.noteProblem : null}
            >
              {(control) => (
                <textarea
                  {...control}
                  name="note"
                  rows={3}
                  maxLength={1000}
                  defaultValue={reply?.kind === 'incomplete' ? reply.note : ''}
                  className={textAreaStyle}
                />
              )}
            </Field>
            <div className="mt-3 flex flex-wrap gap-2">
              <SubmitButton name="intent" value="publish" variant="primary">
                Publish
              </SubmitButton>
              <SubmitButton name="intent" value="save">
                Save
              </SubmitButton>
            </div>
          </Card>
        </aside>
      </Form>
    </>
  );
}

const stateWords: Record<RubricAutosave['state'], string> = {
  saved: 'Everything is saved.',
  unsaved: 'Not saved yet.',
  saving: 'Saving ...',
  conflict: 'Not saved: see the message at the top.',
};

function SaveState({ state }: { state: RubricAutosave['state'] }) {
  return (
    <p role="status" className="mb-2 text-[0.8667rem] text-muted">
      {stateWords[state]}
    </p>
  );
}

function SaveProblems({ save, home }: { save: RubricAutosave; home: string }) {
  const { reply } = save;
  if (reply?.kind === 'refused') {
    return (
      <Notice tone="bad" role="alert" title="Not published">
        <p>{reply.message}</p>
      </Notice>
    );
  }
  if (reply?.kind !== 'conflict') return null;
  return (
    <Notice
      tone="bad"
      role="alert"
      title="Somebody else is editing this draft"
      actions={
        <>
          <Button size="sm" onClick={save.overwrite}>
            Keep mine
          </Button>
          <LinkButton to={home} size="sm" reloadDocument>
            Load theirs
          </LinkButton>
        </>
      }
    >
      <p>{reply.message} Keep yours and theirs is replaced; load theirs and what you typed since is gone.</p>
    </Notice>
  );
}
