import { useId, useState } from 'react';
import type { Criterion } from '../../exercises/exercise-format';
import type { Verdict } from '../../grading/grade-types';
import { CriterionTitle } from '../../grading/ui/criterion-title';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Field, inputStyle, textAreaStyle } from '../../ui/field';
import { formatPoints } from '../../ui/format-number';
import { Kbd } from '../../ui/kbd';
import { fieldOf } from '../review/review-levels';
import { findPassage, type Given } from './review-state';
import { criterionElement } from './use-review-keys';

export interface CriterionFormProps {
  criterion: Criterion;
  /** Place among those asked for, from 0: its number and the colour of its quotes. */
  index: number;
  given: Given;
  /** Points of the total it can earn. */
  points: number;
  isActive: boolean;
  /** What two reviewers said, to whoever adjudicates. */
  others: readonly { levelIndex: number; reason: string }[];
  /** Only where reviews are not blind. */
  judge: Verdict | null;
  files: Readonly<Record<string, string>>;
  onActive(): void;
  onChange(change: Partial<Given>): void;
  onQuoteSelection(): void;
}

/** One criterion to be graded: its anchored levels, the reason, and quotes that support it. */
export function CriterionForm(props: CriterionFormProps) {
  const { criterion, index, given, points, isActive, others, judge, onActive, onChange } = props;
  const titleId = useId();
  return (
    <section
      id={criterionElement(criterion.id)}
      tabIndex={-1}
      aria-labelledby={titleId}
      onFocus={onActive}
      onMouseDown={onActive}
      className={classNames(
        'scroll-my-4 rounded-card border bg-surface p-4',
        isActive ? 'border-accent shadow-[inset_3px_0_0_var(--accent)]' : 'border-line',
      )}
    >
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={titleId} className="text-[1rem]">
          <CriterionTitle index={index} title={criterion.title} />
        </h3>
        <span className="text-[0.8667rem] whitespace-nowrap text-muted tabular-nums">
          {formatPoints(points)} points
        </span>
      </div>
      <p className="mt-1 text-muted">{criterion.question}</p>
      {criterion.authorNotes && (
        <details className="mt-1 text-[0.9333rem]">
          <summary className="min-h-6 cursor-pointer text-muted">Notes for whoever grades</summary>
          <p className="mt-1 break-words whitespace-pre-wrap">{criterion.authorNotes}</p>
        </details>
      )}
      {others.map((other, at) => (
        <Said key={at} who={at === 0 ? 'One reviewer' : 'The other'} criterion={criterion} {...other} />
      ))}
      {judge && <Said who="The judge" criterion={criterion} levelIndex={judge.levelIndex} reason={judge.reason} />}
      <Levels {...props} />
      <Field label="Reason" className="mt-3">
        {(control) => (
          <textarea
            {...control}
            name={fieldOf('reason', criterion.id)}
            rows={2}
            maxLength={4_000}
            value={given.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
            className={textAreaStyle}
          />
        )}
      </Field>
      <Quotes {...props} />
    </section>
  );
}

function Said({
  who,
  criterion,
  levelIndex,
  reason,
}: {
  who: string;
  criterion: Criterion;
  levelIndex: number | null;
  reason: string;
}) {
  const level = levelIndex === null ? 'no level' : criterion.levels[levelIndex]?.title;
  return (
    <p className="mt-2 border-l-2 border-line-strong pl-3 text-[0.9333rem] break-words">
      <span className="text-muted">{who}:</span> <strong>{level}</strong>
      {reason && `. ${reason}`}
    </p>
  );
}

function Levels({ criterion, given, onChange }: CriterionFormProps) {
  return (
    <fieldset className="mt-3 space-y-1">
      <legend className="sr-only">Level for {criterion.title}</legend>
      {criterion.levels
        .map((level, at) => (
          <label
            key={at}
            className={classNames(
              'flex cursor-pointer gap-2.5 rounded-control border px-2.5 py-1.5',
              given.levelIndex === at ? 'border-accent bg-accent-soft' : 'border-line hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={fieldOf('level', criterion.id)}
              value={at}
              checked={given.levelIndex === at}
              onChange={() => onChange({ levelIndex: at })}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="flex items-baseline gap-2">
                <Kbd>{at + 1}</Kbd>
                <span className="font-medium">{level.title}</span>
              </span>
              <span className="block text-[0.9333rem]">{level.description}</span>
            </span>
          </label>
        ))
        .reverse()}
    </fieldset>
  );
}

function Quotes({ criterion, given, files, onChange, onQuoteSelection }: CriterionFormProps) {
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const add = () => {
    const quote = findPassage(
      typed,
      Object.entries(files).map(([path, text]) => ({ path, text })),
    );
    setMissing(!quote);
    if (!quote) return;
    onChange({ quotes: [...given.quotes, quote] });
    setTyped('');
  };
  return (
    <div className="needs-js mt-3">
      {given.quotes.length > 0 && (
        <ul aria-label={`Quotes for ${criterion.title}`} className="mb-2 space-y-1.5">
          {given.quotes.map((quote, at) => (
            <li key={`${quote.file} ${quote.start} ${quote.end}`} className="flex items-start justify-between gap-2">
              <span className="min-w-0 border-l-2 border-line-strong pl-3 text-[0.9333rem] break-words">
                “{quote.text}”
              </span>
              <Button
                size="sm"
                variant="ghost"
                onClick={() => onChange({ quotes: given.quotes.filter((_, other) => other !== at) })}
              >
                Remove<span className="sr-only"> the quote {at + 1}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label={`Quote for ${criterion.title}`}
          hideLabel
          className="min-w-40 flex-1"
          error={missing && 'This is not in the answer.'}
        >
          {(control) => (
            <input
              {...control}
              value={typed}
              placeholder="A passage, word for word"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                add();
              }}
              className={inputStyle}
            />
          )}
        </Field>
        <Button onClick={add} disabled={typed.trim() === ''}>
          Quote
        </Button>
        <Button variant="ghost" onClick={onQuoteSelection}>
          Quote the selection
        </Button>
      </div>
    </div>
  );
}
