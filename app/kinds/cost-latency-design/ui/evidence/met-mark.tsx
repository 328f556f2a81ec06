import { Icon } from '../../../../ui/icon';

/** Met or missed, in colour, sign and word. */
export function MetMark({ met, children }: { met: boolean; children?: React.ReactNode }) {
  return (
    <span className={`flex items-center gap-1 whitespace-nowrap ${met ? 'text-good' : 'text-bad'}`}>
      <Icon name={met ? 'check' : 'cross'} />
      {met ? 'Met' : 'Missed'}
      {children}
    </span>
  );
}
