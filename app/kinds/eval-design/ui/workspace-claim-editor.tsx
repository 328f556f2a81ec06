import { Button } from '../../../ui/button';
import { Field, textAreaStyle } from '../../../ui/field';
import type { PublicRow } from '../formats';
import type { LabelClaim } from './workspace-rows';

/** As long as the answer's schema takes. */
export const MAX_REASON = 2_000;

interface ClaimEditorProps {
  row: PublicRow;
  claim: LabelClaim | null;
  readOnly: boolean;
  onChange(claim: LabelClaim | null): void;
}

/** Disputes the given label of one row: there are two labels, so the right one is the other one, and a reason says why. */
export function ClaimEditor({ row, claim, readOnly, onChange }: ClaimEditorProps) {
  const other = row.label === 'pass' ? 'fail' : 'pass';
  if (!claim) {
    return (
      <Button size="sm" disabled={readOnly} onClick={() => onChange({ rowId: row.id, label: other, reason: '' })}>
        Label should be {other}
      </Button>
    );
  }
  return (
    <div className="grid gap-2">
      <Field label={`Why the label should be ${claim.label}`}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={MAX_REASON}
            readOnly={readOnly}
            value={claim.reason}
            onChange={(event) => onChange({ ...claim, reason: event.target.value })}
            className={textAreaStyle}
          />
        )}
      </Field>
      <div>
        <Button size="sm" variant="ghost" disabled={readOnly} onClick={() => onChange(null)}>
          Take the claim back
        </Button>
      </div>
    </div>
  );
}
