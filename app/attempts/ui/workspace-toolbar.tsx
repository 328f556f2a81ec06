import { Link } from '@remix-run/react';
import { Button } from '../../ui/button';
import { buttonStyle } from '../../ui/button-style';
import type { AttemptView } from '../attempt-views';
import type { AutosaveState } from './workspace-autosave';
import type { WorkspacePlace } from './workspace-place';
import { SaveState } from './workspace-save-state';

interface ToolbarProps {
  attempt: AttemptView;
  place: WorkspacePlace;
  state: AutosaveState;
  running: boolean;
  onFiles(): void;
  onHelp(): void;
  onDecide(): void;
}

/** Title, state of saving, and the actions. The buttons submit the form, so that they work without JavaScript too. */
export function WorkspaceToolbar({ attempt, place, state, running, onFiles, onHelp, onDecide }: ToolbarProps) {
  const { exercise } = attempt;
  const latest = attempt.submissions[0];
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-page px-4 py-2">
      <h1 className="min-w-0 text-[1.05rem]">
        {place.titleHref === null ? (
          exercise.title
        ) : (
          <Link to={place.titleHref} className="hover:underline">
            {exercise.title}
          </Link>
        )}
      </h1>
      {latest ? (
        <Link to={`/submissions/${latest.id}`} className="text-[0.8667rem] text-accent underline underline-offset-2">
          Submission {latest.number}
          {latest.points === null ? '' : `: ${Math.round(latest.points)} points`}
        </Link>
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <SaveState state={state} />
        {state.conflicts.length > 0 ? (
          <Button size="sm" variant="danger" onClick={onDecide}>
            Decide
          </Button>
        ) : null}
        {place.readOnly ? null : (
          <Button type="submit" name="intent" value="save" size="sm" variant="ghost" title="Ctrl+S">
            Save
          </Button>
        )}
        {place.files ? <FileButtons base={place.base} onFiles={onFiles} /> : null}
        <Button
          size="sm"
          variant="ghost"
          className="needs-js"
          onClick={onHelp}
          aria-label="Keyboard shortcuts"
          title="?"
        >
          ?
        </Button>
        {place.readOnly ? null : (
          <>
            <Button type="submit" name="intent" value="run" title="Ctrl+Enter" aria-disabled={running}>
              {running ? 'Running' : 'Run'}
            </Button>
            <Button type="submit" name="intent" value="submit" variant="primary" title="Ctrl+Shift+Enter">
              {place.submitTitle}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function FileButtons({ base, onFiles }: { base: string; onFiles(): void }) {
  return (
    <>
      <Button size="sm" variant="ghost" className="needs-js" onClick={onFiles}>
        Download, upload
      </Button>
      <noscript>
        <a className={buttonStyle({ size: 'sm' })} href={`${base}/download`}>
          Download
        </a>
      </noscript>
    </>
  );
}
