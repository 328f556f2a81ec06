import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { softTone, textTone, type Tone } from './tone';

const edge: Record<Tone, string> = {
  neutral: 'border-l-line-strong',
  accent: 'border-l-accent',
  good: 'border-l-good',
  warn: 'border-l-warn',
  bad: 'border-l-bad',
};

export interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; leave out for what was on the page from the start. */
  role?: 'alert' | 'status';
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Something the reader should know before going on. */
export function Notice({ tone = 'neutral', title, role, actions, className, children }: NoticeProps) {
  return (
    <div
      role={role}
      className={classNames('rounded-control border-l-[3px] px-3.5 py-2.5', softTone[tone], edge[tone], className)}
    >
      {title && <p className={classNames('font-semibold', textTone[tone])}>{title}</p>}
      {children && <div className="text-ink">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
