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
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <ScorePanel score={report.score} standing={report.standing} />
      <DecisionPanel
        decisions={report.decisions}
        running={report.head.status === 'RUNNING'}
        {...{ mayDecide, posted }}
      />
      <Card title="Skills">
        <SkillBars skills={report.skills} />
      </Card>
      <Card title="Exercises">
        <ExerciseLines exercises={report.exercises} base={base} />
      </Card>
      <Card title="Strongest evidence">
        <EvidenceList pieces={report.strongest} base={base} empty={NONE} />
      </Card>
      <Card title="Weakest evidence">
        <EvidenceList pieces={report.weakest} base={base} empty={NONE} />
      </Card>
      <Card title="Before you decide">
        <NoteList notes={report.notes} slug={slug} />
      </Card>
      <CommentsPanel
        comments={report.comments}
        titles={new Map(report.exercises.map(({ submissionId, title }) => [submissionId, title]))}
        mayComment={mayComment}
        posted={posted}
      />
    </div>
  );
}

const NONE = 'Nothing stands out: all that is graded earned the same share of its points.';
