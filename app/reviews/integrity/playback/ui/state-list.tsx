import { Link } from '@remix-run/react';
import { LocalTime } from '../../../../ui/local-time';
import { formatOffset } from '../../timeline-words';
import { markChanges, shortenPieces } from '../mark-changes';
import type { Playback } from '../playback-types';
import type { PlaybackReader } from '../read-playback';
import { MarkedPiece } from './marked-text';
import { describeStep } from './playback-player';

/** States on one page of the list. */
export const STATES_PER_PAGE = 20;
/** Lines shown around a change. */
const CONTEXT = 2;

/** The states of a draft with what changed in each, some at a time: all of the playback without JavaScript. */
export function StateList({
  playback,
  reader,
  from,
  onShow,
}: {
  playback: Playback;
  reader: PlaybackReader;
  from: number;
  onShow(step: number): void;
}) {
  const total = playback.steps.length;
  const to = Math.min(total, from + STATES_PER_PAGE);
  const start = Date.parse(playback.startedAt);
  return (
    <div>
      <ol start={from + 1} className="divide-y divide-line">
        {playback.steps.slice(from, to).map((state, offset) => {
          const step = from + offset;
          return (
            <li key={step} className="py-2.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p>
                  <span className="font-semibold">State {step + 1}</span>, {formatOffset(state.at)} into the exercise,{' '}
                  <LocalTime iso={new Date(start + state.at).toISOString()} detail="second" />
                </p>
                <button
                  type="button"
                  onClick={() => onShow(step)}
                  className="min-h-6 text-accent hover:underline [@media(scripting:none)]:hidden"
                >
                  Show<span className="sr-only"> state {step + 1} in the player</span>
                </button>
              </div>
              <p className="text-[0.8667rem] text-muted">{describeStep(playback, step)}</p>
              <details className="mt-1">
                <summary className="min-h-6 w-fit cursor-pointer text-muted hover:text-ink">
                  Changed: {state.edits.map(({ file }) => playback.files[file]?.title).join(', ')}
                </summary>
                {state.edits.map(({ file }) => (
                  <Change key={file} playback={playback} reader={reader} file={file} step={step} />
                ))}
              </details>
            </li>
          );
        })}
      </ol>
      {total > STATES_PER_PAGE && (
        <nav aria-label="Pages of states" className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
          {from > 0 && (
            <Link
              to={`?from=${Math.max(0, from - STATES_PER_PAGE)}#states`}
              preventScrollReset
              className="text-accent hover:underline"
            >
              Earlier states
            </Link>
          )}
          <span className="text-muted">
            {from + 1} to {to} of {total}
          </span>
          {to < total && (
            <Link to={`?from=${to}#states`} preventScrollReset className="text-accent hover:underline">
              Later states
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

function Change({
  playback,
  reader,
  file,
  step,
}: {
  playback: Playback;
  reader: PlaybackReader;
  file: number;
  step: number;
}) {
  const title = playback.files[file]?.title ?? '';
  const pieces = shortenPieces(markChanges(reader.text(file, step - 1), reader.text(file, step)), CONTEXT);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={`Change of ${title} in state ${step + 1}`}
      className="mt-2 max-h-80 overflow-auto rounded-control bg-sunken p-2.5 font-mono text-[0.8rem] break-words whitespace-pre-wrap"
    >
      {pieces.map((piece, at) =>
        piece.kind === 'left-out' ? (
          <span key={at} className="block text-muted italic">
            {piece.lines} lines as before
          </span>
        ) : (
          <MarkedPiece key={at} piece={piece} />
        ),
      )}
    </div>
  );
}
