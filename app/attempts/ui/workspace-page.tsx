import { Suspense, useEffect, useMemo, useState, type FormEvent } from 'react';
import { getKindForBrowser, getKindUi } from '../../kinds/registry.ui';
import type { AttemptView } from '../attempt-views';
import { WorkspaceBrief } from './workspace-brief';
import { ConflictDialog } from './workspace-conflict';
import { FilesDialog } from './workspace-files';
import { WorkspaceNotices } from './workspace-notices';
import { practicePlace, type WorkspacePlace } from './workspace-place';
import { usablePosted, type PostedWorkspace } from './workspace-posted';
import { ShortcutsDialog, useShortcuts } from './workspace-shortcuts';
import { SubmitDialog } from './workspace-submit';
import { WorkspaceToolbar } from './workspace-toolbar';
import { useDraft } from './workspace-use-draft';
import { useLeaveWhenSaved } from './workspace-use-leave';
import { useRun, type Refusal } from './workspace-use-run';

/** Without JavaScript everything is one long form: no tabs, nothing hidden, no panes of a fixed height. */
const NO_SCRIPT_STYLE =
  '.needs-js{display:none!important}.js-hidden{display:block!important;overflow:visible!important}' +
  '[data-workspace],[data-workspace] [data-panel-group],[data-workspace] [data-panel]{display:block!important;height:auto!important;overflow:visible!important}' +
  'body{height:auto!important}';

type OpenDialog = 'submit' | 'conflict' | 'files' | 'help' | null;

/** Tells when the lazily loaded workspace around it has been hydrated: effects run only then. */
function Ready({ onReady }: { onReady(): void }) {
  useEffect(onReady, [onReady]);
  return null;
}

export interface WorkspacePageProps {
  attempt: AttemptView;
  posted: PostedWorkspace | null;
  /** Practice unless said otherwise. */
  place?: WorkspacePlace;
}

/**
 * The workspace of one attempt, whatever its kind: saving, running, submitting, conflicts, files and keys are handled here, what is
 * worked on is the kind's. Mount it anew (by key) for another attempt.
 */
export function WorkspacePage({ attempt, posted, place: given }: WorkspacePageProps) {
  const { exercise } = attempt;
  const place = given ?? practicePlace({ attemptId: attempt.id, slug: exercise.slug });
  const kind = getKindForBrowser(exercise.kind);
  const { Workspace } = getKindUi(exercise.kind);
  const [ready, setReady] = useState(false);
  const [markReady] = useState(() => () => setReady(true));
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [startFrom] = useState(() =>
    posted ? (usablePosted(kind, attempt.draft, posted.answer) ?? undefined) : undefined,
  );
  const draft = useDraft({ attempt, place, startFrom, ready });
  const { draft: answer, conflicts } = draft.state;
  const run = useRun(place.base, { report: posted?.report ?? null, refusal: posted?.refusal ?? null });
  const [submitRefusal, setSubmitRefusal] = useState<Refusal | null>(null);
  const refusal = run.refusal ?? submitRefusal;
  const brief = useMemo(() => <WorkspaceBrief exercise={exercise} />, [exercise]);
  const close = () => setDialog(null);
  const leave = useLeaveWhenSaved(place.finishHref, draft.state);

  useEffect(() => {
    if (conflicts.length > 0) setDialog('conflict');
  }, [conflicts.length]);

  const actions = {
    save: draft.saveNow,
    run: () => {
      draft.saveNow();
      setSubmitRefusal(null);
      run.run(answer);
    },
    submit: () => {
      draft.saveNow();
      if (place.finishHref === null) setDialog('submit');
      else leave();
    },
    help: () => setDialog('help'),
  };
  useShortcuts(actions);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // Until the workspace listens, the browser posts the form: it works the same, with a page load.
    if (!ready) return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : 'save';
    if (intent === 'save' || intent === 'run' || intent === 'submit') actions[intent]();
  }

  return (
    <>
      <noscript>
        <style>{NO_SCRIPT_STYLE}</style>
      </noscript>
      {place.above}
      <form
        method="post"
        data-workspace
        onSubmit={onSubmit}
        className={place.above ? 'flex min-h-0 grow flex-col' : 'flex flex-col lg:h-full'}
      >
        <WorkspaceToolbar
          {...{ attempt, place }}
          state={draft.state}
          running={run.running}
          onFiles={() => setDialog('files')}
          onHelp={() => setDialog('help')}
          onDecide={() => setDialog('conflict')}
        />
        <input type="hidden" name="baseRevision" value={posted?.newer?.revision ?? attempt.draftRevision} />
        {place.notices}
        <WorkspaceNotices outdated={attempt.outdated} refusal={refusal} newer={posted?.newer ?? null} />
        <Suspense fallback={<div className="p-4">{brief}</div>}>
          <Workspace
            content={exercise.content}
            view={exercise.view}
            answer={answer}
            onChange={draft.edit}
            onRun={actions.run}
            running={run.running}
            report={run.report}
            problems={refusal?.problems ?? []}
            brief={brief}
            readOnly={place.readOnly}
          />
          <Ready onReady={markReady} />
        </Suspense>
      </form>
      <SubmitDialog
        {...{ answer }}
        open={dialog === 'submit'}
        base={place.base}
        answerFiles={exercise.answerFiles}
        problems={dialog === 'submit' ? kind.problems(exercise.content, answer) : []}
        onClose={close}
        onRefused={setSubmitRefusal}
      />
      {conflicts[0] ? (
        <ConflictDialog
          key={conflicts[0].savedAt + conflicts.length}
          open={dialog === 'conflict'}
          mine={answer}
          other={conflicts[0]}
          onClose={close}
          onResolve={(merged) => {
            close();
            draft.resolve(merged);
          }}
        />
      ) : null}
      <FilesDialog open={dialog === 'files'} base={place.base} onBeforeDownload={draft.saveNow} onClose={close} />
      <ShortcutsDialog open={dialog === 'help'} onClose={close} />
    </>
  );
}
