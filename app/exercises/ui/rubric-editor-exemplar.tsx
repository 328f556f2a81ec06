import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import type { DraftChange, DraftProblems, RubricDraft } from '../rubrics/rubric-draft';
import { TextArea } from './rubric-editor-criterion';
import { StepButton } from './rubric-step-button';

export interface ExemplarEditorProps {
  draft: RubricDraft;
  exemplar: RubricDraft['exemplars'][number];
  /** Place in the draft, from 0. */
  at: number;
  problems: DraftProblems;
  step(change: DraftChange): void;
}

/** A passage of some submission with the levels people gave it, to show the judge where the levels lie. */
export function ExemplarEditor({ draft, exemplar, at, problems, step }: ExemplarEditorProps) {
  const name = `exemplars.${at}`;
  const levelProblem = problems[`${name}.levels`];
  return (
    <Card
      title={`Graded excerpt ${at + 1}`}
      headingLevel={3}
      aside={
        <StepButton
          draft={draft}
          step={step}
          change={{ kind: 'remove-exemplar', at }}
          label="Remove"
          about={`graded excerpt ${at + 1}`}
          variant="ghost"
        />
      }
    >
      <div className="space-y-4">
        <TextArea
          name={`${name}.excerpt`}
          label="Excerpt"
          rows={3}
          value={exemplar.excerpt}
          error={problems[`${name}.excerpt`]}
          hint="A passage as a candidate might write it. Candidates never see it."
        />
        <fieldset>
          <legend className="mb-1 text-[0.8667rem] font-medium">Its levels</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {draft.criteria.map((criterion, index) => (
              <Field key={criterion.id} label={criterion.title || `Criterion ${index + 1}`}>
                {(control) => (
                  <select
                    {...control}
                    key={criterion.levels.length}
                    name={`${name}.level.${criterion.id}`}
                    defaultValue={exemplar.levels[criterion.id] ?? ''}
                    className={inputStyle}
                  >
                    <option value="">says nothing about it</option>
                    {criterion.levels.map((level, number) => (
                      <option key={number} value={number}>
                        {level.title || `level ${number + 1}`}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ))}
          </div>
          {levelProblem && <p className="mt-1 text-[0.8667rem] font-medium text-bad">{levelProblem}</p>}
        </fieldset>
        <TextArea
          name={`${name}.why`}
          label="Why these levels"
          rows={2}
          value={exemplar.why}
          error={problems[`${name}.why`]}
        />
      </div>
    </Card>
  );
}
