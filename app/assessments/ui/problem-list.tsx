import { Form, Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Field, textAreaStyle } from '../../ui/field';
import { formatCount } from '../../ui/format-number';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { ProblemView } from '../list-problem-reports.server';
import { useWatch } from './use-watch';
import { linkStyle } from './link-style';

export interface ProblemListProps {
  slug: string;
  problems: ProblemView[];
  mayAnswer: boolean;
  outcome: { report?: string; answer?: string; error?: string; refusal?: string };
}

/** What candidates say does not work, and the answers to it. */
export function ProblemList({ slug, problems, mayAnswer, outcome }: ProblemListProps) {
  const open = problems.filter(({ answeredAt }) => answeredAt === null);
  const answered = problems.filter(({ answeredAt }) => answeredAt !== null);
  useWatch(open.length > 0);
  return (
    <div className="space-y-6">
      <h2 className="text-[1.3rem]">Problem reports</h2>
      {outcome.refusal !== undefined && (
        <Notice tone="bad" role="alert" title="Not answered">
          <p>{outcome.refusal}</p>
        </Notice>
      )}
      {problems.length === 0 && (
        <EmptyState title="No problem was reported">
          <p>Candidates can report one from their sitting. It appears here, and they see your answer at once.</p>
        </EmptyState>
      )}
      {problems.length > 0 && (
        <p>
          {open.length > 0
            ? `${formatCount(open.length, 'report waits', 'reports wait')} for an answer.`
            : 'All are answered.'}
        </p>
      )}
      {[...open, ...answered].map((problem) => (
        <Card
          key={problem.id}
          headingLevel={3}
          title={problem.candidate ?? 'A candidate (review is blind)'}
          aside={
            problem.answeredAt === null ? <Badge tone="bad">unanswered</Badge> : <Badge tone="good">answered</Badge>
          }
        >
          <p className="text-[0.8667rem] text-muted">
            <Link to={`/organisations/${slug}/assessments/${problem.assessmentId}`} className={linkStyle}>
              {problem.assessment}
            </Link>
            {problem.exercise && `, ${problem.exercise}`}, <LocalTime iso={problem.at} />
            {problem.running && ', still at work'}
          </p>
          <p className="mt-2 break-words whitespace-pre-wrap">{problem.text}</p>
          {problem.answer !== null && (
            <div className="mt-3 border-l-[3px] border-line-strong pl-3">
              <p className="break-words whitespace-pre-wrap">{problem.answer}</p>
              <p className="text-[0.8667rem] text-muted">
                {problem.answererName}
                {problem.answeredAt && (
                  <>
                    , <LocalTime iso={problem.answeredAt} />
                  </>
                )}
              </p>
            </div>
          )}
          {problem.answeredAt === null && mayAnswer && (
            <AnswerForm problem={problem} outcome={outcome.report === problem.id ? outcome : {}} />
          )}
        </Card>
      ))}
    </div>
  );
}

function AnswerForm({ problem, outcome }: { problem: ProblemView; outcome: ProblemListProps['outcome'] }) {
  return (
    <Form method="post" preventScrollReset className="mt-4 space-y-3">
      <input type="hidden" name="report" value={problem.id} />
      <Field
        label={`Answer to ${problem.candidate ?? 'the candidate'}`}
        hint="They see it in their sitting, without your name. If they lost time, add some from the candidates' table."
        error={outcome.error}
      >
        {(control) => (
          <textarea {...control} name="answer" rows={3} defaultValue={outcome.answer ?? ''} className={textAreaStyle} />
        )}
      </Field>
      <SubmitButton variant="primary">Answer</SubmitButton>
    </Form>
  );
}
