import { Button } from '../../../../ui/button';
import { SPEEDS } from '../player-clock';
import type { Player } from './use-player';

/** Buttons and settings of the player. `changes` are the states that change the file shown. */
export function PlayerControls({
  player,
  total,
  changes,
}: {
  player: Player;
  total: number;
  changes: readonly number[];
}) {
  const next = changes.find((step) => step > player.step);
  const before = changes.findLast((step) => step < player.step);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="primary" onClick={player.toggle} className="min-w-20">
        {player.playing ? 'Pause' : 'Play'}
      </Button>
      <Button onClick={() => player.goTo(player.step - 1)} disabled={player.step < 0}>
        Back
      </Button>
      <Button onClick={() => player.goTo(player.step + 1)} disabled={player.step >= total - 1}>
        Forward
      </Button>
      <Button onClick={() => before !== undefined && player.goTo(before)} disabled={before === undefined}>
        Last change here
      </Button>
      <Button onClick={() => next !== undefined && player.goTo(next)} disabled={next === undefined}>
        Next change here
      </Button>
      <label className="flex items-center gap-1.5">
        Speed
        <select
          value={player.speed}
          onChange={(event) => player.setSpeed(Number(event.target.value))}
          className="h-[34px] rounded-control border border-line-strong bg-surface px-2"
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-h-6 items-center gap-1.5">
        <input
          type="checkbox"
          checked={player.skipIdle}
          onChange={(event) => player.setSkipIdle(event.target.checked)}
          className="size-4 accent-accent"
        />
        Skip idle time
      </label>
    </div>
  );
}
