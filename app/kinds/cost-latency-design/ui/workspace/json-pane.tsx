import { useMemo, useState } from 'react';
import { CodeEditor } from '../../../../ui/editor/code-editor';
import type { EditorJump } from '../../../../ui/editor/editor-types';
import type { Catalogue } from '../../catalogue';
import { designJsonSchema } from '../../read-design';
import { problemMarkers } from '../design/read-draft';
import type { DraftDesign } from '../design/use-draft-design';

interface JsonPaneProps {
  /** File name, for example `design.json`. */
  path: string;
  label: string;
  draft: DraftDesign;
  catalogue: Catalogue;
  readOnly: boolean;
  /** This file is on top, so that the rich editor is worth loading. */
  shown: boolean;
  /** What a refused run or submission said about the file. */
  refusals: string[];
}

/** A design as JSON text, checked and completed by the schema with the names of the catalogue. Always the form field, with or without JavaScript. */
export function JsonPane({ path, label, draft, catalogue, readOnly, shown, refusals }: JsonPaneProps) {
  // Once loaded it stays, with its undo steps.
  const [wasShown, setWasShown] = useState(shown);
  if (shown && !wasShown) setWasShown(true);
  const help = useMemo(() => ({ jsonSchema: designJsonSchema(catalogue) }), [catalogue]);
  const markers = useMemo(() => problemMarkers(draft.text, draft.reading.problems), [draft.text, draft.reading]);
  const [jump, setJump] = useState<EditorJump | null>(null);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <CodeEditor
        name={`files/${path}`}
        path={path}
        label={label}
        language="json"
        value={draft.text}
        onChange={draft.setText}
        rich={wasShown}
        {...{ readOnly, help, markers, jump }}
      />
      {draft.reading.problems.length > 0 || refusals.length > 0 ? (
        <ul
          aria-label={`Problems in ${path}`}
          className="max-h-40 shrink-0 overflow-auto border-t border-line px-4 py-2 text-[0.8667rem]"
        >
          {draft.reading.problems.map((problem, at) => (
            <li key={`${problem.path} ${at}`} className="text-bad">
              <button
                type="button"
                className="min-h-6 text-left font-medium underline-offset-2 hover:underline"
                onClick={() => {
                  const marker = markers[at];
                  if (marker)
                    setJump((old) => ({ line: marker.line, column: marker.column, nonce: (old?.nonce ?? 0) + 1 }));
                }}
              >
                {problem.path ? <span className="font-mono">{problem.path}: </span> : null}
                {problem.message}
              </button>
            </li>
          ))}
          {refusals
            .filter((message) => !draft.reading.problems.some((problem) => problem.message === message))
            .map((message) => (
              <li key={message} className="text-bad">
                {message}
              </li>
            ))}
        </ul>
      ) : (
        <p className="border-t border-line px-4 py-1 text-[0.8rem] text-muted max-sm:hidden">
          Ctrl+Space completes; Ctrl+M: Tab leaves the editor
        </p>
      )}
    </div>
  );
}
