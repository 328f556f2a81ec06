import { useEffect, useState } from 'react';
import { Field, inputStyle } from '../../../../ui/field';
import { problemsAt, usePipelineEditing } from './editor-context';
import { readAt, writeAt } from './json-path';

/** The name of a stage. A name that is not allowed stays in the field with the reason; the design keeps the old one. */
export function StageName({ path }: { path: string }) {
  const { raw, problems, readOnly, change } = usePipelineEditing();
  const found = readAt(raw, `${path}/id`);
  const name = typeof found === 'string' ? found : '';
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    setTyped(name);
    setRefusal(null);
  }, [name]);
  const error = refusal ? `${refusal} Not applied.` : problemsAt(problems, `${path}/id`).join(' ');
  return (
    <Field label="Name" error={error || undefined}>
      {(control) => (
        <input
          {...control}
          value={typed}
          readOnly={readOnly}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefusal(change(writeAt(raw, `${path}/id`, event.target.value)));
          }}
          className={`${inputStyle} font-mono`}
        />
      )}
    </Field>
  );
}
