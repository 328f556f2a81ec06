import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { softTone, type Tone } from './tone';

/** A short word about the thing beside it: a status, a level, a skill. */
export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-[3px] px-1.5 py-px text-[0.8rem] font-medium whitespace-nowrap',
        softTone[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
