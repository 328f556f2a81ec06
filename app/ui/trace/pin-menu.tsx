import { Popover } from 'radix-ui';
import { Button } from '../button';
import { KindChip } from './kind-chip';
import type { TracePin } from './trace-viewer-types';
import type { Viewer } from './use-viewer';

/** Button that opens the list of pins, in reading order: jump to one, take one away. */
export function PinMenu({
  pins,
  onUnpin,
  viewer,
}: {
  pins: readonly TracePin[];
  onUnpin: ((pin: TracePin) => void) | undefined;
  viewer: Viewer;
}) {
  const { index, select } = viewer;
  const listed = pins
    .flatMap((pin) => {
      const row = index.rowOf.get(pin.spanId);
      return row === undefined ? [] : [{ pin, row }];
    })
    .sort((a, b) => a.row - b.row);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="sm">Pins ({pins.length})</Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Pinned evidence"
          className="z-40 max-h-[min(30rem,var(--radix-popover-content-available-height))] w-[min(30rem,calc(100vw-1rem))] overflow-auto rounded-card border border-line bg-surface p-3 text-[0.8667rem] shadow-lg"
        >
          {listed.length === 0 ? (
            <p className="text-muted">
              Nothing pinned yet. Pin a span with <kbd className="font-mono">b</kbd>, or select a passage of its text
              and pin that.
            </p>
          ) : (
            <ul className="grid gap-2">
              {listed.map(({ pin, row }) => (
                <li key={`${pin.spanId} ${pin.quote ?? ''}`} className="flex items-start gap-2">
                  <button
                    type="button"
                    onClick={() => select(row)}
                    className="min-w-0 grow rounded-control p-1 text-left hover:bg-sunken"
                  >
                    <span className="flex items-center gap-1.5">
                      <KindChip kind={index.spans[row]?.kind ?? 'other'} />
                      <span className="truncate font-medium">{index.spans[row]?.name}</span>
                    </span>
                    {pin.quote !== undefined && <q className="mt-0.5 line-clamp-3 text-muted">{pin.quote}</q>}
                  </button>
                  {onUnpin && (
                    <Button
                      size="sm"
                      variant="ghost"
                      aria-label={`Unpin ${pin.quote === undefined ? '' : 'a quote of '}${index.spans[row]?.name ?? ''}`}
                      onClick={() => onUnpin(pin)}
                    >
                      Unpin
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
