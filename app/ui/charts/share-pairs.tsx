import { formatShare } from '../format-number';
import { markColour, type Tone } from '../tone';
import { percentScale } from './percent-scale';

export interface SharePairsProps {
  caption: string;
  /** Names of the hollow and of the solid mark. */
  names: readonly [string, string];
  items: { id: string; label: string; first: number; second: number; tone: Tone }[];
}

/** Two shares per item on a common scale from 0 to 100 %, joined by a line: hollow is the first, solid the second. */
export function SharePairs({ caption, names, items }: SharePairsProps) {
  const scale = percentScale([0, 1]);
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-baseline gap-x-4 text-[0.8667rem] text-muted">
        <span className="grow">{caption}</span>
        <span>
          <span aria-hidden="true" className="mr-1.5 inline-block size-2.5 rounded-full border-2 border-line-strong" />
          {names[0]}
        </span>
        <span>
          <span aria-hidden="true" className="mr-1.5 inline-block size-2.5 rounded-full bg-line-strong" />
          {names[1]}
        </span>
      </figcaption>
      <ul className="space-y-1.5">
        {items.map((item) => (
          <li key={item.id} className="grid items-center gap-x-3 sm:grid-cols-[minmax(9rem,2fr)_3fr]">
            <span className="text-[0.8667rem]">{item.label}</span>
            <div
              role="img"
              aria-label={`${item.label}: ${names[0]} ${formatShare(item.first)}, ${names[1]} ${formatShare(item.second)}`}
              className="relative mx-2 h-5"
            >
              <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
              <div
                className="absolute top-1/2 h-0.5 -translate-y-1/2"
                style={{
                  left: `${scale.at(Math.min(item.first, item.second))}%`,
                  width: `${Math.abs(scale.at(item.first) - scale.at(item.second))}%`,
                  background: markColour[item.tone],
                }}
              />
              <span
                className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full border-2 border-line-strong bg-surface"
                style={{ left: `${scale.at(item.first)}%` }}
              />
              <span
                className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full"
                style={{ left: `${scale.at(item.second)}%`, background: markColour[item.tone] }}
              />
            </div>
          </li>
        ))}
      </ul>
      <div
        aria-hidden="true"
        className="mt-1 grid gap-x-3 text-[0.8rem] text-muted sm:grid-cols-[minmax(9rem,2fr)_3fr]"
      >
        <span className="hidden sm:inline" />
        <div className="mx-2 flex justify-between tabular-nums">
          <span>0 %</span>
          <span>50 %</span>
          <span>100 %</span>
        </div>
      </div>
    </figure>
  );
}
