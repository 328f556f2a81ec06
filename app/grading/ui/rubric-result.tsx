import { criterionPoints } from '../../exercises/ui/criterion-points';
import { formatPoints, formatUsd } from '../../ui/format-number';
import type { SubmissionResult } from '../result-view';
import { CriterionSection } from './criterion-section';
import { JudgeAgreement } from './judge-agreement';
import { QuotedText } from './quoted-text';

export interface RubricResultProps {
  exercise: SubmissionResult['exercise'];
  answer: SubmissionResult['answer'];
  outcome: NonNullable<SubmissionResult['outcome']>;
}

/** The judged part: the candidate's text with marks on one side, the criteria on the other. */
export function RubricResult({ exercise, answer, outcome }: RubricResultProps) {
  const { criteria, answerFiles } = exercise;
  const points = criterionPoints(criteria, outcome.grade.rubric.max);
  const ranges = outcome.verdicts.flatMap((verdict) =>
    verdict.quotes.map((quote) => ({ file: quote.file, start: quote.start, end: quote.end, key: verdict.criterionId })),
  );
  const files = answerFiles.filter((file) => file.prose || ranges.some((range) => range.file === file.path));
  return (
    <section aria-labelledby="rubric-title">
      <h2 id="rubric-title" className="mb-1 text-[1.2rem]">
        {outcome.grade.rubric.title}
      </h2>
      <p className="text-muted">
        {outcome.grade.rubric.earned === null ? 'Nothing decided yet' : formatPoints(outcome.grade.rubric.earned)} of{' '}
        {formatPoints(outcome.grade.rubric.max)} points. {judgeWords(outcome)}
      </p>
      {outcome.judgeModel !== 'none' && <JudgeAgreement calibration={outcome.calibration} criteria={criteria} />}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="space-y-4 lg:sticky lg:top-4">
          {files.map((file) => (
            <QuotedText
              key={file.path}
              title={file.title}
              path={file.path}
              text={answer.files[file.path] ?? ''}
              ranges={ranges.filter((range) => range.file === file.path)}
              owners={criteria}
            />
          ))}
        </div>
        <div className="space-y-4">
          {criteria.map((criterion, index) => (
            <CriterionSection
              key={criterion.id}
              criterion={criterion}
              index={index}
              verdict={outcome.verdicts.find((verdict) => verdict.criterionId === criterion.id)}
              points={points.get(criterion.id) ?? 0}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

function judgeWords({ judgeModel, judgeCalls, judgeCostUsd }: RubricResultProps['outcome']): string {
  if (judgeModel === 'none') return 'Until somebody grades it, compare your text with the levels yourself.';
  const calls = judgeCalls === 1 ? '1 call' : `${judgeCalls} calls`;
  const cost = judgeCostUsd === null ? '' : `, ${formatUsd(judgeCostUsd)}`;
  return `Judge model ${judgeModel}, ${calls}${cost}.`;
}
