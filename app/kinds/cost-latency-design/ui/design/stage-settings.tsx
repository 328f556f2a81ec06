import { useId } from 'react';
import type { Json } from '../../../../lib/json';
import { Field, inputStyle } from '../../../../ui/field';
import { problemsAt, usePipelineEditing } from './editor-context';
import { FieldNumber } from './field-number';
import type { ChoiceField, FlagField, GroupField, NamesField, StageField } from './field-types';
import { readAt, writeAt } from './json-path';

/** Fields of one place of the design (a stage, the hand-off policy), with what is wrong beside each of them. */
export function Settings({ base, fields }: { base: string; fields: StageField[] }) {
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {fields.map((field) => (
        <SettingOf key={field.path} base={base} field={field} />
      ))}
    </div>
  );
}

const joinPath = (base: string, path: string): string => (base === '' ? path : `${base}/${path}`);

interface Bound {
  value: Json | undefined;
  problems: string[];
  readOnly: boolean;
  commit(value: Json | undefined): string | null;
}

function useBound(path: string): Bound {
  const { raw, problems, readOnly, change } = usePipelineEditing();
  return {
    value: readAt(raw, path),
    problems: problemsAt(problems, path),
    readOnly,
    commit: (value) => change(writeAt(raw, path, value)),
  };
}

function SettingOf({ base, field }: { base: string; field: StageField }) {
  const bound = useBound(joinPath(base, field.path));
  switch (field.kind) {
    case 'number': {
      const value = typeof bound.value === 'number' || bound.value === null ? bound.value : undefined;
      const { readOnly, problems, commit } = bound;
      return <FieldNumber {...{ field, value, readOnly, problems }} onCommit={commit} />;
    }
    case 'choice':
      return <ChoiceSetting field={field} bound={bound} />;
    case 'flag':
      return <FlagSetting field={field} bound={bound} />;
    case 'names':
      return <NamesSetting base={base} field={field} bound={bound} />;
    case 'group':
      return <GroupSetting base={base} field={field} bound={bound} />;
  }
}

function ChoiceSetting({ field, bound }: { field: ChoiceField; bound: Bound }) {
  const value = typeof bound.value === 'string' ? bound.value : '';
  const known =
    field.choices.some((choice) => choice.value === value) || (value === '' && field.whenEmpty !== undefined);
  return (
    <Field label={field.label} hint={field.hint} error={bound.problems.join(' ') || undefined}>
      {(control) => (
        <select
          {...control}
          value={value}
          disabled={bound.readOnly}
          onChange={(event) => bound.commit(event.target.value === '' ? undefined : event.target.value)}
          className={inputStyle}
        >
          {field.whenEmpty === undefined ? null : <option value="">{field.whenEmpty}</option>}
          {known ? null : <option value={value}>{value === '' ? 'Choose' : `${value} (unknown)`}</option>}
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function FlagSetting({ field, bound }: { field: FlagField; bound: Bound }) {
  const hintId = useId();
  return (
    <div>
      <label className="flex min-h-6 items-center gap-2 text-[0.8667rem] font-medium">
        <input
          type="checkbox"
          checked={typeof bound.value === 'boolean' ? bound.value : field.initial}
          disabled={bound.readOnly}
          aria-describedby={field.hint ? hintId : undefined}
          onChange={(event) => bound.commit(event.target.checked)}
        />
        {field.label}
      </label>
      {field.hint ? (
        <p id={hintId} className="text-[0.8667rem] text-muted">
          {field.hint}
        </p>
      ) : null}
    </div>
  );
}

function NamesSetting({ base, field, bound }: { base: string; field: NamesField; bound: Bound }) {
  const { problems } = usePipelineEditing();
  const chosen = (Array.isArray(bound.value) ? bound.value : []).filter((item) => typeof item === 'string');
  const unknown = chosen.filter((name) => !field.choices.some(({ value }) => value === name));
  const said = chosen.flatMap((_name, at) => problemsAt(problems, joinPath(base, `${field.path}/${at}`)));
  const toggle = (name: string, on: boolean) => {
    const next = on ? [...chosen, name] : chosen.filter((each) => each !== name);
    return bound.commit(next.length > 0 || field.keepEmpty ? next : undefined);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-[0.8667rem] font-medium">{field.label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {[...field.choices, ...unknown.map((value) => ({ value, title: `${value} (unknown)` }))].map((choice) => {
          const at = chosen.indexOf(choice.value);
          return (
            <label key={choice.value} className="flex min-h-6 items-center gap-1.5 text-[0.8667rem]">
              <input
                type="checkbox"
                checked={at >= 0}
                disabled={bound.readOnly}
                onChange={(event) => toggle(choice.value, event.target.checked)}
              />
              {choice.title}
              {field.ordered && at >= 0 && chosen.length > 1 ? <span className="text-muted">{at + 1}.</span> : null}
            </label>
          );
        })}
      </div>
      {field.hint ? <p className="mt-1 text-[0.8667rem] text-muted">{field.hint}</p> : null}
      {said.length > 0 ? <p className="mt-1 text-[0.8667rem] font-medium text-bad">{said.join(' ')}</p> : null}
    </fieldset>
  );
}

function GroupSetting({ base, field, bound }: { base: string; field: GroupField; bound: Bound }) {
  const on = bound.value !== undefined;
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="sr-only">{field.label}</legend>
      <label className="flex min-h-6 items-center gap-2 text-[0.8667rem] font-medium">
        <input
          type="checkbox"
          checked={on}
          disabled={bound.readOnly}
          onChange={(event) => bound.commit(event.target.checked ? field.initial : undefined)}
        />
        {field.label}
      </label>
      {on ? (
        <div className="mt-2 border-l-2 border-line pl-3">
          <Settings base={base} fields={field.fields} />
        </div>
      ) : null}
    </fieldset>
  );
}
