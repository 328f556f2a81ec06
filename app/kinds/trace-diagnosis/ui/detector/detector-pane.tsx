import { useState, type ReactNode } from 'react';
import { Button } from '../../../../ui/button';
import { Dialog } from '../../../../ui/dialog';
import { CodeEditor } from '../../../../ui/editor/code-editor';
import type { EditorJump, EditorMarker } from '../../../../ui/editor/editor-types';
import type { TraceDiagnosisAnswer, TraceDiagnosisPublicView } from '../../kind';
import type { AnswerEditing } from '../workspace/use-answer-editing';
import { DETECTOR_HELP } from './detector-help';

const LANGUAGES = [
  { id: 'typescript', title: 'TypeScript', path: 'detector.ts' },
  { id: 'python', title: 'Python', path: 'detector.py' },
] as const;

/** The detector in the chosen language. The other language's file is kept; a language without a file starts from its starter. */
export function DetectorPane({
  answer,
  starters,
  markers,
  jump,
  readOnly,
  problem,
  editing,
  children,
}: {
  answer: TraceDiagnosisAnswer;
  starters: TraceDiagnosisPublicView['starters'];
  markers: EditorMarker[];
  jump: EditorJump | null;
  readOnly: boolean;
  problem: string | undefined;
  editing: AnswerEditing;
  /** Results beneath the editor. */
  children: ReactNode;
}) {
  const [confirming, setConfirming] = useState(false);
  const current = LANGUAGES.find(({ id }) => id === answer.fields.language) ?? LANGUAGES[0];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line px-3 py-1">
        <fieldset className="flex items-center gap-3" disabled={readOnly}>
          <legend className="sr-only">Language of the detector</legend>
          {LANGUAGES.map(({ id, title, path }) => (
            <label key={id} className="flex min-h-[26px] items-center gap-1.5 text-[0.8667rem]">
              <input
                type="radio"
                name="fields.language"
                value={id}
                checked={current.id === id}
                onChange={() => editing.setLanguage(id, path, starters[id])}
              />
              {title}
            </label>
          ))}
        </fieldset>
        <Button size="sm" variant="ghost" className="needs-js" disabled={readOnly} onClick={() => setConfirming(true)}>
          Start over
        </Button>
        <p className="ml-auto text-[0.8rem] text-muted max-sm:hidden">Ctrl+M: Tab leaves the editor</p>
      </div>
      {problem ? <p className="px-3 py-1 font-medium text-bad">{problem}</p> : null}
      {LANGUAGES.map(({ id, title, path }) => (
        <div key={id} className={id === current.id ? 'flex min-h-40 flex-1 flex-col' : 'js-hidden hidden'}>
          <CodeEditor
            name={`files/${path}`}
            path={path}
            label={`Detector in ${title} (${path})`}
            language={id}
            value={answer.files[path] ?? starters[id]}
            onChange={(value) => editing.setFile(path, value)}
            readOnly={readOnly}
            rich={id === current.id}
            help={DETECTOR_HELP}
            markers={id === current.id ? markers : undefined}
            jump={id === current.id ? jump : null}
          />
        </div>
      ))}
      <div
        tabIndex={0}
        role="group"
        aria-label="Results of the detector"
        className="max-h-[45%] shrink-0 overflow-auto border-t border-line -outline-offset-2"
      >
        {children}
      </div>
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={`Replace ${current.path} by the starter?`}
        description="What you wrote in this file is taken out of the draft. Undo in the editor brings it back while this page is open."
        footer={
          <>
            <Button onClick={() => setConfirming(false)}>Keep my code</Button>
            <Button
              variant="danger"
              onClick={() => {
                setConfirming(false);
                editing.setFile(current.path, starters[current.id]);
              }}
            >
              Replace
            </Button>
          </>
        }
      />
    </div>
  );
}
