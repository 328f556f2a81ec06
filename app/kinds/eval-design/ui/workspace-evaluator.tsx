import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { CodeEditor } from '../../../ui/editor/code-editor';
import type { EditorHelp, EditorJump, EditorMarker } from '../../../ui/editor/editor-types';
import type { EvalDesignAnswer, EvalDesignFields, EvalDesignPublicView } from '../kind';

type Language = EvalDesignFields['language'];

const LANGUAGES: { id: Language; title: string; path: 'eval.ts' | 'eval.py' }[] = [
  { id: 'typescript', title: 'TypeScript', path: 'eval.ts' },
  { id: 'python', title: 'Python', path: 'eval.py' },
];

interface EvaluatorProps {
  answer: EvalDesignAnswer;
  starters: EvalDesignPublicView['starters'];
  help: EditorHelp;
  markers: EditorMarker[];
  jump: EditorJump | null;
  readOnly: boolean;
  problem: string | undefined;
  onChange(answer: EvalDesignAnswer): void;
}

/** The evaluator in the chosen language. The other language's file is kept; a language without a file starts from its starter. */
export function Evaluator({ answer, starters, help, markers, jump, readOnly, problem, onChange }: EvaluatorProps) {
  const [confirming, setConfirming] = useState(false);
  const { language } = answer.fields;
  const current = LANGUAGES.find(({ id }) => id === language) ?? LANGUAGES[0];
  const text = (id: Language, path: string) => answer.files[path] ?? starters[id];

  function choose(id: Language, path: string) {
    const files = answer.files[path]?.trim() ? answer.files : { ...answer.files, [path]: starters[id] };
    onChange({ ...answer, files, fields: { ...answer.fields, language: id } });
  }

  function startOver() {
    setConfirming(false);
    if (current) onChange({ ...answer, files: { ...answer.files, [current.path]: starters[current.id] } });
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line px-3 py-1">
        <fieldset className="flex items-center gap-3" disabled={readOnly}>
          <legend className="sr-only">Language of the evaluator</legend>
          {LANGUAGES.map(({ id, title, path }) => (
            <label key={id} className="flex min-h-6 items-center gap-1.5 text-[0.8667rem]">
              <input
                type="radio"
                name="fields.language"
                value={id}
                checked={language === id}
                onChange={() => choose(id, path)}
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
        <div key={id} className={id === language ? 'flex min-h-0 flex-1 flex-col' : 'js-hidden hidden'}>
          <CodeEditor
            name={`files/${path}`}
            path={path}
            label={`Evaluator in ${title} (${path})`}
            language={id}
            value={text(id, path)}
            onChange={(value) => onChange({ ...answer, files: { ...answer.files, [path]: value } })}
            readOnly={readOnly}
            rich={id === language}
            help={help}
            markers={id === language ? markers : undefined}
            jump={id === language ? jump : null}
          />
        </div>
      ))}
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={`Replace ${current?.path} by the starter?`}
        description="What you wrote in this file is taken out of the draft. Undo in the editor brings it back while this page is open."
        footer={
          <>
            <Button onClick={() => setConfirming(false)}>Keep my code</Button>
            <Button variant="danger" onClick={startOver}>
              Replace
            </Button>
          </>
        }
      />
    </div>
  );
}
