import { useEffect, useState } from 'react';
import { z } from 'zod';
import { stableStringify } from '../../../../lib/json';
import { Field, textAreaStyle } from '../../../../ui/field';
import { patchOperation, type PatchOperation } from '../../kind';

const patchSchema = z.array(patchOperation).max(200);

/** The patch as it is handed in: JSON pointers and values. What is typed counts as soon as it is a patch. */
export function PatchJson({
  patch,
  readOnly,
  onPatch,
}: {
  patch: readonly PatchOperation[];
  readOnly: boolean;
  onPatch(patch: PatchOperation[]): void;
}) {
  const [text, setText] = useState(() => JSON.stringify(patch, null, 2));
  const key = stableStringify(patch);
  const typed = parse(text);
  const inStep = typed.ok && stableStringify(typed.patch) === key;
  // Changes from the form; what is being typed here is already in step.
  useEffect(() => setText((now) => (sameAs(now, key) ? now : JSON.stringify(JSON.parse(key), null, 2))), [key]);
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2 font-medium -outline-offset-2">The patch as JSON</summary>
      <div className="border-t border-line p-3">
        <Field
          label="Patch"
          hideLabel
          hint='A list of { "path": JSON pointer, "value": … }; a value is set, lists as a whole.'
          error={typed.ok || inStep ? undefined : typed.message}
        >
          {(control) => (
            <textarea
              {...control}
              rows={Math.min(24, text.split('\n').length + 1)}
              spellCheck={false}
              readOnly={readOnly}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                const next = parse(event.target.value);
                if (next.ok) onPatch(next.patch);
              }}
              className={`${textAreaStyle} font-mono text-[0.8rem] leading-5`}
            />
          )}
        </Field>
      </div>
    </details>
  );
}

function parse(text: string): { ok: true; patch: PatchOperation[] } | { ok: false; message: string } {
  try {
    const parsed = patchSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, patch: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, message: `${issue?.path.join(' ') ?? ''} ${issue?.message ?? 'is no patch'}`.trim() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function sameAs(text: string, key: string): boolean {
  const parsed = parse(text);
  return parsed.ok && stableStringify(parsed.patch) === key;
}
