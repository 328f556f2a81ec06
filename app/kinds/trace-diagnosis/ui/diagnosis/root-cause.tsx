import type { ReactNode } from 'react';
import { Kbd } from '../../../../ui/kbd';
import { ACTORS, ACTOR_TITLES } from '../../actors';
import type { DiagnosisProps } from './diagnosis-pane';
import { SpanChoice } from './span-choice';

/** The span where it first went wrong, who or what did it, and in which way. */
export function RootCause({ content, fields, editing, choosing, problems }: DiagnosisProps) {
  const { spanId, actor, category } = fields.rootCause;
  const problemAt = (name: string) => problems.find(({ path }) => path === `fields/rootCause/${name}`)?.message;
  return (
    <section aria-labelledby="root-cause" className="grid gap-4">
      <div>
        <h3 id="root-cause" className="text-[1rem]">
          Root cause
        </h3>
        <p className="text-[0.8667rem] text-muted">
          The first step that went wrong and was not recovered from, not the loudest one. Select it in the run and press{' '}
          <Kbd>r</Kbd>.
        </p>
      </div>
      <SpanChoice
        label="Span"
        hint="none yet"
        {...{ spanId, choosing }}
        onChoose={(id) => editing.setRootCause({ spanId: id })}
      />
      <Problem text={problemAt('spanId')} />
      <Choices
        title="Who or what went wrong"
        name="actor"
        value={actor}
        disabled={choosing.readOnly}
        options={ACTORS.map((id) => ({ id, ...ACTOR_TITLES[id] }))}
        onChoose={(id) => editing.setRootCause({ actor: ACTORS.find((one) => one === id) ?? '' })}
      />
      <Choices
        title="In which way"
        name="category"
        value={category}
        disabled={choosing.readOnly}
        options={content.taxonomy}
        onChoose={(id) => editing.setRootCause({ category: id })}
      />
      <Problem text={problemAt('category')} />
    </section>
  );
}

/** A refusal beside its field. */
export function Problem({ text }: { text: string | undefined }): ReactNode {
  return text === undefined ? null : <p className="text-[0.8667rem] font-medium text-bad">{text}</p>;
}

function Choices({
  title,
  name,
  value,
  options,
  disabled,
  onChoose,
}: {
  title: string;
  name: string;
  value: string;
  options: readonly { id: string; title: string; description: string }[];
  disabled: boolean;
  onChoose(id: string): void;
}) {
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1 text-[0.8667rem] font-medium">{title}</legend>
      <div className="grid gap-0.5">
        {options.map(({ id, title: option, description }) => (
          <label
            key={id}
            className={`flex min-h-[26px] cursor-pointer items-baseline gap-2 rounded-control px-1.5 py-0.5 text-[0.9rem] ${
              id === value ? 'bg-accent-soft' : 'hover:bg-sunken'
            }`}
          >
            <input
              type="radio"
              name={`diagnosis-${name}`}
              value={id}
              checked={id === value}
              onChange={() => onChoose(id)}
              className="size-4 shrink-0 translate-y-0.5 accent-[var(--accent)]"
            />
            <span>
              <span className="font-medium">{option}</span> <span className="text-muted">{description}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
