import { Button } from '../../ui/button';
import { isPossible, type DraftChange, type RubricDraft } from '../rubrics/rubric-draft';
import { writeDraftChange } from '../rubrics/rubric-form';

/** A button for a step that changes what the form consists of; absent when the step is not possible. */
export function StepButton(props: {
  draft: RubricDraft;
  change: DraftChange;
  step(change: DraftChange): void;
  label: string;
  /** What it is about, for screen readers. */
  about?: string;
  variant?: 'secondary' | 'ghost';
}) {
  const { draft, change, step, label, about, variant = 'secondary' } = props;
  if (!isPossible(draft, change)) return null;
  return (
    <Button
      type="submit"
      name="change"
      value={writeDraftChange(change)}
      size="sm"
      variant={variant}
      onClick={(event) => {
        event.preventDefault();
        step(change.kind === 'add-criterion' ? { ...change, id: newId() } : change);
      }}
    >
      {label}
      {about && <span className="sr-only"> {about}</span>}
    </Button>
  );
}

/** Criteria of two versions are told apart by their ids alone. */
const newId = () =>
  `c-${[...crypto.getRandomValues(new Uint8Array(5))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
