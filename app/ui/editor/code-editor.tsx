import { useEffect, useId, useRef, useState } from 'react';
import type { EditorHandle, EditorHelp, EditorJump, EditorLanguage, EditorMarker, MountEditor } from './editor-types';
import { moveCaretToLine } from './move-caret';
import { useTypedBeforeHydration } from './use-typed-before-hydration';

export interface CodeEditorProps {
  /** Name of the form field, for example `files/eval.ts`. */
  name: string;
  /** File name, for example `eval.ts`. */
  path: string;
  label: string;
  language: EditorLanguage;
  value: string;
  onChange(value: string): void;
  readOnly?: boolean;
  /** False keeps the plain textarea, for example while the editor is not on screen. */
  rich?: boolean;
  help?: EditorHelp;
  markers?: EditorMarker[];
  jump?: EditorJump | null;
}

const NO_MARKERS: EditorMarker[] = [];

/**
 * A code editor that is a textarea first: it works without JavaScript and before Monaco has arrived, and stays the form field
 * after that. Fills its parent. Monaco loads on mount, in the background; when it cannot load, the textarea stays.
 */
export function CodeEditor(props: CodeEditorProps) {
  const {
    name,
    path,
    label,
    language,
    value,
    onChange,
    readOnly = false,
    rich = true,
    help,
    markers = NO_MARKERS,
    jump,
  } = props;
  const id = useId();
  useTypedBeforeHydration({ id, value, onChange });
  const [state, setState] = useState<'plain' | 'rich' | 'failed'>('plain');
  const field = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const latest = useRef({ value, onChange, readOnly });
  latest.current = { value, onChange, readOnly };

  useEffect(() => {
    if (!rich) return;
    let gone = false;
    const load: Promise<{ mount: MountEditor }> = import('./monaco.client');
    load
      .then(({ mount }) => {
        if (gone || !host.current) return;
        const hadFocus = document.activeElement === field.current;
        const offset = field.current?.selectionStart ?? 0;
        handle.current = mount(host.current, {
          ...{ path, label, language, help },
          value: latest.current.value,
          readOnly: latest.current.readOnly,
          onChange: (next) => latest.current.onChange(next),
        });
        setState('rich');
        performance.mark('editor-ready');
        if (!hadFocus) return;
        const before = latest.current.value.slice(0, offset).split('\n');
        handle.current.reveal(before.length, (before.at(-1)?.length ?? 0) + 1);
      })
      .catch(() => setState('failed'));
    return () => {
      gone = true;
      handle.current?.dispose();
      handle.current = null;
      setState('plain');
    };
  }, [rich, path, label, language, help]);

  useEffect(() => {
    if (handle.current && handle.current.getValue() !== value) handle.current.setValue(value);
  }, [value, state]);
  useEffect(() => handle.current?.setReadOnly(readOnly), [readOnly, state]);
  useEffect(() => handle.current?.setMarkers(markers), [markers, state]);
  useEffect(() => {
    if (!jump) return;
    if (handle.current) handle.current.reveal(jump.line, jump.column);
    else if (field.current) moveCaretToLine(field.current, jump.line);
  }, [jump]);

  return (
    <div className="flex min-h-0 flex-1 flex-col" data-editor={state}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <noscript>
        <p className="px-4 pt-2 font-mono text-[0.8667rem] text-muted">{path}</p>
      </noscript>
      <textarea
        ref={field}
        id={id}
        name={name}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        hidden={state === 'rich'}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        rows={16}
        className="min-h-64 w-full flex-1 resize-none border-0 bg-surface px-4 py-2 font-mono text-[13px] leading-5 text-ink -outline-offset-2"
      />
      {/* Positioned always: while it has no height yet, its child must not spread over the page. */}
      <div className={state === 'rich' ? 'relative min-h-64 flex-1' : 'relative h-0 overflow-hidden'}>
        <div ref={host} className="absolute inset-0 bg-surface font-mono" />
      </div>
      {state === 'failed' ? (
        <p className="px-4 py-1 text-xs text-muted">
          The code editor could not be loaded; this plain field does the same work.
        </p>
      ) : null}
    </div>
  );
}
