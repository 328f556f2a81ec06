import { Button } from '../../../../ui/button';

export type Part = 'first' | 'change';

interface PartSwitchProps {
  part: Part;
  titles: Record<Part, string>;
  onChoose(part: Part): void;
}

/** Which of the two designs is worked on; everything beside it follows. */
export function PartSwitch({ part, titles, onChoose }: PartSwitchProps) {
  return (
    <div
      role="group"
      aria-label="Part of the exercise"
      className="needs-js flex flex-wrap gap-1 border-b border-line bg-page px-3 py-1.5"
    >
      {(['first', 'change'] as const).map((each) => (
        <Button
          key={each}
          size="sm"
          variant={each === part ? 'secondary' : 'ghost'}
          aria-pressed={each === part}
          onClick={() => onChoose(each)}
        >
          {titles[each]}
        </Button>
      ))}
    </div>
  );
}
