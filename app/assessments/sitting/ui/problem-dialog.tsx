import { useState, type FormEvent } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field, textAreaStyle } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import type { OwnProblemReport } from '../sitting-views';
import { postJson } from './post-json';
import { ProblemReports } from './problem-reports';

interface ProblemDialogProps {
  open: boolean;
  sittingId: string;
  attemptId: string | null;
  reports: OwnProblemReport[];
  onClose(): void;
}

/** Lets the candidate say that something does not work; the hiring team reads it, and its answer appears here and on the page. */
export function ProblemDialog({ open, sittingId, attemptId, reports, onClose }: ProblemDialogProps) {
  const [text, setText] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [error, setError] = useState<string | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setState('sending');
    setError(null);
    const reply = await postJson(`/sittings/${encodeURIComponent(sittingId)}/problems`, { text, attemptId });
    setState(reply.error === null ? 'sent' : 'idle');
    setError(reply.error);
    if (reply.error === null) setText('');
  }

  return (
    <Dialog
      open={open}
      onClose={() => {
        setState('idle');
        setError(null);
        onClose();
      }}
      title="Report a problem"
      description="Say what does not work: the exercise, this page, your connection. The hiring team reads it; the clock goes on, but time can be added."
    >
      <form className="grid gap-3" onSubmit={(event) => void send(event)}>
        {state === 'sent' && (
          <Notice tone="good" role="status" title="Sent">
            <p>The answer will appear on this page. You can go on working.</p>
          </Notice>
        )}
        <Field label="What does not work?" error={error}>
          {(control) => (
            <textarea
              {...control}
              className={textAreaStyle}
              rows={5}
              maxLength={4_000}
              required
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" disabled={state === 'sending'}>
            {state === 'sending' ? 'Sending' : 'Send'}
          </Button>
        </div>
        {reports.length > 0 && (
          <div className="border-t border-line pt-2">
            <ProblemReports reports={reports} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
