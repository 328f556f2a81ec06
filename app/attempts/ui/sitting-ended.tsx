import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';

/** Why nothing can be changed any more. */
export type Ending = 'closing' | 'over' | 'taken-over';

interface SittingEndedProps {
  ending: Ending;
  /** The last change came too late to be saved. */
  unsaved: boolean;
  sittingId: string;
  /** Nothing of the sitting is left to do. */
  isFinished: boolean;
}

/** Says what happened to the work when a section ends or another device takes over, and what of it stayed in this browser only. */
export function SittingEnded({ ending, unsaved, sittingId, isFinished }: SittingEndedProps) {
  const base = `/sittings/${encodeURIComponent(sittingId)}`;
  const kept = unsaved && (
    <p className="mt-1">
      What you typed last could not be saved in time. It stands below and is kept in this browser only.
    </p>
  );
  if (ending === 'taken-over') {
    return (
      <div className="shrink-0 px-4 py-2">
        <Notice tone="warn" role="alert" title="This sitting is open on another device now">
          <p>
            Everything saved so far is there. Nothing more is saved from here. To go on here, open your invitation link
            again and choose to continue here.
          </p>
          {kept}
        </Notice>
      </div>
    );
  }
  if (ending === 'closing') {
    return (
      <div className="shrink-0 px-4 py-2">
        <Notice tone="warn" role="alert" title="The time is over">
          <p>What you typed until now is being saved and submitted. Leave this page open for some seconds.</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="shrink-0 px-4 py-2">
      <Notice
        tone={unsaved ? 'warn' : 'accent'}
        role="alert"
        title="This section has ended"
        actions={
          <LinkButton size="sm" to={isFinished ? `${base}/result` : base}>
            {isFinished ? 'What happens next' : 'Go on'}
          </LinkButton>
        }
      >
        <p>Everything that was saved has been submitted. It can be read here, but not changed.</p>
        {kept}
      </Notice>
    </div>
  );
}
