import { Badge } from '../../../ui/badge';
import { formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { Tone } from '../../../ui/tone';
import type { LabelAuditEvidence } from '../evidence';

type Claim = LabelAuditEvidence['claims'][number];

const tone: Record<Claim['verdict'], Tone> = { right: 'good', wrong: 'bad', ambiguous: 'neutral', void: 'neutral' };
const words: Record<Claim['verdict'], string> = {
  right: 'right: the label was wrong',
  wrong: 'wrong: the label was correct',
  ambiguous: 'honestly debatable, not counted',
  void: 'disputes nothing, not counted',
};

/** Claims about wrong labels: how many were right, how many wrong labels went unnoticed, claim by claim. */
export function LabelAuditView({ evidence }: { evidence: LabelAuditEvidence }) {
  const { right, wrong, missed, ambiguous, claims } = evidence;
  const counts: [string, number, string][] = [
    ['Right claims', right, 'bg-good'],
    ['Wrong claims', wrong, 'bg-bad'],
    ['Wrong labels missed', missed, 'bg-line-strong'],
  ];
  const total = Math.max(1, right + wrong + missed);
  return (
    <div className="space-y-6">
      <div>
        <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-[3px]">
          {counts.map(([title, count, colour]) => (
            <span key={title} className={colour} style={{ width: `${(count / total) * 100}%` }} />
          ))}
        </div>
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-[0.8667rem]">
          {counts.map(([title, count, colour]) => (
            <li key={title}>
              <span aria-hidden="true" className={`mr-1.5 inline-block size-2.5 rounded-[2px] ${colour}`} />
              {title} <strong className="tabular-nums">{count}</strong>
            </li>
          ))}
          {ambiguous > 0 && <li className="text-muted">On debatable rows {ambiguous}, not counted</li>}
        </ul>
        <p className="mt-2 text-[0.8667rem] text-muted">
          Precision {formatShare(evidence.precision)}, recall {formatShare(evidence.recall)}, F1{' '}
          {formatShare(evidence.f1)}
        </p>
      </div>
      {claims.length > 0 && (
        <TableScroll label="Your claims">
          <table className="data-table">
            <caption>Your claims</caption>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">You say</th>
                <th scope="col">Verdict</th>
                <th scope="col">Why the label is wrong</th>
              </tr>
            </thead>
            <tbody>
              {claims.map((claim, index) => (
                <tr key={`${claim.rowId}-${index}`}>
                  <th scope="row" className="font-mono">
                    {claim.rowId}
                  </th>
                  <td>{claim.claimed}</td>
                  <td>
                    <Badge tone={tone[claim.verdict]}>{words[claim.verdict]}</Badge>
                  </td>
                  <td className="min-w-64">{claim.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </div>
  );
}
