import { useEffect, useId, useState } from 'react';
import type { Json } from '../../../../lib/json';
import { Button } from '../../../../ui/button';
import { inputStyle } from '../../../../ui/field';
import type { Stage, StageOf } from '../../design';
import { problemsAt, usePipelineEditing } from './editor-context';
import { FieldNumber } from './field-number';
import type { NumberField } from './field-types';
import { readAt, writeAt } from './json-path';

type Branched = StageOf<'route-by-difficulty'> | StageOf<'route-by-attribute'> | StageOf<'parallel'>;

const BELOW: NumberField = {
  ...{ kind: 'number', path: 'below', label: 'Estimated difficulty below', unit: '', slider: [0, 1], step: 0.01 },
};

/** The branches of a stage, side by side as far as there is room, each with its own condition and stages. */
export function StageBranches({ stage, path }: { stage: Branched; path: string }) {
  const { raw, readOnly, change, List } = usePipelineEditing();
  const branches: readonly { stages: readonly Stage[] }[] =
    stage.type === 'parallel' ? stage.branches.map((stages) => ({ stages })) : stage.branches;
  const least = stage.type === 'parallel' ? 2 : 1;
  const most = stage.type === 'parallel' ? 4 : 6;
  const inner = (at: number) => `${path}/branches/${at}${stage.type === 'parallel' ? '' : '/stages'}`;
  const add = () => {
    const old = readAt(raw, `${path}/branches`);
    if (Array.isArray(old)) change(writeAt(raw, `${path}/branches`, [...old, nextBranch(stage)]));
  };
  return (
    <div className="space-y-2 border-t border-line bg-page p-2 pl-4">
      {branches.map(({ stages }, at) => (
        <section key={at} aria-label={`Branch ${at + 1} of ${stage.id}`} className="border-l-2 border-accent pl-3">
          <div className="flex flex-wrap items-end justify-between gap-2">
            <div className="min-w-0 flex-1">
              <Condition stage={stage} path={path} at={at} />
            </div>
            {branches.length > least && !readOnly ? (
              <Button
                size="sm"
                variant="ghost"
                onClick={() => change(writeAt(raw, `${path}/branches/${at}`, undefined))}
              >
                Remove branch {at + 1}
              </Button>
            ) : null}
          </div>
          <List stages={stages} list={inner(at)} where={`branch ${at + 1} of ${stage.id}`} />
        </section>
      ))}
      {'otherwise' in stage ? (
        <section aria-label={`All others of ${stage.id}`} className="border-l-2 border-line-strong pl-3">
          <p className="text-[0.8667rem] font-medium">All others</p>
          <List stages={stage.otherwise.stages} list={`${path}/otherwise/stages`} where={`all others of ${stage.id}`} />
        </section>
      ) : null}
      {branches.length < most && !readOnly ? (
        <Button size="sm" onClick={add}>
          Add a branch to {stage.id}
        </Button>
      ) : null}
    </div>
  );
}

function nextBranch(stage: Branched): Json {
  if (stage.type === 'parallel') return [];
  if (stage.type === 'route-by-attribute')
    return { values: [stage.attribute === 'batch' ? 'yes' : 'name'], stages: [] };
  const last = stage.branches.at(-1)?.below ?? 0;
  return { below: Number(((last + 1) / 2).toFixed(2)), stages: [] };
}

function Condition({ stage, path, at }: { stage: Branched; path: string; at: number }) {
  const { raw, problems, readOnly, change } = usePipelineEditing();
  if (stage.type === 'parallel') return <p className="text-[0.8667rem] font-medium">Branch {at + 1}</p>;
  if (stage.type === 'route-by-attribute')
    return <ValuesCondition stage={stage} path={`${path}/branches/${at}/values`} at={at} />;
  const place = `${path}/branches/${at}/below`;
  return (
    <FieldNumber
      field={BELOW}
      value={stage.branches[at]?.below}
      readOnly={readOnly}
      problems={problemsAt(problems, place)}
      onCommit={(value) => change(writeAt(raw, place, value))}
    />
  );
}

function ValuesCondition({ stage, path, at }: { stage: StageOf<'route-by-attribute'>; path: string; at: number }) {
  const { raw, catalogue, slices, problems, readOnly, change } = usePipelineEditing();
  const id = useId();
  const values = stage.branches[at]?.values ?? [];
  const shown = values.join(', ');
  const [typed, setTyped] = useState(shown);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    setTyped(shown);
    setRefusal(null);
  }, [shown]);
  const known = {
    risk: catalogue.riskClasses.map((each) => each.id),
    slice: [...slices],
    batch: ['yes', 'no'],
  }[stage.attribute];
  const said = refusal
    ? [refusal, 'Not applied.']
    : values.flatMap((_value, index) => problemsAt(problems, `${path}/${index}`));
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[0.8667rem] font-medium">
        {{ risk: 'Risk', slice: 'Slice', batch: 'May wait for a batch' }[stage.attribute]} is one of
      </label>
      <input
        id={id}
        value={typed}
        readOnly={readOnly}
        autoComplete="off"
        aria-invalid={said.length > 0 || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = event.target.value
            .split(',')
            .map((value) => value.trim())
            .filter(Boolean);
          if (next.join() !== values.join()) setRefusal(change(writeAt(raw, path, next)));
        }}
        className={inputStyle}
      />
      <p
        id={`${id}-said`}
        className={said.length > 0 ? 'mt-1 text-[0.8667rem] font-medium text-bad' : 'mt-1 text-[0.8667rem] text-muted'}
      >
        {said.length > 0 ? said.join(' ') : `Separated by commas. Known: ${known.join(', ')}.`}
      </p>
    </div>
  );
}
