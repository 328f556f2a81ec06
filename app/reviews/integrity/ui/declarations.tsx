import { LinkButton } from '../../../ui/link-button';
import { formatCount } from '../../../ui/format-number';
import type { IntegrityView } from '../integrity-views';

const POLICY: Record<IntegrityView['assessment']['aiPolicy'], string> = {
  ALLOWED: 'AI tools were allowed in this assessment. Nobody was asked to declare their use.',
  DECLARED:
    'AI tools were allowed, and candidates were asked to say what they used them for. A declaration is what the rules ask for, not a fault.',
  FORBIDDEN: 'AI tools were not allowed in this assessment.',
};

/** Each exercise with the candidate's own account of AI tools, and the way to its playback. */
export function Declarations({ view, base }: { view: IntegrityView; base: string }) {
  return (
    <div className="space-y-4">
      <p className="max-w-[70ch] text-muted">{POLICY[view.assessment.aiPolicy]}</p>
      <ul className="divide-y divide-line">
        {view.exercises.map(({ attemptId, title, revisions, declaration }) => (
          <li key={attemptId} className="py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0 flex-1 basis-72">
                <p className="font-semibold">{title}</p>
                <Declaration declaration={declaration} asked={view.assessment.aiPolicy === 'DECLARED'} />
              </div>
              {revisions > 0 ? (
                <LinkButton to={`${base}/playback/${attemptId}`} size="sm">
                  Play back<span className="sr-only"> {title}</span> ({formatCount(revisions, 'state')})
                </LinkButton>
              ) : (
                <span className="text-muted">Nothing was saved</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Declaration({
  declaration,
  asked,
}: {
  declaration: IntegrityView['exercises'][number]['declaration'];
  asked: boolean;
}) {
  if (!declaration) return asked ? <p className="text-muted">No declaration was written.</p> : null;
  if (!declaration.used) return <p>Says: no AI tools used.</p>;
  return (
    <>
      <p className="max-w-[70ch] break-words whitespace-pre-wrap">
        Says: {declaration.description || 'AI tools used, without more words.'}
      </p>
      {declaration.transcript !== '' && (
        <details className="mt-1">
          <summary className="min-h-6 w-fit cursor-pointer text-muted hover:text-ink">
            Transcript ({formatCount(declaration.transcript.length, 'character')})
          </summary>
          <div
            tabIndex={0}
            role="group"
            aria-label="Transcript"
            className="mt-2 max-h-96 overflow-auto rounded-control bg-sunken p-3 text-[0.8667rem] whitespace-pre-wrap"
          >
            {declaration.transcript}
          </div>
        </details>
      )}
    </>
  );
}
