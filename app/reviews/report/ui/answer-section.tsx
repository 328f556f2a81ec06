import { useState } from 'react';
import { QuotedText } from '../../../grading/ui/quoted-text';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import type { Everything, HandedIn } from '../everything-views';
import { HandedInWorkspace } from '../../ui/handed-in-workspace';

type Chosen = NonNullable<Everything['chosen']>;

/** The answer as it was handed in: in the workspace it was written in, or as plain files. */
export function AnswerSection({ page, handedIn }: { page: Chosen['page']; handedIn: HandedIn }) {
  const [open, setOpen] = useState(false);
  const code = page.answerFiles.filter(({ path, prose }) => !prose && (handedIn.answer.files[path] ?? '') !== '');
  return (
    <Card
      title="Answer as handed in"
      headingLevel={3}
      id="answer"
      aside={
        <Button size="sm" className="no-print" aria-expanded={open} onClick={() => setOpen((now) => !now)}>
          {open ? 'Close the workspace' : 'Open in the workspace'}
        </Button>
      }
    >
      {open && (
        <div data-workspace className="mb-4 flex h-[80vh] flex-col overflow-hidden rounded-card border border-line">
          <HandedInWorkspace page={page} answer={handedIn.answer} />
        </div>
      )}
      <div className="space-y-3">
        {code.map(({ path, title }) => (
          <details key={path}>
            <summary className="min-h-6 cursor-pointer">
              {title} <code className="font-mono text-[0.8667rem] text-muted">{path}</code>
            </summary>
            <pre
              tabIndex={0}
              className="mt-2 max-h-[60vh] overflow-auto rounded-control bg-sunken p-3 text-[0.8667rem] print:max-h-none"
            >
              <code>{handedIn.answer.files[path]}</code>
            </pre>
          </details>
        ))}
        <details>
          <summary className="min-h-6 cursor-pointer">Structured fields</summary>
          <pre
            tabIndex={0}
            className="mt-2 max-h-[60vh] overflow-auto rounded-control bg-sunken p-3 text-[0.8667rem] print:max-h-none"
          >
            <code>{JSON.stringify(handedIn.answer.fields, null, 2)}</code>
          </pre>
        </details>
      </div>
    </Card>
  );
}

/** Nothing can be changed or run here. */
/** Prose with the passages that verdicts quote marked in the colours of their criteria. */
export function MarkedProse({ scored, page, handedIn }: Chosen & { handedIn: HandedIn }) {
  const ranges = scored.criteria.flatMap(({ id, verdict }) =>
    (verdict?.quotes ?? []).map(({ file, start, end }) => ({ file, start, end, key: id })),
  );
  const files = page.answerFiles.filter(({ path, prose }) => prose || ranges.some(({ file }) => file === path));
  return (
    <div className="space-y-4 lg:sticky lg:top-4">
      {files.map(({ path, title }) => (
        <QuotedText
          key={path}
          title={title}
          path={path}
          text={handedIn.answer.files[path] ?? ''}
          ranges={ranges.filter(({ file }) => file === path)}
          owners={scored.criteria}
        />
      ))}
    </div>
  );
}
