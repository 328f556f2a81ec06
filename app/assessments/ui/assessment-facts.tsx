import { Card } from '../../ui/card';
import { LocalTime } from '../../ui/local-time';
import { totalMinutes } from '../assessment-plan';
import type { AssessmentView } from '../assessment-views';
import { choiceOf } from '../choose-exercise';
import { aiPolicyMeaning, resultPolicyMeaning, reviewPolicyMeaning, timingMeaning } from '../policies';

/** An assessment as those read it who may not change it. */
export function AssessmentFacts({ assessment }: { assessment: AssessmentView }) {
  const { plan, choices, introductionHtml } = assessment;
  const facts = [
    ['Role', plan.role || 'not said'],
    ['Time', `${totalMinutes(plan)} min, ${timingMeaning[plan.timing].title.toLowerCase()}`],
    ['AI tools', aiPolicyMeaning[plan.aiPolicy].title],
    ['Candidates see', resultPolicyMeaning[plan.resultPolicy].title],
    ['Review', `${reviewPolicyMeaning[plan.reviewPolicy].title}${plan.blindReview ? ', blind' : ''}`],
  ];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <div className="space-y-6">
        {plan.introduction && (
          <Card title="Introduction">
            <div className="prose" dangerouslySetInnerHTML={{ __html: introductionHtml }} />
          </Card>
        )}
        <Card title="Sections">
          <ol className="space-y-4">
            {plan.sections.map((section, at) => (
              <li key={at}>
                <h3 className="font-medium">
                  {section.title}
                  {section.minutes !== null && <span className="text-muted"> · {section.minutes} min</span>}
                </h3>
                <ul className="mt-1 list-disc pl-5">
                  {section.exercises.map(({ exerciseVersionId, weight }) => (
                    <li key={exerciseVersionId}>
                      {choiceOf(choices, exerciseVersionId)?.versions.find(({ id }) => id === exerciseVersionId)?.title}
                      {weight !== 1 && <span className="text-muted">, weight {weight}</span>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </Card>
      </div>
      <Card title="Rules">
        <dl className="space-y-2">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt className="text-[0.8667rem] text-muted">{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {plan.dueAt && (
            <div>
              <dt className="text-[0.8667rem] text-muted">Due</dt>
              <dd>
                <LocalTime iso={plan.dueAt} />
              </dd>
            </div>
          )}
        </dl>
      </Card>
    </div>
  );
}
