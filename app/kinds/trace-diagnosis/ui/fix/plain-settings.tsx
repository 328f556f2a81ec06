import { useEffect, useState } from 'react';
import type { Json } from '../../../../lib/json';
import { inputStyle, textAreaStyle } from '../../../../ui/field';
import { WordDiff } from '../../../../ui/trace/word-diff';
import { findInConfig } from '../../patch/places';
import { isChanged } from './edit-config';
import { useFix } from './fix-context';
import { SettingFrame, type SettingProps } from './setting-frame';

/** A text of some length, with its change word by word. */
export function TextSetting({ rows = 3, ...props }: SettingProps & { rows?: number }) {
  const { base, draft } = useFix();
  const before = findInConfig(base, props.steps);
  const now = findInConfig(draft, props.steps);
  const differs = isChanged(base, draft, props.steps) && typeof before === 'string' && typeof now === 'string';
  return (
    <div>
      <SettingFrame {...props}>
        {({ value, disabled, set, ...control }) => (
          <textarea
            {...control}
            rows={rows}
            value={typeof value === 'string' ? value : ''}
            disabled={disabled}
            onChange={(event) => set(event.target.value)}
            className={`${textAreaStyle} text-[0.9rem] disabled:text-muted`}
          />
        )}
      </SettingFrame>
      {differs && (
        <details className="mt-1 text-[0.8667rem]">
          <summary className="cursor-pointer text-muted">What changed</summary>
          <div className="mt-1 rounded-control bg-sunken p-2">
            <WordDiff before={before} after={now} />
          </div>
        </details>
      )}
    </div>
  );
}

/** A number, checked when it is applied; `none` names the state without one where there is such a state. */
export function NumberSetting({
  unit,
  none,
  fallback = 1,
  ...props
}: SettingProps & { unit?: string; none?: string; fallback?: number }) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, ...control }) => (
        <div className="flex flex-wrap items-center gap-2">
          {value !== null && <NumberInput {...control} value={value} disabled={disabled} onNumber={set} />}
          {unit && value !== null && <span className="text-[0.8667rem] text-muted">{unit}</span>}
          {none !== undefined && (
            <label className="flex min-h-[26px] items-center gap-1.5 text-[0.8667rem]">
              <input
                {...(value === null ? control : {})}
                type="checkbox"
                checked={value === null}
                disabled={disabled}
                onChange={(event) => set(event.target.checked ? null : fallback)}
                className="size-4 accent-[var(--accent)]"
              />
              {none}
            </label>
          )}
        </div>
      )}
    </SettingFrame>
  );
}

/** Keeps what is typed until it is a number. */
function NumberInput({
  value,
  onNumber,
  ...rest
}: {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  value: Json;
  disabled: boolean;
  onNumber(value: number): void;
}) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText((now) => (now.trim() !== '' && Number(now) === value ? now : String(value))), [value]);
  return (
    <input
      {...rest}
      inputMode="decimal"
      value={text}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        if (typed.trim() !== '' && Number.isFinite(Number(typed))) onNumber(Number(typed));
      }}
      onBlur={() => setText(String(value))}
      className={`${inputStyle} !w-32 tabular-nums disabled:text-muted`}
    />
  );
}

/** One of a few words. */
export function ChoiceSetting({
  options,
  ...props
}: SettingProps & { options: readonly (readonly [string, string])[] }) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, ...control }) => (
        <select
          {...control}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled}
          onChange={(event) => set(event.target.value)}
          className={`${inputStyle} disabled:text-muted`}
        >
          {options.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </SettingFrame>
  );
}

/** Yes or no. */
export function FlagSetting(props: SettingProps) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, ...control }) => (
        <input
          {...control}
          type="checkbox"
          checked={value === true}
          disabled={disabled}
          onChange={(event) => set(event.target.checked)}
          className="size-4 accent-[var(--accent)]"
        />
      )}
    </SettingFrame>
  );
}

/** Names, one per line. */
export function NamesSetting(props: SettingProps) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, ...control }) => (
        <NamesInput
          {...control}
          names={Array.isArray(value) ? value.map(String) : []}
          disabled={disabled}
          onNames={set}
        />
      )}
    </SettingFrame>
  );
}

const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function NamesInput({
  names,
  onNames,
  ...rest
}: {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  names: string[];
  disabled: boolean;
  onNames(names: string[]): void;
}) {
  const joined = names.join('\n');
  const [text, setText] = useState(joined);
  useEffect(() => setText((now) => (namesIn(now).join('\n') === joined ? now : joined)), [joined]);
  return (
    <textarea
      {...rest}
      rows={Math.max(2, names.length + 1)}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onNames(namesIn(event.target.value));
      }}
      className={`${textAreaStyle} font-mono text-[0.8rem] disabled:text-muted`}
    />
  );
}

/** Some of a known list. */
export function SomeOfSetting({ options, ...props }: SettingProps & { options: readonly string[] }) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, id, ...described }) => {
        const chosen = Array.isArray(value) ? value.map(String) : [];
        return (
          <div
            id={id}
            role="group"
            aria-label={props.title}
            aria-describedby={described['aria-describedby']}
            className="flex flex-wrap gap-x-4"
          >
            {options.map((option) => (
              <label key={option} className="flex min-h-[26px] items-center gap-1.5 font-mono text-[0.8rem]">
                <input
                  type="checkbox"
                  checked={chosen.includes(option)}
                  disabled={disabled}
                  onChange={(event) =>
                    set(options.filter((each) => (each === option ? event.target.checked : chosen.includes(each))))
                  }
                  className="size-4 accent-[var(--accent)]"
                />
                {option}
              </label>
            ))}
          </div>
        );
      }}
    </SettingFrame>
  );
}
