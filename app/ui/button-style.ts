import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md';

const base =
  'inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors ' +
  'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55';

const byVariant: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  ghost: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft',
};

// 24 px is the least a target may measure; small buttons are 28 px high, others 34 px.
const bySize: Record<ButtonSize, string> = { sm: 'h-7 px-2 text-[0.8667rem]', md: 'h-[34px] px-3.5' };

/** Class names that make a button or a link look like one of our buttons. */
export function buttonStyle(
  options: { variant?: ButtonVariant; size?: ButtonSize; className?: string | undefined } = {},
): string {
  return classNames(base, byVariant[options.variant ?? 'secondary'], bySize[options.size ?? 'md'], options.className);
}
