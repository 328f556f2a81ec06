import { Button } from '../../../../ui/button';
import { textAreaStyle } from '../../../../ui/field';
import { Kbd } from '../../../../ui/kbd';
import { occursIn } from '../../../../ui/trace/span-passages';
import type { DiagnosisProps } from './diagnosis-pane';
import { moved } from './edit-evidence';
import { SpanLink } from './span-choice';

/** The passages the diagnosis rests on, in the order of the argument. */
export function EvidenceList({ fields, editing, choosing }: DiagnosisProps) {
  const { evidence } = fields;
  const { readOnly, spans } = choosing;
  return (
    <section aria-labelledby="evidence" className="grid gap-3">
      <div>
        <h3 id="evidence" className="text-[1rem]">
          Evidence {evidence.length > 0 && <span className="font-normal text-muted">({evidence.length})</span>}
        </h3>
        <p className="text-[0.8667rem] text-muted">
          Few pins that carry the case. In the run, select a passage and pin it, or open it with “Quote”; <Kbd>b</Kbd>{' '}
          pins a whole span, which shows less than a quote does.
        </p>
      </div>
      {evidence.length === 0 && <p className="text-[0.8667rem] text-muted">Nothing pinned yet.</p>}
      <ol className="grid gap-3">
        {evidence.map(({ spanId, quote, note }, at) => {
          const span = spans.get(spanId);
          const fits = quote === '' || (span !== undefined && occursIn(span, quote) !== null);
          const name = `pin ${at + 1}`;
          return (
            <li key={at} className="grid gap-1.5 rounded-card border border-line bg-surface p-2.5">
              <div className="flex flex-wrap items-center gap-1">
                <span className="w-5 text-right text-[0.8667rem] text-muted tabular-nums">{at + 1}</span>
                <SpanLink spanId={spanId} choosing={choosing} />
                <span className="ml-auto flex">
                  <Step
                    label="↑"
                    name={`Move ${name} up`}
                    disabled={readOnly || at === 0}
                    onClick={() => editing.setEvidence(moved(evidence, at, at - 1))}
                  />
                  <Step
                    label="↓"
                    name={`Move ${name} down`}
                    disabled={readOnly || at === evidence.length - 1}
                    onClick={() => editing.setEvidence(moved(evidence, at, at + 1))}
                  />
                  <Step
                    label="Remove"
                    name={`Remove ${name}`}
                    disabled={readOnly}
                    onClick={() => editing.setEvidence(evidence.filter((_, place) => place !== at))}
                  />
                </span>
              </div>
              {quote === '' ? (
                <p className="text-[0.8667rem] text-muted">The whole span, without a quote.</p>
              ) : (
                <blockquote className="max-h-32 overflow-auto border-l-[3px] border-l-line-strong pl-2 text-[0.9rem] break-words whitespace-pre-wrap">
                  {quote}
                </blockquote>
              )}
              {!fits && (
                <p className="text-[0.8667rem] font-medium text-bad">This passage does not occur in the span.</p>
              )}
              <textarea
                aria-label={`What ${name} shows`}
                placeholder="What it shows"
                rows={1}
                value={note}
                readOnly={readOnly}
                onChange={(event) =>
                  editing.setEvidence(
                    evidence.map((pin, place) => (place === at ? { ...pin, note: event.target.value } : pin)),
                  )
                }
                className={`${textAreaStyle} !py-1 text-[0.9rem]`}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Step({ label, name, disabled, onClick }: { label: string; name: string; disabled: boolean; onClick(): void }) {
  return (
    <Button size="sm" variant="ghost" aria-label={name} disabled={disabled} onClick={onClick}>
      {label}
    </Button>
  );
}
