import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { formatShare } from '../../ui/format-number';
import type { Tone } from '../../ui/tone';
import { isChanged, isSame } from '../rubrics/diff-rubrics';
import type { CriterionChange, Fate, LevelChange, NumberChange, RubricDiff, TextChange } from '../rubrics/diff-rubrics';

const fateTone: Record<Fate, Tone> = { same: 'neutral', changed: 'accent', added: 'good', removed: 'bad' };

/** One criterion with what changed about it. */
export function CriterionDiff({ change }: { change: CriterionChange }) {
  return (
    <Card title={change.title} headingLevel={3} aside={<Badge tone={fateTone[change.fate]}>{change.fate}</Badge>}>
      <dl className="space-y-2">
        {!isSame(change.weight) && <NumberLine name="Weight" change={change.weight} write={String} />}
        {!isSame(change.place) && <NumberLine name="Place" change={change.place} write={String} />}
        {change.texts.filter(isChanged).map((text) => (
          <TextLine key={text.field} change={text} />
        ))}
      </dl>
      {change.levels.some(({ fate }) => fate !== 'same') && (
        <ol className="mt-3 space-y-2">
          {change.levels.map((level, at) => (
            <LevelDiff key={at} level={level} />
          ))}
        </ol>
      )}
    </Card>
  );
}

/** One graded excerpt with what changed about it. */
export function ExemplarDiff({ change, number }: { change: RubricDiff['exemplars'][number]; number: number }) {
  return (
    <section aria-label={`Excerpt ${number}`}>
      <p className="mb-1 flex items-baseline gap-2 font-medium">
        Excerpt {number} <Badge tone={fateTone[change.fate]}>{change.fate}</Badge>
        {change.levelsChanged && change.fate === 'changed' && <Badge>other levels</Badge>}
      </p>
      <dl className="space-y-2">
        {change.texts.filter(isChanged).map((text) => (
          <TextLine key={text.field} change={text} />
        ))}
      </dl>
    </section>
  );
}

function LevelDiff({ level }: { level: LevelChange }) {
  return (
    <li className="border-l-[3px] border-line py-0.5 pl-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <Words change={level.texts[0]} />
          {level.fate !== 'same' && (
            <Badge tone={fateTone[level.fate]} className="ml-2">
              {level.fate}
            </Badge>
          )}
        </span>
        <span className="text-[0.8667rem] text-muted">
          earns <BeforeAfter change={level.share} write={formatShare} />
        </span>
      </p>
      <p className="max-w-[72ch] text-[0.9333rem]">
        <Words change={level.texts[1]} />
      </p>
    </li>
  );
}

function NumberLine(props: { name: string; change: NumberChange; write: (value: number) => string }) {
  return (
    <div className="flex flex-wrap gap-x-3">
      <dt className="w-28 text-muted">{props.name}</dt>
      <dd>
        <BeforeAfter change={props.change} write={props.write} />
      </dd>
    </div>
  );
}

function BeforeAfter({ change, write }: { change: NumberChange; write: (value: number) => string }) {
  const { before, after } = change;
  if (before === after || before === null || after === null) {
    const only = after ?? before;
    return <span className="tabular-nums">{only === null ? '' : write(only)}</span>;
  }
  return (
    <span className="tabular-nums">
      <Removed>{write(before)}</Removed> <span aria-hidden="true">→</span> <Added>{write(after)}</Added>
    </span>
  );
}

function TextLine({ change }: { change: TextChange }) {
  return (
    <div className="flex flex-wrap gap-x-3">
      <dt className="w-28 text-muted first-letter:uppercase">{change.field}</dt>
      <dd className="min-w-0 max-w-[72ch] flex-1 basis-64">
        <Words change={change} />
      </dd>
    </div>
  );
}

function Words({ change }: { change: TextChange | undefined }) {
  return (
    <span className="whitespace-pre-line [overflow-wrap:anywhere]">
      {change?.parts.map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'added' ? (
          <Added key={at}>{text}</Added>
        ) : (
          <Removed key={at}>{text}</Removed>
        ),
      )}
    </span>
  );
}

// Struck through and underlined: the marks say without colour what the colours say.
function Removed({ children }: { children: string }) {
  return (
    <del className="rounded-[2px] bg-bad-soft text-bad line-through decoration-2">
      <span className="sr-only">[removed: </span>
      {children}
      <span className="sr-only">]</span>
    </del>
  );
}

function Added({ children }: { children: string }) {
  return (
    <ins className="rounded-[2px] bg-good-soft text-good underline decoration-2 underline-offset-2">
      <span className="sr-only">[added: </span>
      {children}
      <span className="sr-only">]</span>
    </ins>
  );
}
