import type { SeriesStyle } from './series-style';

/** What the lines of a chart are. */
export function Legend({ items }: { items: { label: string; style: SeriesStyle }[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8rem]">
      {items.map(({ label, style }) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="22" height="6">
            <line x1="0" x2="22" y1="3" y2="3" stroke={style.colour} strokeWidth="2" strokeDasharray={style.dash} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
