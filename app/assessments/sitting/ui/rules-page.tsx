import { Form } from '@remix-run/react';
import { Badge } from '../../../ui/badge';
import { Card } from '../../../ui/card';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { PageHeading } from '../../../ui/page-heading';
import { SubmitButton } from '../../../ui/submit-button';
import type { AssessmentRules } from '../../assessment-rules';
import { RECORDED } from '../../assessment-types';
import { SystemCheck } from './system-check';
import { inWords } from './time-left';

const AI = {
  ALLOWED: 'You may use AI tools.',
  DECLARED: 'You may use AI tools, and are asked to say which and for what. Saying so costs no points.',
  FORBIDDEN: 'AI tools are not allowed.',
} as const;
const RESULT = {
  NOTHING: 'You will be told that your work arrived; the result stays with the organisation.',
  SCORE:
    'You will see your points here once they are graded. They are called provisional, and may change, until reviewers have looked at them.',
  FULL: 'You will see your points here, and what they were given for, once they are graded. They are called provisional, and may change, until reviewers have looked at them.',
} as const;

const minutes = (value: number) => inWords(value * 60);

interface RulesPageProps {
  rules: AssessmentRules;
  candidate: string;
  isPreview: boolean;
  /** Address of the stream that is tried out. */
  streamUrl: string;
  refusal: string | null;
}

function Limits({ rules: { assessment, sections, timeMultiplier } }: { rules: AssessmentRules }) {
  const perSection = assessment.timing === 'PER_SECTION';
  const started = perSection
    ? `Each section has its own clock, which starts when you begin it. Between sections you may pause, but begin the last one within ${minutes(assessment.minutes)} of your start.`
    : 'One clock runs for everything; you may work on the exercises in any order.';
  return (
    <Card title="Time" aside={<strong className="tabular-nums">{minutes(assessment.minutes)}</strong>}>
      <ul className="grid list-disc gap-1 pl-5">
        <li>{started} It runs on the server and does not stop when you close the page.</li>
        <li>When the time is over, everything saved is submitted by itself, also with the browser closed.</li>
        {timeMultiplier !== 1 && (
          <li>Your extra time is in these limits already: they are {timeMultiplier} times as long as usual.</li>
        )}
        {assessment.dueAt && (
          <li>
            Everything ends on <LocalTime iso={assessment.dueAt} /> at the latest.
          </li>
        )}
      </ul>
      <ol className="mt-3 grid gap-3 border-t border-line pt-3">
        {sections.map((section) => (
          <li key={section.id}>
            <p className="font-medium">
              {section.title}
              {section.minutes !== null && (
                <span className="ml-2 font-normal text-muted tabular-nums">{minutes(section.minutes)}</span>
              )}
            </p>
            <ul className="mt-1 grid gap-1">
              {section.exercises.map((exercise, index) => (
                <li key={index} className="flex flex-wrap items-baseline gap-x-2">
                  <span>{exercise.title}</span>
                  <Badge>{exercise.kindTitle}</Badge>
                  <span className="text-[0.8667rem] text-muted">about {minutes(exercise.minutes)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What a candidate reads before the clock starts: rules, what is recorded, whether their browser is up to it; then they agree and start. */
export function RulesPage({ rules, candidate, isPreview, streamUrl, refusal }: RulesPageProps) {
  const { assessment, organisation } = rules;
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <noscript>
        <style>{'.needs-js{display:none!important}'}</style>
      </noscript>
      <PageHeading title={assessment.name}>
        <p>
          {organisation} invites {candidate}
          {assessment.role ? ` for the role of ${assessment.role}` : ''}. Nothing starts before you press Start.
        </p>
      </PageHeading>
      {isPreview && (
        <Notice tone="accent" title="Preview">
          <p>You are trying this assessment out. What you do here counts in no queue and no statistics.</p>
        </Notice>
      )}
      {refusal && (
        <Notice tone="bad" role="alert" title="Not started">
          <p>{refusal}</p>
        </Notice>
      )}
      {assessment.introductionHtml && (
        // Sanitised on the server when it was rendered from Markdown.
        <div className="prose" dangerouslySetInnerHTML={{ __html: assessment.introductionHtml }} />
      )}
      <Limits rules={rules} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Card title="AI tools">
          <p>{AI[assessment.aiPolicy]}</p>
        </Card>
        <Card title="Your result">
          <p>{RESULT[assessment.resultPolicy]}</p>
        </Card>
      </div>
      <Card title="What is recorded">
        <ul className="grid list-disc gap-1 pl-5">
          {RECORDED.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <p className="mt-2 text-muted">
          People of {organisation} may look at this. It is never turned into a score or a verdict about you.
        </p>
      </Card>
      <SystemCheck streamUrl={streamUrl} />
      <Form method="post" className="grid gap-3 rounded-card border border-line bg-surface p-4">
        <label className="flex items-start gap-2">
          <input type="checkbox" name="consent" value="yes" required className="mt-1" />
          <span>I have read the rules and agree to what is recorded.</span>
        </label>
        <div>
          <SubmitButton variant="primary" name="intent" value="start">
            Start
          </SubmitButton>
          <span className="ml-3 text-[0.8667rem] text-muted">
            {assessment.timing === 'PER_SECTION' ? 'The clock of the first section starts.' : 'The clock starts.'}
          </span>
        </div>
      </Form>
    </div>
  );
}
