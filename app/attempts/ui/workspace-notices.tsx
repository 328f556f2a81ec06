import { Notice } from '../../ui/notice';
import type { PostedWorkspace } from './workspace-posted';
import type { Refusal } from './workspace-use-run';

interface NoticesProps {
  outdated: boolean;
  refusal: Refusal | null;
  newer: PostedWorkspace['newer'];
}

/** What the person should know above the workspace: a newer version of the exercise, a refusal, another tab's draft. */
export function WorkspaceNotices({ outdated, refusal, newer }: NoticesProps) {
  if (!outdated && !refusal && !newer) return null;
  return (
    <div className="grid shrink-0 gap-2 px-4 py-2">
      {outdated ? (
        <Notice tone="neutral">
          This exercise has a newer version. This attempt goes on with the one it was started on.
        </Notice>
      ) : null}
      {refusal ? (
        <Notice tone="bad" role="alert" title={refusal.message}>
          {refusal.problems.length > 0 ? (
            <ul className="list-disc pl-5">
              {refusal.problems.map(({ path, message }) => (
                <li key={path + message}>{message}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {newer ? (
        <noscript>
          <Notice tone="warn" title="Another tab saved in between">
            <p>
              Your text is in the form below and not saved yet. Copy what you need from the other version, then save
              again.
            </p>
            {Object.entries(newer.answer.files).map(([path, text]) => (
              <details key={path}>
                <summary>{path} of the other tab</summary>
                <pre className="overflow-x-auto font-mono text-[0.8rem]">{text}</pre>
              </details>
            ))}
          </Notice>
        </noscript>
      ) : null}
    </div>
  );
}
