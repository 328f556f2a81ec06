import { useMemo, useState } from 'react';
import { classNames } from '../../../../ui/class-names';
import { Kbd } from '../../../../ui/kbd';
import { formatOffset } from '../../timeline-words';
import { markChanges } from '../mark-changes';
import type { Playback } from '../playback-types';
import type { PlaybackReader } from '../read-playback';
import { MarkedText } from './marked-text';
import { PlayerControls } from './player-controls';
import { PlayerSlider } from './player-slider';
import type { Player } from './use-player';

/** Plays a draft back: a slider over its time, the file at that time, and what changed since the state before. */
export function PlaybackPlayer({
  playback,
  reader,
  player,
}: {
  playback: Playback;
  reader: PlaybackReader;
  player: Player;
}) {
  // Null follows the changes from file to file.
  const [chosen, setChosen] = useState<number | null>(null);
  const { step } = player;
  const current = playback.steps[step];
  const file = chosen ?? current?.edits[0]?.file ?? 0;
  const shown = playback.files[file];
  const pieces = useMemo(
    () => markChanges(step < 0 ? reader.text(file, -1) : reader.text(file, step - 1), reader.text(file, step)),
    [reader, file, step],
  );
  return (
    <div className="space-y-4">
      <PlayerSlider playback={playback} player={player} />
      <PlayerControls player={player} total={playback.steps.length} changes={reader.stepsOf(file)} />
      <div role="group" aria-label="Files" className="flex flex-wrap items-center gap-1 border-b border-line">
        {playback.files.map(({ path, title }, at) => (
          <button
            key={path}
            type="button"
            aria-pressed={file === at}
            onClick={() => setChosen(at)}
            className={classNames(
              '-mb-px border-b-2 px-3 py-2',
              file === at ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {title}
            {current?.edits.some((edit) => edit.file === at) && (
              <span className="ml-1.5 text-accent">
                <span aria-hidden="true">●</span>
                <span className="sr-only">, changed in this state</span>
              </span>
            )}
          </button>
        ))}
        <label className="ml-auto flex min-h-6 items-center gap-1.5 py-1">
          <input
            type="checkbox"
            checked={chosen === null}
            onChange={(event) => setChosen(event.target.checked ? null : file)}
            className="size-4 accent-accent"
          />
          Follow the changes
        </label>
      </div>
      <p role="status" aria-live={player.playing ? 'off' : 'polite'} className="min-h-6">
        {describeStep(playback, step)}
      </p>
      <MarkedText label={shown?.title ?? ''} pieces={pieces} place={`${file} ${step}`} />
      <p className="text-[0.8667rem] text-muted">
        On the slider: <Kbd>Space</Kbd> plays and pauses, <Kbd>←</Kbd> <Kbd>→</Kbd> go from state to state,{' '}
        <Kbd>Page Up</Kbd> <Kbd>Page Down</Kbd> ten at a time, <Kbd>Home</Kbd> and <Kbd>End</Kbd> to both ends. Above
        it: ticks are saves, dots are pastes, boxes are times away.
      </p>
    </div>
  );
}

/** When a state was saved and what was noticed since the one before. */
export function describeStep(playback: Playback, step: number): string {
  const state = playback.steps[step];
  if (!state) return 'As it was given to the candidate.';
  const since = playback.steps[step - 1]?.at ?? -1;
  const noticed = playback.marks
    .filter(({ at }) => at > since && at <= state.at)
    .map((mark) =>
      mark.kind === 'away'
        ? `away from ${formatOffset(mark.at)}${mark.until === null ? '' : ` to ${formatOffset(mark.until)}`}`
        : lowerFirst(mark.text),
    );
  const tab = playback.steps.some((other) => other.tab !== state.tab) ? `, in tab ${state.tab}` : '';
  return `Saved at ${formatOffset(state.at)}${tab}.${noticed.length > 0 ? ` Since the state before: ${noticed.join('; ')}.` : ''}`;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
