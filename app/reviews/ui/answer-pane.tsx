import { useState } from 'react';
import { CheckSection } from '../../grading/ui/check-section';
import type { MarkedRange } from '../../grading/ui/split-marks';
import type { Quote } from '../../grading/grade-types';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Tabs, type TabItem } from '../../ui/tabs';
import type { WorkView } from '../review/review-page-views';
import { AnswerText } from './answer-text';
import { HandedInWorkspace } from './handed-in-workspace';

/** The candidate's work: its texts with marked quotes, its checks, the brief, and all of it as the candidate saw it. */
export function AnswerPane({
  work: { page, answer, checks },
  quotes,
  criterionIds,
}: {
  work: WorkView;
  quotes: readonly { criterionId: string; quote: Quote }[];
  criterionIds: readonly string[];
}) {
  const own = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const scale = own > 0 ? page.points.checks / own : 0;
  const ranges = quotes.map(({ criterionId, quote }): MarkedRange & { file: string } => ({
    ...quote,
    key: criterionId,
  }));
  const files = [...page.answerFiles].sort((a, b) => Number(b.prose) - Number(a.prose));
  const texts: TabItem[] = files
    .filter(({ path, prose }) => prose || (answer.files[path] ?? '').trim() !== '')
    .map(({ path, title, prose }) => ({
      ...{ id: path, label: title },
      content: (
        <AnswerText
          {...{ path, title, prose, criterionIds }}
          text={answer.files[path] ?? ''}
          ranges={ranges.filter(({ file }) => file === path)}
        />
      ),
    }));
  const items: TabItem[] = [
    ...texts,
    { id: '(fields)', label: 'As written', content: <AsWritten work={{ page, answer, checks }} /> },
    {
      ...{ id: '(checks)', label: 'Checks', note: checks.length },
      content: (
        <div className="max-h-[75vh] space-y-4 overflow-auto p-3" tabIndex={0} role="group" aria-label="Checks">
          {checks.map((check) => (
            <CheckSection key={check.checkId} check={check} scale={scale} exercise={page} answer={answer} />
          ))}
        </div>
      ),
    },
    {
      ...{ id: '(brief)', label: 'Brief' },
      content: (
        <div className="max-h-[75vh] overflow-auto p-4" tabIndex={0} role="group" aria-label="Brief">
          {/* Sanitised on the server when it was rendered from Markdown. */}
          <div className="prose [&>:first-child]:mt-0" dangerouslySetInnerHTML={{ __html: page.briefHtml }} />
        </div>
      ),
    },
  ];
  return (
    <Card padded={false}>
      <Tabs label="The candidate’s work" items={items} />
    </Card>
  );
}

/** The answer in the workspace it was written in, where nothing can be changed or run. */
function AsWritten({ work: { page, answer } }: { work: WorkView }) {
  const [wide, setWide] = useState(false);
  return (
    <div className={wide ? 'fixed inset-0 z-40 flex flex-col bg-surface' : 'flex h-[75vh] flex-col'}>
      <div className="flex justify-end border-b border-line p-1.5">
        <Button size="sm" aria-pressed={wide} onClick={() => setWide((now) => !now)}>
          {wide ? 'Back to the review' : 'Use the whole window'}
        </Button>
      </div>
      <div data-workspace className="flex min-h-0 flex-1 flex-col overflow-auto">
        <HandedInWorkspace page={page} answer={answer} />
      </div>
    </div>
  );
}
