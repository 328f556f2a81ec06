import { useMemo, type KeyboardEvent } from 'react';
import { percentScale } from '../../../../ui/charts/percent-scale';
import { formatOffset } from '../../timeline-words';
import type { Playback } from '../playback-types';
import type { Player } from './use-player';

/** The time of an attempt as a slider, with its saves, pastes and times away drawn above. Arrow keys go from state to state. */
export function PlayerSlider({ playback, player }: { playback: Playback; player: Player }) {
  const { durationMs, steps } = playback;
  const total = steps.length;
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keyMoves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(player, total);
  };
  const state = player.step < 0 ? 'as given' : `state ${player.step + 1} of ${total}`;
  return (
    <div>
      <Strip playback={playback} />
      <input
        type="range"
        min={0}
        max={durationMs}
        step={1}
        value={Math.round(player.now)}
        onChange={(event) => player.seek(Number(event.target.value))}
        onKeyDown={onKeyDown}
        aria-label="Time of the attempt"
        aria-valuetext={`${formatOffset(player.now)}, ${state}`}
        className="block h-6 w-full accent-accent"
      />
      <div className="flex justify-between text-[0.8rem] text-muted tabular-nums">
        <span>
          {formatOffset(player.now)}, {state}
        </span>
        <span>{formatOffset(durationMs)}</span>
      </div>
    </div>
  );
}

const keyMoves: Record<string, (player: Player, total: number) => void> = {
  ' ': (player) => player.toggle(),
  ArrowRight: (player) => player.goTo(player.step + 1),
  ArrowUp: (player) => player.goTo(player.step + 1),
  ArrowLeft: (player) => player.goTo(player.step - 1),
  ArrowDown: (player) => player.goTo(player.step - 1),
  PageUp: (player) => player.goTo(player.step + 10),
  PageDown: (player) => player.goTo(player.step - 10),
  Home: (player) => player.goTo(-1),
  End: (player, total) => player.goTo(total - 1),
};

/** What happened when, above the slider. The words are with the states beneath. */
function Strip({ playback }: { playback: Playback }) {
  return useMemo(() => {
    const x = percentScale([0, playback.durationMs]);
    const left = (ms: number) => ({ left: `${x.at(ms)}%` });
    return (
      // As wide as the way of the slider's thumb, whose half sticks out at both ends.
      <div aria-hidden="true" className="relative mx-2 h-7">
        {playback.marks.map((mark, at) =>
          mark.kind === 'away' ? (
            <span
              key={at}
              className="absolute top-0 h-2 min-w-[3px] rounded-[2px] border border-line-strong bg-surface"
              style={{ ...left(mark.at), width: `${x.at(mark.until ?? mark.at) - x.at(mark.at)}%` }}
            />
          ) : (
            <span
              key={at}
              className="absolute top-2.5 size-2 -translate-x-1/2 rounded-full bg-accent"
              style={left(mark.at)}
            />
          ),
        )}
        {playback.steps.map((step, at) => (
          <span key={at} className="absolute bottom-0 h-1.5 w-px bg-line-strong" style={left(step.at)} />
        ))}
      </div>
    );
  }, [playback]);
}
