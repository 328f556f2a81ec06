import { Link } from '@remix-run/react';
import type { ComponentPropsWithoutRef } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style';

export interface LinkButtonProps extends ComponentPropsWithoutRef<typeof Link> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A link that looks like a button; use it for going somewhere, `Button` for doing something. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link className={buttonStyle({ variant, size, className })} {...rest} />;
}
