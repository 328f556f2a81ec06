import { formatShare } from '../../../ui/format-number';
import type { SkillShare } from '../profile-skills';

/** Skills as bars, each with a tick where the role's expectation lies; the words beside it say whether it is met. */
export function SkillBars({ skills }: { skills: readonly SkillShare[] }) {
  if (skills.length === 0) return <p className="text-muted">The exercises name no skills.</p>;
  return (
    <>
      <ul className="space-y-2.5">
        {skills.map(({ skill, share, low, high, expected }) => (
          <li key={skill}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>{skill}</span>
              <span className="text-[0.8667rem] text-muted tabular-nums">
                <strong className="text-ink">{share === null ? 'nothing yet' : formatShare(share)}</strong>
                {expected !== null &&
                  `, ${formatShare(expected)} expected${share === null ? '' : `: ${gapWords({ low, high, share, expected })}`}`}
              </span>
            </div>
            <div
              aria-hidden="true"
              className="relative mt-1 h-2.5 rounded-[3px] bg-sunken print:[print-color-adjust:exact]"
            >
              <span
                className="absolute inset-y-0 left-0 rounded-[3px] bg-accent"
                style={{ width: `${(share ?? 0) * 100}%` }}
              />
              {low !== null && high !== null && high > low && (
                <span
                  className="absolute inset-y-0 bg-accent/30"
                  style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
                />
              )}
              {expected !== null && (
                <span
                  className="absolute -inset-y-1 w-[3px] -translate-x-1/2 rounded-full bg-ink ring-1 ring-surface"
                  style={{ left: `${expected * 100}%` }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-[0.8667rem] text-muted">
        Share of the points of the exercises that need the skill.
        {skills.some(({ expected }) => expected !== null) && ' The upright mark is what the role expects.'}
      </p>
    </>
  );
}

/** Whether an expectation is met, as far as the interval tells. */
function gapWords({
  low,
  high,
  share,
  expected,
}: {
  low: number | null;
  high: number | null;
  share: number;
  expected: number;
}): string {
  if ((low ?? share) >= expected) return 'met';
  return (high ?? share) < expected ? 'not met' : 'open';
}
