import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { inputStyle } from '../../../ui/field';
import type { PublicRow } from '../formats';
import { MAX_REASON } from './workspace-claim-editor';
import type { LabelClaim } from './workspace-rows';
import { Verdict } from './workspace-verdict';

/** Blank claims in the form for people without JavaScript. */
const BLANK_ENTRIES = 8;

interface LabelAuditProps {
  claims: LabelClaim[];
  rows: PublicRow[];
  readOnly: boolean;
  problems: { path: string; message: string }[];
  onChange(claims: LabelClaim[]): void;
  onOpenRow(id: string): void;
}

/** All label claims in one list. Its inputs are also the form entries `fields.labelAudit.N.*`. */
export function LabelAudit({ claims, rows, readOnly, problems, onChange, onOpenRow }: LabelAuditProps) {
  const labels = new Map(rows.map((row) => [row.id, row.label]));
  return (
    <div className="grid content-start gap-3 p-4">
      <p className="max-w-[70ch] text-muted">
        Some given labels are wrong. Claim those that you can show to be wrong from the documents and the row itself;
        wrong claims cost as much as missed ones. In the data, open a row and choose “Label should be …”.
      </p>
      {claims.length === 0 ? (
        <div className="needs-js">
          <EmptyState title="No label claimed yet">Open a row in the data to dispute its label.</EmptyState>
        </div>
      ) : (
        <ul className="grid gap-2">
          {claims.map((claim, index) => (
            // Rows cannot repeat through the workspace, but an uploaded answer may claim one twice.
            <li key={`${claim.rowId}-${index}`} className="rounded-control border border-line bg-surface p-2.5">
              <Claim
                {...{ claim, index, readOnly }}
                given={labels.get(claim.rowId)}
                problem={problems.find(({ path }) => path.startsWith(`fields/labelAudit/${index}/`))?.message}
                onReason={(reason) => onChange(claims.map((old, at) => (at === index ? { ...old, reason } : old)))}
                onRemove={() => onChange(claims.filter((_claim, at) => at !== index))}
                onOpen={() => onOpenRow(claim.rowId)}
              />
            </li>
          ))}
        </ul>
      )}
      <noscript>
        <BlankClaims from={claims.length} />
      </noscript>
    </div>
  );
}

interface ClaimProps {
  claim: LabelClaim;
  index: number;
  given: string | undefined;
  problem: string | undefined;
  readOnly: boolean;
  onReason(reason: string): void;
  onRemove(): void;
  onOpen(): void;
}

function Claim({ claim, index, given, problem, readOnly, onReason, onRemove, onOpen }: ClaimProps) {
  const name = `fields.labelAudit.${index}`;
  return (
    <>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          onClick={onOpen}
          className="needs-js font-medium text-accent underline underline-offset-2"
        >
          {claim.rowId}
        </button>
        <noscript>
          <span className="font-medium">{claim.rowId}</span>
        </noscript>
        <span>
          {given ? <Verdict value={given} /> : <span className="text-bad">unknown row</span>} given, should be{' '}
          <Verdict value={claim.label} />
        </span>
        <input type="hidden" name={`${name}.rowId`} value={claim.rowId} />
        <input type="hidden" name={`${name}.label`} value={claim.label} />
        <Button size="sm" variant="ghost" className="needs-js ml-auto" disabled={readOnly} onClick={onRemove}>
          Remove
        </Button>
      </div>
      <textarea
        aria-label={`Why the label of ${claim.rowId} should be ${claim.label}`}
        name={`${name}.reason`}
        rows={2}
        maxLength={MAX_REASON}
        readOnly={readOnly}
        value={claim.reason}
        placeholder="Which rule or fact shows it?"
        onChange={(event) => onReason(event.target.value)}
        className={`${inputStyle} !h-auto py-1.5`}
      />
      {problem ? <p className="mt-1 font-medium text-bad">{problem}</p> : null}
    </>
  );
}

function BlankClaims({ from }: { from: number }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">Further claims</legend>
      {Array.from({ length: BLANK_ENTRIES }, (_blank, at) => {
        const name = `fields.labelAudit.${from + at}`;
        return (
          <div key={name} className="flex flex-wrap gap-2">
            <input aria-label="Row" placeholder="row" name={`${name}.rowId`} className={`${inputStyle} !w-32`} />
            <select aria-label="Right label" name={`${name}.label`} defaultValue="" className={`${inputStyle} !w-28`}>
              <option value="">label</option>
              <option>pass</option>
              <option>fail</option>
            </select>
            <input aria-label="Reason" placeholder="reason" name={`${name}.reason`} className={`${inputStyle} !w-80`} />
          </div>
        );
      })}
    </fieldset>
  );
}
