import { useMemo, type RefObject } from 'react';
import { Button } from '../button';
import { inputStyle } from '../field';
import { formatCount } from '../format-number';
import { FilterMenu } from './filter-menu';
import { filterChoices } from './filter-spans';
import { nextError } from './move-in-tree';
import { PinMenu } from './pin-menu';
import { nextHit } from './search-trace';
import { windowAround, zoomWindow } from './time-window';
import type { TracePin } from './trace-viewer-types';
import type { Viewer } from './use-viewer';

/** The line above the rows: search, filter, errors, what is open, zoom, pins, keys. */
export function ViewerToolbar({
  viewer,
  pins,
  onUnpin,
  searchBox,
  onLeave,
  onHelp,
}: {
  viewer: Viewer;
  pins: readonly TracePin[] | undefined;
  onUnpin: ((pin: TracePin) => void) | undefined;
  searchBox: RefObject<HTMLInputElement>;
  /** Puts the focus back on the rows. */
  onLeave(): void;
  onHelp(): void;
}) {
  const { index, row, visible, filter, whole, setWindow, select } = viewer;
  const choices = useMemo(() => filterChoices(index.spans), [index]);
  const parents = useMemo(() => [...index.spans.keys()].filter((each) => (index.end[each] ?? 0) > each + 1), [index]);
  const selected = index.spans[row];
  const error = nextError(index, row, 1) ?? (selected?.status === 'error' ? row : null);
  return (
    <div
      role="group"
      aria-label="Trace tools"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-surface px-3 py-2"
    >
      <SearchLine viewer={viewer} searchBox={searchBox} onLeave={onLeave} />
      <div className="flex flex-wrap items-center gap-1.5">
        <FilterMenu choices={choices} filter={filter} onChange={viewer.setFilter} />
        {visible.fits !== null && (
          <span role="status" className="text-[0.8667rem] text-muted tabular-nums">
            {visible.fitCount} of {formatCount(index.spans.length, 'span')}
          </span>
        )}
        {choices.errors > 0 && (
          <Button
            size="sm"
            variant="ghost"
            className="!text-bad"
            disabled={error === null}
            onClick={() => error !== null && select(error)}
          >
            {choices.errors} failed: next
          </Button>
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <Button
          size="sm"
          variant="ghost"
          disabled={parents.length === 0}
          onClick={() => viewer.fold(parents, viewer.collapsed.size === 0)}
        >
          {viewer.collapsed.size === 0 ? 'Fold all' : 'Open all'}
        </Button>
        <div role="group" aria-label="Time axis" className="hidden gap-1 @min-[34rem]/viewer:flex">
          <Button
            size="sm"
            variant="ghost"
            aria-label="Zoom in"
            onClick={() => setWindow((now) => zoomWindow(now, whole, 0.5))}
          >
            +
          </Button>
          <Button
            size="sm"
            variant="ghost"
            aria-label="Zoom out"
            onClick={() => setWindow((now) => zoomWindow(now, whole, 2))}
          >
            −
          </Button>
          <Button
            size="sm"
            variant="ghost"
            disabled={!selected}
            onClick={() =>
              selected && setWindow(() => windowAround({ from: selected.startMs, to: selected.endMs }, whole))
            }
          >
            Fit span
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setWindow(() => whole)}>
            Fit all
          </Button>
        </div>
        {pins && <PinMenu {...{ pins, onUnpin, viewer }} />}
        <Button size="sm" variant="ghost" onClick={onHelp}>
          Keys
        </Button>
      </div>
    </div>
  );
}

function SearchLine({
  viewer,
  searchBox,
  onLeave,
}: {
  viewer: Viewer;
  searchBox: RefObject<HTMLInputElement>;
  onLeave(): void;
}) {
  const { search, found, row, setSearch, select } = viewer;
  const isOn = search.query.trim() !== '';
  const go = (direction: 1 | -1) => {
    const target = nextHit(found.rows, row, direction);
    if (target !== null) select(target);
  };
  return (
    <div role="search" className="flex min-w-0 grow flex-wrap items-center gap-1.5 @min-[50rem]/viewer:grow-0">
      <input
        ref={searchBox}
        type="search"
        aria-label="Search all text of the trace"
        placeholder="Search all text"
        value={search.query}
        onChange={(event) => setSearch({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') {
            // The first press clears the text, as browsers do; the second leaves.
            if (search.query === '') onLeave();
            else setSearch({ query: '', onlyHits: false });
          }
          if (event.key === 'ArrowDown') onLeave();
          if (/^(?:Enter|Escape|ArrowDown)$/.test(event.key)) event.preventDefault();
        }}
        className={`${inputStyle} !h-7 min-w-32 grow text-[0.8667rem] @min-[50rem]/viewer:!w-52`}
      />
      {isOn && (
        <>
          <Button size="sm" aria-label="Previous hit" disabled={found.rows.length === 0} onClick={() => go(-1)}>
            ↑
          </Button>
          <Button size="sm" aria-label="Next hit" disabled={found.rows.length === 0} onClick={() => go(1)}>
            ↓
          </Button>
          <span role="status" className="text-[0.8667rem] text-muted tabular-nums">
            {found.done ? describe(found.occurrences, found.rows.length) : 'searching'}
          </span>
          {(found.repeated > 0 || search.withRepeated) && (
            <Button
              size="sm"
              variant="ghost"
              aria-pressed={search.withRepeated}
              title="Context that a model call repeats from earlier spans"
              onClick={() => setSearch({ withRepeated: !search.withRepeated })}
            >
              {search.withRepeated ? 'Without repeated context' : `+ ${found.repeated} in repeated context`}
            </Button>
          )}
          <Button
            size="sm"
            variant={search.onlyHits ? 'secondary' : 'ghost'}
            aria-pressed={search.onlyHits}
            onClick={() => setSearch({ onlyHits: !search.onlyHits })}
          >
            Only hits
          </Button>
        </>
      )}
    </div>
  );
}

const describe = (occurrences: number, spans: number): string =>
  occurrences === 0 ? 'no hits' : `${formatCount(occurrences, 'hit')} in ${formatCount(spans, 'span')}`;
