import { useEffect, useId, useState } from 'react';
import { inputStyle } from '../../../../ui/field';
import type { NumberField } from './field-types';
import { fromSlider, slideTo, SLIDER_STEPS, toSlider } from './slider-scale';

interface FieldNumberProps {
  field: NumberField;
  value: number | null | undefined;
  readOnly: boolean;
  /** What the checks say about the value. */
  problems: string[];
  /** Applies a value; returns what is wrong with it instead. `undefined` leaves the setting out. */
  onCommit(value: number | null | undefined): string | null;
}

const show = (value: number | null | undefined): string => (typeof value === 'number' ? String(value) : '');

/** A number with its unit, typed or dragged. What is typed and not allowed stays in the field with the reason; the design keeps its value. */
export function FieldNumber({ field, value, readOnly, problems, onCommit }: FieldNumberProps) {
  const id = useId();
  const [typed, setTyped] = useState(show(value));
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    setTyped(show(value));
    setRefusal(null);
  }, [value]);

  function commit(text: string) {
    setTyped(text);
    const trimmed = text.trim().replace(',', '.');
    if (trimmed === '') {
      setRefusal(field.whenEmpty === undefined ? 'Give a number.' : onCommit(undefined));
      return;
    }
    const next = Number(trimmed);
    setRefusal(Number.isFinite(next) ? onCommit(next) : 'This is no number.');
  }

  const said = refusal ? [refusal, 'Not applied.'] : problems;
  const unset = typeof value !== 'number';
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-[0.8667rem] font-medium">
        {field.label}
        {field.unit ? <span className="font-normal text-muted"> in {field.unit}</span> : null}
      </label>
      <div className="flex items-center gap-2">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          readOnly={readOnly || value === null}
          placeholder={value === null ? field.whenNull : field.whenEmpty}
          aria-invalid={said.length > 0 || undefined}
          aria-describedby={`${id}-said`}
          onChange={(event) => commit(event.target.value)}
          className={`${inputStyle} !w-28 shrink-0 tabular-nums`}
        />
        <input
          type="range"
          min={0}
          max={SLIDER_STEPS}
          value={toSlider(field, unset ? field.slider[0] : value)}
          disabled={readOnly || value === null}
          aria-label={`${field.label}, slider`}
          aria-valuetext={unset ? (field.whenEmpty ?? '') : `${value} ${field.unit}`.trim()}
          onChange={(event) => {
            const position = Number(event.target.value);
            commit(String(unset ? fromSlider(field, position) : slideTo(field, value, position)));
          }}
          className={`h-6 min-w-0 flex-1 accent-accent ${unset ? 'opacity-60' : ''}`}
        />
      </div>
      {field.whenNull === undefined ? null : (
        <label className="mt-1 flex min-h-6 items-center gap-1.5 text-[0.8667rem]">
          <input
            type="checkbox"
            checked={value === null}
            disabled={readOnly}
            onChange={(event) => setRefusal(onCommit(event.target.checked ? null : field.slider[0] + field.step))}
          />
          {field.whenNull}
        </label>
      )}
      <p
        id={`${id}-said`}
        className={said.length > 0 ? 'mt-1 text-[0.8667rem] font-medium text-bad' : 'text-[0.8667rem] text-muted'}
      >
        {said.length > 0 ? said.join(' ') : (field.hint ?? '')}
      </p>
    </div>
  );
}
