import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { formatCount } from '../../../ui/format-number';
import { LEAST_SITTINGS, type AssessmentStatistics } from '../statistics-types';
import { ExerciseFacts } from './exercise-facts';
import { ItemTable } from './item-table';
import { ReaderAgreementTable } from './reader-agreement';
import { ScoreOverview } from './score-overview';

/** How well an assessment measures: for those who build it. Nobody is named here. */
export function StatisticsPage({ statistics }: { statistics: AssessmentStatistics }) {
  const { shown } = statistics;
  if (!shown) {
    return (
      <EmptyState title={`Statistics begin with ${LEAST_SITTINGS} graded sittings`}>
        <p>
          {describeCounts(statistics)} With fewer, the numbers would be those of single people. Invite candidates, and
          come back when their work is graded.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="space-y-6">
      <Card title="The whole" headingLevel={3}>
        <p className="mb-4 text-muted">{describeCounts(statistics)}</p>
        <ScoreOverview shown={shown} />
      </Card>
      {shown.exercises.map((exercise) => (
        <Card key={exercise.id} title={exercise.title} headingLevel={3}>
          <ItemTable exercise={exercise} />
          <ExerciseFacts exercise={exercise} />
        </Card>
      ))}
      <Card title="Do readers agree?" headingLevel={3}>
        <ReaderAgreementTable rows={shown.agreement} />
      </Card>
      {shown.otherProblems > 0 && (
        <p>{formatCount(shown.otherProblems, 'problem report')} concerned the sitting as a whole.</p>
      )}
      <Card title="How to read this" headingLevel={3}>
        <dl className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          {READING.map(({ term, words }) => (
            <div key={term}>
              <dt className="font-semibold">{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}

function describeCounts({ counted, running, grading, provisional }: AssessmentStatistics): string {
  const parts = [
    `${formatCount(counted, 'sitting')} ${counted === 1 ? 'is' : 'are'} counted`,
    ...(provisional > 0 ? [`${provisional} of them with points so far, because something awaits a human`] : []),
    ...(grading > 0 ? [`${grading} more ${grading === 1 ? 'is' : 'are'} being graded`] : []),
    ...(running > 0 ? [`${running} ${running === 1 ? 'is' : 'are'} still running`] : []),
  ];
  return `${parts.join('; ')}. Previews are left out.`;
}

const READING = [
  {
    term: 'Mean',
    words:
      'Difficulty: the share of its points that the average sitting earns. Between 30 % and 80 % there is room for people to differ.',
  },
  {
    term: 'None and all',
    words:
      'How many earn nothing, and how many everything. Where nearly all are at one end, a part tells nobody apart.',
  },
  {
    term: 'Goes along with the rest',
    words:
      'Correlation of a part with the points of everything else, from −1 to 1, with its 95 % interval; the line marks 0. Above 0.2 is good for a single part. Given from ten sittings on.',
  },
  {
    term: 'Active time',
    words:
      'From the saves; a pause counts up to two minutes. Reading and thinking leave no saves, so people spent at least this. The line marks what the exercise plans for.',
  },
];
