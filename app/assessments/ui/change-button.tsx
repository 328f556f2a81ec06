import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

/** A button that moves or removes something; without JavaScript it posts the form and the server does the same. */
export function ChangeButton({
  act,
  label,
  disabled,
  onChange,
}: {
  /** As `changePlan` reads it. */
  act: string;
  label: string;
  disabled?: boolean;
  onChange(act: string): void;
}) {
  const kind = act.split(' ')[1];
  return (
    <Button
      type="submit"
      size="sm"
      variant="ghost"
      name="change"
      value={act}
      data-act={kind}
      disabled={disabled}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.preventDefault();
        onChange(act);
      }}
    >
      {kind === 'remove' ? (
        <Icon name="cross" />
      ) : (
        <Icon name="arrow" className={kind === 'up' ? '-rotate-90' : 'rotate-90'} />
      )}
    </Button>
  );
}
