import { Card } from '../../../ui/card';
import type { TwoMinutes } from '../report-views';
import { DecisionPanel, type DecisionOutcomeOfPost } from './decision-panel';
import { EvidenceList } from './evidence-list';
import { ExerciseLines } from './exercise-lines';
import { NoteList } from './note-list';
import { ScorePanel } from './score-panel';
import { SkillBars } from './skill-bars';

export interface TwoMinutesPageProps {
  report: TwoMinutes;
  slug: string;
  mayDecide: boolean;
  posted: DecisionOutcomeOfPost;
}

/** What a hiring manager decides on, on one screen: score, skills, the evidence that carries it, what is open, the decision. */
export function TwoMinutesPage({ report, slug, mayDecide, posted }: TwoMinutesPageProps) {
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
      <div className="lg:col-span-2">
        <Card title="Before you decide">
          <NoteList notes={report.notes} slug={slug} />
        </Card>
      </div>
    </div>
  );
}

const NONE = 'Nothing stands out: all that is graded earned the same share of its points.';
