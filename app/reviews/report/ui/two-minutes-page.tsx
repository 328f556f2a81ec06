import { Card } from '../../../ui/card';
import type { TwoMinutes } from '../report-views';
import { CommentsPanel } from './comments-panel';
import { DecisionPanel, type PostedReport } from './decision-panel';
import { EvidenceList } from './evidence-list';
import { ExerciseLines } from './exercise-lines';
import { NoteList } from './note-list';
import { ScorePanel } from './score-panel';
import { SkillBars } from './skill-bars';

export interface TwoMinutesPageProps {
  report: TwoMinutes;
  slug: string;
  mayDecide: boolean;
  mayComment: boolean;
  posted: PostedReport;
}

/** What a hiring manager decides on, on one screen: score, skills, the evidence that carries it, what is open, the decision. */
export function TwoMinutesPage({ report, slug, mayDecide, mayComment, posted }: TwoMinutesPageProps) {
  const base = `/organisations/${slug}/sittings/${report.head.sittingId}`;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
      <div className="min-w-0 space-y-5">
        <ScorePanel score={report.score} standing={report.standing} />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Card title="Strongest evidence" aside={OF_TOTAL}>
            <EvidenceList pieces={report.strongest} base={base} empty={NONE} />
          </Card>
          <Card title="Weakest evidence" aside={OF_TOTAL}>
            <EvidenceList pieces={report.weakest} base={base} empty={NONE} />
          </Card>
        </div>
        <Card title="Before you decide">
          <NoteList notes={report.notes} slug={slug} />
        </Card>
      </div>
      <div className="min-w-0 space-y-5">
        <DecisionPanel
          decisions={report.decisions}
          running={report.head.status === 'RUNNING'}
          {...{ mayDecide, posted }}
        />
        <Card title="Exercises">
          <ExerciseLines exercises={report.exercises} base={base} />
        </Card>
        <Card title="Skills">
          <SkillBars skills={report.skills} />
        </Card>
        <CommentsPanel
          comments={report.comments}
          titles={new Map(report.exercises.map(({ submissionId, title }) => [submissionId, title]))}
          {...{ mayComment, posted }}
        />
      </div>
    </div>
  );
}

const OF_TOTAL = <span className="text-[0.8rem] text-muted">points of the total</span>;
const NONE = 'Nothing stands out: all that is graded earned the same share of its points.';
