import { useNavigation } from '@remix-run/react';
import { Button, type ButtonProps } from './button';

/**
 * The button that sends a form. It waits while a form is under way: a second press would cut the first request off although the
 * server has acted on it.
 */
export function SubmitButton(props: ButtonProps) {
  const { formMethod } = useNavigation();
  const busy = formMethod !== undefined && formMethod !== 'GET';
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    />
  );
}
