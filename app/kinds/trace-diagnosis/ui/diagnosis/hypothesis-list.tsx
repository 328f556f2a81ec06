import { Button } from '../../../../ui/button';
import { Field, inputStyle, textAreaStyle } from '../../../../ui/field';
import { Kbd } from '../../../../ui/kbd';
import { LEAST_RULED_OUT } from '../../answer-problems';
import type { RuledOut } from '../../kind';
import type { DiagnosisProps } from './diagnosis-pane';
import { SpanChoice } from './span-choice';

/** What one could have taken for the cause, and the span that shows it was not. */
export function HypothesisList({ content, fields, editing, choosing }: DiagnosisProps) {
  const { ruledOut } = fields;
  return (
    <section aria-labelledby="ruled-out" className="grid gap-3">
      <div>
        <h3 id="ruled-out" className="text-[1rem]">
          Ruled out {ruledOut.length > 0 && <span className="font-normal text-muted">({ruledOut.length})</span>}
        </h3>
        <p className="text-[0.8667rem] text-muted">
          At least {LEAST_RULED_OUT} explanations you looked at and dropped: the span that looked guilty, and the span
          that shows it was not. <Kbd>s</Kbd> makes the selected span a suspect, <Kbd>o</Kbd> lets it rule out the last
          one.
        </p>
      </div>
      {ruledOut.map((one, at) => (
        <Hypothesis
          key={at}
          {...{ one, at, content, choosing }}
          onChange={(change) => editing.setHypothesis(at, change)}
          onRemove={() => editing.setRuledOut(ruledOut.filter((_, place) => place !== at))}
        />
      ))}
      <Button
        size="sm"
        className="justify-self-start"
        disabled={choosing.readOnly || ruledOut.length >= 40}
        onClick={() => editing.addHypothesis('')}
      >
        Add a hypothesis
      </Button>
    </section>
  );
}

function Hypothesis({
  one,
  at,
  content,
  choosing,
  onChange,
  onRemove,
}: Pick<DiagnosisProps, 'content' | 'choosing'> & {
  one: RuledOut;
  at: number;
  onChange(change: Partial<RuledOut>): void;
  onRemove(): void;
}) {
  const { readOnly } = choosing;
  return (
    <fieldset className="grid gap-2 rounded-card border border-line bg-surface p-2.5">
      <legend className="px-1 text-[0.8667rem] font-medium">Hypothesis {at + 1}</legend>
      <Field label={`What could have been the cause (${at + 1})`} hideLabel>
        {(control) => (
          <input
            {...control}
            value={one.hypothesis}
            readOnly={readOnly}
            placeholder="What could have been the cause"
            onChange={(event) => onChange({ hypothesis: event.target.value })}
            className={inputStyle}
          />
        )}
      </Field>
      <SpanChoice
        label="Suspect"
        hint="select the span that looked guilty"
        spanId={one.spanId}
        choosing={choosing}
        onChoose={(spanId) => onChange({ spanId })}
      />
      <SpanChoice
        label="Ruled out by"
        hint="select the span that shows it was not"
        spanId={one.ruledOutBy}
        choosing={choosing}
        onChoose={(ruledOutBy) => onChange({ ruledOutBy })}
      />
      <Field label={`Class it would have been (${at + 1})`} hideLabel>
        {(control) => (
          <select
            {...control}
            value={one.category}
            disabled={readOnly}
            onChange={(event) => onChange({ category: event.target.value })}
            className={inputStyle}
          >
            <option value="">class it would have been (optional)</option>
            {content.taxonomy.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={`Why it was not (${at + 1})`} hideLabel>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            value={one.reason}
            readOnly={readOnly}
            placeholder="Why it was not"
            onChange={(event) => onChange({ reason: event.target.value })}
            className={`${textAreaStyle} text-[0.9rem]`}
          />
        )}
      </Field>
      <Button size="sm" variant="ghost" className="justify-self-end" disabled={readOnly} onClick={onRemove}>
        Remove hypothesis {at + 1}
      </Button>
    </fieldset>
  );
}
