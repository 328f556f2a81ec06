import { Button } from '../../../../ui/button';
import { formatCount } from '../../../../ui/format-number';
import { WordDiff } from '../../../../ui/trace/word-diff';
import type { PatchOperation } from '../../kind';
import type { PatchedConfig } from '../../patch/apply-patch';
import { describePatch } from '../../patch/describe-patch';
import { withoutOperation } from './edit-config';

/** Every change of the configuration in words, each with a way back. */
export function ChangeList({
  patch,
  patched,
  readOnly,
  onPatch,
}: {
  patch: readonly PatchOperation[];
  patched: PatchedConfig;
  readOnly: boolean;
  onPatch(patch: PatchOperation[]): void;
}) {
  if (patch.length === 0) {
    return (
      <p className="text-[0.9rem] text-muted">
        Nothing is changed yet. Change a setting below, then Run: the recorded run is played again with your
        configuration, and so is the healthy one.
      </p>
    );
  }
  const described = new Map(describePatch(patched).map((one) => [one.path, one]));
  return (
    <section aria-label="Your changes" className="rounded-card border border-accent bg-surface">
      <h3 className="border-b border-line px-3 py-2 text-[0.95rem]">{formatCount(patch.length, 'change')}</h3>
      <ul className="divide-y divide-line">
        {patch.map(({ path }, at) => {
          const problem = patched.problems.find(({ index }) => index === at);
          const one = described.get(path);
          return (
            <li key={path} className="flex flex-wrap items-start gap-2 px-3 py-2 text-[0.9rem]">
              <div className="min-w-0 flex-1">
                <p className="font-medium break-words">{one?.title ?? path}</p>
                {one && typeof one.before === 'string' && typeof one.after === 'string' && one.after.length > 60 ? (
                  <div className="max-h-40 overflow-auto">
                    <WordDiff before={one.before} after={one.after} />
                  </div>
                ) : (
                  one && <p className="break-words text-muted">{one.words.replace(' -> ', ' → ')}</p>
                )}
                {!one && !problem && <p className="text-muted">changes nothing</p>}
                {problem && <p className="font-medium text-bad">Left out: {problem.message}</p>}
              </div>
              <Button
                size="sm"
                variant="ghost"
                disabled={readOnly}
                aria-label={`Undo: ${one?.title ?? path}`}
                onClick={() => onPatch(withoutOperation(patch, at))}
              >
                Undo
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
