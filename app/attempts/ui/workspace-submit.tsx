import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import type { Answer, AnswerFile } from '../../kinds/contract';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatCount } from '../../ui/format-number';
import { Notice } from '../../ui/notice';
import { postJson, refusalOf, type Refusal } from './workspace-use-run';

interface SubmitProps {
  open: boolean;
  /** Address of the workspace. */
  base: string;
  answer: Answer;
  answerFiles: AnswerFile[];
  problems: { path: string; message: string }[];
  onClose(): void;
  /** Called with what the server refused, so that it can be shown beside the fields. */
  onRefused(refusal: Refusal): void;
}

function describeField(value: unknown): string {
  if (Array.isArray(value)) return formatCount(value.length, 'entry', 'entries');
  return typeof value === 'object' && value !== null
    ? formatCount(Object.keys(value).length, 'entry', 'entries')
    : String(value);
}

function HandedIn({ answer, answerFiles }: Pick<SubmitProps, 'answer' | 'answerFiles'>) {
  const fields = typeof answer.fields === 'object' && answer.fields !== null ? Object.entries(answer.fields) : [];
  return (
    <table className="data-table">
      <tbody>
        {answerFiles.map(({ path, title }) => {
          const text = answer.files[path]?.trim() ?? '';
          return (
            <tr key={path}>
              <th scope="row">
                {title} <code className="font-mono text-[0.8rem] font-normal text-muted">{path}</code>
              </th>
              <td className="num">{text === '' ? 'empty' : formatCount(text.split('\n').length, 'line')}</td>
            </tr>
          );
        })}
        {fields.map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}</th>
            <td className="num">{describeField(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asks before handing in: lists what goes, and what has to be mended first. On success the page moves to the submission. */
export function SubmitDialog({ open, base, answer, answerFiles, problems, onClose, onRefused }: SubmitProps) {
  const navigate = useNavigate();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function submit() {
    setSending(true);
    setRefused(null);
    const { response, reply } = await postJson(`${base}/submit`, { answer });
    const id = typeof reply === 'object' && reply !== null && 'submissionId' in reply ? reply.submissionId : null;
    if (response?.ok && typeof id === 'string') {
      navigate(`/submissions/${encodeURIComponent(id)}`);
      return;
    }
    const refusal = refusalOf(response, reply);
    setSending(false);
    setRefused(refusal.message);
    onRefused(refusal);
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Submit this answer?"
      description="It is frozen as a submission and graded. You can go on working and submit again."
      footer={
        <>
          <Button onClick={onClose}>Go on working</Button>
          <Button variant="primary" disabled={sending || problems.length > 0} onClick={() => void submit()}>
            {sending ? 'Submitting' : 'Submit'}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {problems.length > 0 ? (
          <Notice tone="warn" title="Mend this first">
            <ul className="list-disc pl-5">
              {problems.map(({ path, message }) => (
                <li key={path + message}>{message}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {refused ? (
          <Notice tone="bad" role="alert" title="Not submitted">
            {refused}
          </Notice>
        ) : null}
        <HandedIn {...{ answer, answerFiles }} />
      </div>
    </Dialog>
  );
}
