import { formatCount, formatShare } from '../../../ui/format-number';
import type { SkillShare } from '../profile-skills';

/** More than this many are folded away: what the role expects comes first, then what there is most to say about. */
const SHOWN = 6;

/** Skills as bars, each with a tick where the role's expectation lies; the words beside it say whether it is met. */
export function SkillBars({ skills }: { skills: readonly SkillShare[] }) {
  if (skills.length === 0) return <p className="text-muted">The exercises name no skills.</p>;
  const known = [...skills].sort(
    (a, b) =>
      Number(b.expected !== null) - Number(a.expected !== null) || Number(b.share !== null) - Number(a.share !== null),
  );
  const rest = known.slice(SHOWN);
  return (
    <>
      <ul className="space-y-2.5">
        {known.slice(0, SHOWN).map((skill) => (
          <SkillBar key={skill.skill} {...skill} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="mt-2.5">
          <summary className="min-h-6 w-fit cursor-pointer text-[0.8667rem] text-muted hover:text-ink">
            {formatCount(rest.length, 'more skill')}
          </summary>
          <ul className="mt-2 space-y-2.5">
            {rest.map((skill) => (
              <SkillBar key={skill.skill} {...skill} />
            ))}
          </ul>
        </details>
      )}
      <p className="mt-3 text-[0.8667rem] text-muted">
        Share of the points of the exercises that need the skill.
        {skills.some(({ expected }) => expected !== null) && ' The upright mark is what the role expects.'}
      </p>
    </>
  );
}

function SkillBar({ skill, share, low, high, expected }: SkillShare) {
  const wanted =
    expected === null
      ? ''
      : `, ${formatShare(expected)} expected${share === null ? '' : `: ${gapWords({ low, high, share, expected })}`}`;
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{skill}</span>
        <span className="text-[0.8667rem] text-muted tabular-nums">
          <strong className="text-ink">{share === null ? 'nothing yet' : formatShare(share)}</strong>
          {wanted}
        </span>
      </div>
      <div aria-hidden="true" className="relative mt-1 h-2.5 rounded-[3px] bg-sunken print:[print-color-adjust:exact]">
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
