import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field, textAreaStyle } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import type { AiDeclaration } from '../../assessment-types';
import type { Declaration } from './use-declaration';

const EMPTY: AiDeclaration = { schemaVersion: 1, used: false, description: '', transcript: '' };
const STATE = { saved: 'Saved', unsaved: 'Not saved yet', saving: 'Saving' } as const;

interface DeclarationDialogProps {
  open: boolean;
  declaration: Declaration;
  readOnly: boolean;
  onClose(): void;
}

/** Where a candidate says which AI tools they used on an exercise and for what. It is asked for, and held against nobody. */
export function DeclarationDialog({ open, declaration, readOnly, onClose }: DeclarationDialogProps) {
  const value = declaration.value ?? EMPTY;
  const change = (part: Partial<AiDeclaration>) => declaration.change({ ...value, ...part });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Your use of AI tools"
      description="AI tools are allowed here, and you are asked to say which you used for this exercise and for what. Saying so costs no points."
      footer={
        <>
          <span className="mr-auto self-center text-[0.8667rem] text-muted" role="status">
            {declaration.value === null ? 'Nothing said yet' : STATE[declaration.state]}
          </span>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <fieldset className="grid gap-3" disabled={readOnly}>
        <legend className="sr-only">Your use of AI tools</legend>
        {declaration.error && (
          <Notice tone="bad" role="alert">
            {declaration.error}
          </Notice>
        )}
        {[
          { used: false, title: 'I used no AI tool for this exercise' },
          { used: true, title: 'I used AI tools' },
        ].map(({ used, title }) => (
          <label key={title} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="ai-used"
              checked={declaration.value !== null && value.used === used}
              onChange={() => change({ used })}
            />
            {title}
          </label>
        ))}
        {value.used && (
          <>
            <Field label="Which tools, and for what?">
              {(control) => (
                <textarea
                  {...control}
                  className={textAreaStyle}
                  rows={3}
                  maxLength={4_000}
                  value={value.description}
                  onChange={(event) => change({ description: event.target.value })}
                />
              )}
            </Field>
            <Field label="Transcript" hint="Prompts and answers, as far as you have them.">
              {(control) => (
                <textarea
                  {...control}
                  className={`${textAreaStyle} font-mono text-[0.8rem]`}
                  rows={6}
                  maxLength={200_000}
                  value={value.transcript}
                  onChange={(event) => change({ transcript: event.target.value })}
                />
              )}
            </Field>
          </>
        )}
      </fieldset>
    </Dialog>
  );
}
