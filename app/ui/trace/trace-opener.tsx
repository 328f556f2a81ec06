import { useEffect, useId, useState, type DragEvent, type FormEvent } from 'react';
import { Button } from '../button';
import { classNames } from '../class-names';
import { Field, textAreaStyle } from '../field';
import { Notice } from '../notice';
import type { TraceFile } from './use-trace-file';

/** How a file is handed over: chosen, dropped or pasted. Says what is accepted and what was wrong with the last one. */
export function TraceOpener({ file, onOpen }: { file: TraceFile; onOpen(source: File | string): void }) {
  const inputId = useId();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  // What is chosen before the page listens would be lost.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [first] = event.dataTransfer.files;
    const source = first ?? event.dataTransfer.getData('text');
    if (source) onOpen(source);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pasted.trim() !== '') onOpen(pasted);
  };
  return (
    <div className="grid gap-5">
      {file.state === 'failed' && (
        <Notice tone="bad" role="alert" title={`${file.name} could not be read`}>
          <p>
            {file.error.message}
            <br />
            Place: <code className="font-mono">{file.error.place}</code>
          </p>
        </Notice>
      )}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'rounded-card border-2 border-dashed px-5 py-8',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
        )}
      >
        <label htmlFor={inputId} className="mb-1 block font-semibold">
          {file.state === 'reading' ? `Reading ${file.name}` : 'Choose a file, or drop it here'}
        </label>
        <p className="mb-3 max-w-[68ch] text-muted">It is read in this browser and sent nowhere.</p>
        <input
          id={inputId}
          type="file"
          disabled={!ready}
          accept=".json,.jsonl,.ndjson,.txt,application/json"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) onOpen(chosen);
            // The same file can be chosen again after it was changed.
            event.target.value = '';
          }}
          className="block max-w-full file:mr-3 file:h-[34px] file:cursor-pointer file:rounded-control file:border file:border-transparent file:bg-accent file:px-3.5 file:font-medium file:text-on-accent"
        />
        <p role="status" className="sr-only">
          {file.state === 'reading' ? `Reading ${file.name}` : ''}
        </p>
      </div>
      <form onSubmit={submit} className="grid gap-2">
        <Field label="Or paste it">
          {(control) => (
            <textarea
              {...control}
              rows={5}
              disabled={!ready}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
              spellCheck={false}
              placeholder='{"resourceSpans": …}'
              className={`${textAreaStyle} font-mono text-[0.8rem]`}
            />
          )}
        </Field>
        <Button type="submit" className="justify-self-start" disabled={pasted.trim() === ''}>
          Open what was pasted
        </Button>
      </form>
      <Accepted />
    </div>
  );
}

const FORMATS: [string, string][] = [
  [
    'OTLP/JSON',
    'OpenTelemetry traces with GenAI conventions (current or older keys) or OpenInference attributes; one document, or one per line, log records beside it',
  ],
  [
    'Chat messages',
    'a list of messages with tool calls, { "messages": … }, logged requests with their responses, JSON Lines of these',
  ],
  ['traj', 'trajectories of tool-agent benchmarks, with their task and reward'],
  ['history', 'multi-agent conversations with a name per message'],
];

function Accepted() {
  return (
    <section aria-labelledby="accepted-formats">
      <h2 id="accepted-formats" className="mb-2 text-[1rem]">
        What is accepted
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {FORMATS.map(([name, what]) => (
          <div key={name} className="sm:contents">
            <dt className="font-medium">{name}</dt>
            <dd className="max-w-[68ch] text-muted">{what}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 max-w-[68ch] text-muted">
        The format is told from the content. What has no place in the model is kept as an attribute or listed after the
        file is open.
      </p>
    </section>
  );
}
