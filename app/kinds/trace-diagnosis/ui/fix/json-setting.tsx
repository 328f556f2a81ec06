import { useEffect, useState } from 'react';
import { stableStringify, type Json } from '../../../../lib/json';
import { textAreaStyle } from '../../../../ui/field';
import { SettingFrame, type SettingProps } from './setting-frame';

/** A value written as JSON, such as the schema of a tool's arguments. It is applied whenever what stands there is JSON. */
export function JsonSetting({ rows = 8, ...props }: SettingProps & { rows?: number }) {
  return (
    <SettingFrame {...props}>
      {({ value, disabled, set, ...control }) => (
        <JsonInput {...control} rows={rows} value={value} disabled={disabled} onValue={set} />
      )}
    </SettingFrame>
  );
}

function JsonInput({
  value,
  onValue,
  ...rest
}: {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  rows: number;
  value: Json;
  disabled: boolean;
  onValue(value: Json): void;
}) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [error, setError] = useState<string | null>(null);
  const key = stableStringify(value);
  // Changes from elsewhere, an undo for example; what is being typed here is already in step.
  useEffect(() => setText((now) => (isSame(now, key) ? now : JSON.stringify(JSON.parse(key), null, 2))), [key]);
  return (
    <>
      <textarea
        {...rest}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const parsed = parse(event.target.value);
          setError(parsed.ok ? null : parsed.message);
          if (parsed.ok) onValue(parsed.value);
        }}
        className={`${textAreaStyle} font-mono text-[0.8rem] leading-5 disabled:text-muted`}
      />
      {error !== null && (
        <p className="text-[0.8667rem] font-medium text-bad">No JSON yet: {error}. The last JSON counts.</p>
      )}
    </>
  );
}

function isSame(text: string, key: string): boolean {
  const parsed = parse(text);
  return parsed.ok && stableStringify(parsed.value) === key;
}

function parse(text: string): { ok: true; value: Json } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
