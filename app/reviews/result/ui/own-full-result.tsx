import { criterionPoints } from '../../../exercises/ui/criterion-points';
import { CheckSection } from '../../../grading/ui/check-section';
import { CriterionSection } from '../../../grading/ui/criterion-section';
import { QuotedText } from '../../../grading/ui/quoted-text';
import type { OwnExerciseResult } from '../result-view';

/** Checks with their evidence, and levels with reasons beside the candidate's own text. Folded: there may be several exercises. */
export function OwnFullResult({
  full: { exercise, answer, grade, checks, verdicts },
}: {
  full: NonNullable<OwnExerciseResult['full']>;
}) {
  const own = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const scale = own > 0 ? grade.checks.max / own : 0;
  const points = criterionPoints(exercise.criteria, grade.rubric.max);
  const ranges = verdicts.flatMap(({ criterionId, quotes }) =>
    quotes.map(({ file, start, end }) => ({ file, start, end, key: criterionId })),
  );
  return (
    <div className="mt-4 space-y-3">
      {checks.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer font-medium">Executed checks ({checks.length})</summary>
          <div className="mt-3 space-y-4">
            {checks.map((check) => (
              <CheckSection key={check.checkId} check={check} scale={scale} exercise={exercise} answer={answer} />
            ))}
          </div>
        </details>
      )}
      {verdicts.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer font-medium">Judged rubric ({verdicts.length} criteria)</summary>
          <div className="mt-3 grid items-start gap-5 lg:grid-cols-2">
            <div className="min-w-0 space-y-4">
              {exercise.answerFiles
                .filter(({ path, prose }) => prose || ranges.some(({ file }) => file === path))
                .map(({ path, title }) => (
                  <QuotedText
                    key={path}
                    {...{ title, path }}
                    text={answer.files[path] ?? ''}
                    ranges={ranges.filter(({ file }) => file === path)}
                    owners={exercise.criteria}
                  />
                ))}
            </div>
            <div className="min-w-0 space-y-4">
              {exercise.criteria.map((criterion, index) => (
                <CriterionSection
                  key={criterion.id}
                  {...{ criterion, index }}
                  verdict={verdicts.find(({ criterionId }) => criterionId === criterion.id)}
                  points={points.get(criterion.id) ?? 0}
                />
              ))}
            </div>
          </div>
        </details>
      )}
    </div>
  );
}
