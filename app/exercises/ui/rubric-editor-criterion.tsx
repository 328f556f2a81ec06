import { Card } from '../../ui/card';
import { Field, inputStyle, textAreaStyle } from '../../ui/field';
import { formatPoints } from '../../ui/format-number';
import type { DraftChange, DraftCriterion, DraftProblems, RubricDraft } from '../rubrics/rubric-draft';
import { StepButton } from './rubric-step-button';

export interface CriterionEditorProps {
  draft: RubricDraft;
  criterion: DraftCriterion;
  /** Place in the draft, from 0. */
  at: number;
  problems: DraftProblems;
  /** Points of 100 that the whole rubric decides. */
  points: number;
  step(change: DraftChange): void;
}

/** The fields of one criterion: what is asked, how much it counts, and what each level takes. */
export function CriterionEditor({ draft, criterion, at, problems, points, step }: CriterionEditorProps) {
  const name = `criteria.${at}`;
  const problem = (field: string) => problems[`${name}.${field}`];
  const weights = draft.criteria.reduce((sum, { weight }) => sum + Math.max(0, weight ?? 0), 0);
  const worth = weights > 0 ? (points * Math.max(0, criterion.weight ?? 0)) / weights : 0;
  const about = criterion.title || `criterion ${at + 1}`;
  const button = { draft, step, about, variant: 'ghost' as const };
  return (
    <Card
      title={`${at + 1}. ${criterion.title || 'New criterion'}`}
      headingLevel={3}
      aside={
        <span className="flex flex-wrap gap-1">
          <StepButton {...button} change={{ kind: 'raise-criterion', at }} label="Up" />
          <StepButton {...button} change={{ kind: 'lower-criterion', at }} label="Down" />
          <StepButton {...button} change={{ kind: 'remove-criterion', at }} label="Remove" />
        </span>
      }
    >
      <input type="hidden" name={`${name}.id`} value={criterion.id} />
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
          <Field label="Title" error={problem('title')}>
            {(control) => (
              <input
                {...control}
                name={`${name}.title`}
                defaultValue={criterion.title}
                maxLength={200}
                className={inputStyle}
              />
            )}
          </Field>
          <Field label="Weight" error={problem('weight')} hint={`${formatPoints(worth)} of ${points} points`}>
            {(control) => (
              <input
                {...control}
                name={`${name}.weight`}
                inputMode="decimal"
                autoComplete="off"
                defaultValue={criterion.weight ?? ''}
                className={inputStyle}
              />
            )}
          </Field>
        </div>
        <TextArea
          name={`${name}.question`}
          label="Question"
          rows={2}
          value={criterion.question}
          error={problem('question')}
          hint="What the judge and reviewers answer from the candidate’s text."
        />
        <LevelFields key={criterion.levels.length} name={name} criterion={criterion} problems={problems} />
        <div className="flex flex-wrap gap-2">
          <StepButton {...button} variant="secondary" change={{ kind: 'add-level', at }} label="Add a middle level" />
          <StepButton
            {...button}
            variant="secondary"
            change={{ kind: 'remove-level', at }}
            label="Remove the middle level"
          />
        </div>
        <TextArea
          name={`${name}.authorNotes`}
          label="Notes for graders"
          rows={2}
          value={criterion.authorNotes}
          error={problem('authorNotes')}
          hint="Common mistakes, what not to reward. Candidates never see this."
        />
      </div>
    </Card>
  );
}

const LEVEL_NAMES = {
  2: ['Lowest level', 'Highest level'],
  3: ['Lowest level', 'Middle level', 'Highest level'],
} as const;

function LevelFields(props: { name: string; criterion: DraftCriterion; problems: DraftProblems }) {
  const { name, criterion, problems } = props;
  const { levels } = criterion;
  return (
    <div className="space-y-4 border-l-[3px] border-line pl-4">
      {levels.map((level, at) => {
        const field = `${name}.levels.${at}`;
        const isMiddle = at > 0 && at < levels.length - 1;
        const earns = at === 0 ? 'earns nothing' : 'earns all of the weight';
        return (
          <fieldset key={at}>
            <legend className="mb-1 font-medium">
              {LEVEL_NAMES[levels.length === 3 ? 3 : 2][at]}
              {!isMiddle && <span className="font-normal text-muted"> ({earns})</span>}
            </legend>
            <div className="grid gap-3 sm:grid-cols-[1fr_11rem]">
              <Field label="Name" error={problems[`${field}.title`]} className={isMiddle ? '' : 'sm:col-span-2'}>
                {(control) => (
                  <input
                    {...control}
                    name={`${field}.title`}
                    defaultValue={level.title}
                    maxLength={120}
                    className={inputStyle}
                  />
                )}
              </Field>
              {isMiddle && (
                <Field label="Earns, %" error={problems[`${field}.share`] ?? problems[`${name}.levels`]}>
                  {(control) => (
                    <input
                      {...control}
                      name={`${field}.percent`}
                      inputMode="decimal"
                      autoComplete="off"
                      defaultValue={level.share === null ? '' : Math.round(level.share * 10_000) / 100}
                      className={inputStyle}
                    />
                  )}
                </Field>
              )}
            </div>
            <TextArea
              name={`${field}.description`}
              label="What earns it"
              rows={2}
              value={level.description}
              error={problems[`${field}.description`]}
              className="mt-2"
            />
          </fieldset>
        );
      })}
    </div>
  );
}

/** A labelled text box of the editor. */
export function TextArea(props: {
  name: string;
  label: string;
  rows: number;
  value: string;
  error?: string | undefined;
  hint?: string;
  className?: string;
}) {
  const { name, label, rows, value, error, hint, className } = props;
  return (
    <Field label={label} error={error} hint={hint} {...(className ? { className } : {})}>
      {(control) => <textarea {...control} name={name} rows={rows} defaultValue={value} className={textAreaStyle} />}
    </Field>
  );
}
