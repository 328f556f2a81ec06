import { useCallback, useMemo, useState } from 'react';
import { DeclarationDialog } from '../../assessments/sitting/ui/declaration-dialog';
import { ProblemDialog } from '../../assessments/sitting/ui/problem-dialog';
import { SittingBar } from '../../assessments/sitting/ui/sitting-bar';
import { SittingChanges } from '../../assessments/sitting/ui/sitting-changes';
import { SittingClock } from '../../assessments/sitting/ui/sitting-clock';
import { useDeclaration } from '../../assessments/sitting/ui/use-declaration';
import { useIntegrityEvents } from '../../assessments/sitting/ui/use-integrity-events';
import { useSittingNow, type LiveSitting } from '../../assessments/sitting/ui/use-sitting-now';
import type { SittingPlaceView } from '../../assessments/sitting/sitting-views';
import { Button } from '../../ui/button';
import type { AttemptView } from '../attempt-views';
import { SittingEnded, type Ending } from './sitting-ended';
import { WorkspacePage } from './workspace-page';
import type { WorkspacePlace } from './workspace-place';
import type { PostedWorkspace } from './workspace-posted';

interface SittingWorkspaceProps {
  attempt: AttemptView;
  place: SittingPlaceView;
  posted: PostedWorkspace | null;
}

/** Longest wait between two tries to save, in ms: while there is time, and within the grace after it. */
const LONGEST_WAIT_MS = { working: 3_000, closing: 1_000 } as const;

const POLICY = {
  ALLOWED: 'AI tools allowed',
  FORBIDDEN: 'AI tools not allowed',
} as const;

function endingOf({
  place,
  live,
  timeUp,
}: {
  place: SittingPlaceView;
  live: LiveSitting;
  timeUp: boolean;
}): Ending | null {
  if (!live.now.isDevice) return 'taken-over';
  const section = live.now.sections.find(({ sectionId }) => sectionId === place.sectionId);
  if (live.now.status === 'FINISHED' || section?.finishedAt || place.closed) return 'over';
  return timeUp ? 'closing' : null;
}

/** The workspace of an exercise in a sitting: the same as in practice, under the server's clock. */
export function SittingWorkspace({ attempt, place: view, posted }: SittingWorkspaceProps) {
  const { sittingId, attemptId, sectionId, aiPolicy } = view;
  const base = `/sittings/${encodeURIComponent(sittingId)}`;
  const live = useSittingNow(sittingId, view.now);
  const { hear, ask } = live;
  const [dialog, setDialog] = useState<'problem' | 'declaration' | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [timeUp, setTimeUp] = useState(false);
  const declaration = useDeclaration({
    url: `${base}/exercises/${attemptId}/declaration`,
    loaded: view.declaration,
  });
  const ending = endingOf({ place: view, live, timeUp });
  useIntegrityEvents({ sittingId, attemptId, active: ending === null });

  const onSaveReply = useCallback(
    (status: number, reply: unknown) => {
      setUnsaved(status === 409 || status === 410);
      if (status === 409 || status === 410) ask();
      const clock = clockIn(reply);
      if (clock) hear({ ...clock, sectionId });
    },
    [ask, hear, sectionId],
  );
  const section = live.now.sections.find((one) => one.sectionId === sectionId);
  const deadlineAt = section?.deadlineAt ?? live.now.deadlineAt;
  const place = useMemo<WorkspacePlace>(
    () => ({
      ...{ base: `${base}/exercises/${attemptId}`, titleHref: null, files: false, submitTitle: 'Finish', onSaveReply },
      finishHref: `${base}/finish?section=${sectionId}`,
      readOnly: ending !== null,
      closing: ending === 'closing',
      longestWaitMs: LONGEST_WAIT_MS[ending === 'closing' ? 'closing' : 'working'],
    }),
    [base, attemptId, sectionId, ending, onSaveReply],
  );
  const above = (
    <SittingBar place={view}>
      {aiPolicy === 'DECLARED' ? (
        <Button size="sm" variant="ghost" className="needs-js" onClick={() => setDialog('declaration')}>
          AI use: {declaration.value === null ? 'not said yet' : declaration.value.used ? 'declared' : 'none'}
        </Button>
      ) : (
        <span className="text-[0.8667rem] text-muted">{POLICY[aiPolicy]}</span>
      )}
      <Button size="sm" variant="ghost" className="needs-js" onClick={() => setDialog('problem')}>
        Report a problem
      </Button>
      {(ending === null || ending === 'closing') && (
        <SittingClock deadlineAt={deadlineAt} serverMs={live.serverMs} onOver={setTimeUp} />
      )}
    </SittingBar>
  );
  const notices = (
    <>
      <SittingChanges sittingId={sittingId} now={live.now} />
      {ending && <SittingEnded {...{ ending, unsaved, sittingId }} isFinished={live.now.status === 'FINISHED'} />}
    </>
  );
  return (
    <>
      <WorkspacePage attempt={attempt} posted={posted} place={{ ...place, above, notices }} />
      <ProblemDialog
        {...{ sittingId, attemptId }}
        open={dialog === 'problem'}
        reports={live.now.reports}
        onClose={() => setDialog(null)}
      />
      <DeclarationDialog
        declaration={declaration}
        readOnly={ending !== null}
        open={dialog === 'declaration'}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

function clockIn(reply: unknown): { now: string; deadlineAt: string } | null {
  const clock = typeof reply === 'object' && reply !== null && 'clock' in reply ? reply.clock : null;
  if (typeof clock !== 'object' || clock === null || !('now' in clock) || !('deadlineAt' in clock)) return null;
  const { now, deadlineAt } = clock;
  return typeof now === 'string' && typeof deadlineAt === 'string' ? { now, deadlineAt } : null;
}
