import { formatPoints } from '../format-number';

export interface PointsBarProps {
  /** Null: all of it is awaiting. */
  earned: number | null;
  /** Points that can still come. */
  awaiting?: number;
  max: number;
  /** What the points are for; part of the text alternative. */
  label: string;
  /** Height in pixels. */
  height?: number;
}

/** Points as one bar: earned (solid), awaiting (hatched), lost (empty). The numbers belong beside it. */
export function PointsBar({ earned, awaiting = 0, max, label, height = 8 }: PointsBarProps) {
  const got = earned ?? 0;
  const open = earned === null ? max : awaiting;
  const percent = (points: number) => (max > 0 ? `${Math.min(100, Math.max(0, (points / max) * 100))}%` : '0%');
  const text = `${label}: ${formatPoints(got)} of ${formatPoints(max)} points${open > 0 ? `, ${formatPoints(open)} awaiting` : ''}`;
  return (
    <div
      role="img"
      aria-label={text}
      className="flex w-full overflow-hidden rounded-[3px] border border-line bg-sunken print:border-ink"
      style={{ height }}
    >
      <span className="bg-accent print:[print-color-adjust:exact]" style={{ width: percent(got) }} />
      <span className="hatched print:[print-color-adjust:exact]" style={{ width: percent(open) }} />
    </div>
  );
}
