import { formatUsd } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { BudgetEvidence } from '../evidence';
import { DiscriminationNote } from './check-evidence-discrimination';

/** Use of existing judges against the limits, and where it went. */
export function BudgetView({ evidence }: { evidence: BudgetEvidence }) {
  const { limits, rows, judges } = evidence;
  return (
    <div className="space-y-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <UseBar
          title="Judge calls per row"
          used={evidence.judgeCallsPerRow}
          limit={limits.judgeCallsPerRow}
          format={(value) => String(Number(value.toFixed(2)))}
        />
        <UseBar title="Cost per row" used={evidence.costUsdPerRow} limit={limits.costUsdPerRow} format={formatUsd} />
      </div>
      <TableScroll label="Calls and cost by judge">
        <table className="data-table">
          <caption>Over {rows} evaluated outputs, rewordings included</caption>
          <thead>
            <tr>
              <th scope="col">Judge</th>
              <th scope="col" className="num">
                Calls
              </th>
              <th scope="col" className="num">
                Calls per row
              </th>
              <th scope="col" className="num">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <tr key={judge.id}>
                <th scope="row">{judge.title}</th>
                <td className="num">{judge.calls}</td>
                <td className="num">{rows > 0 ? (judge.calls / rows).toFixed(2) : '–'}</td>
                <td className="num">{formatUsd(judge.costUsd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <DiscriminationNote discrimination={evidence.discrimination} />
    </div>
  );
}

interface UseBarProps {
  title: string;
  used: number;
  limit: number;
  format(value: number): string;
}

/** A bar that ends a quarter beyond the limit (or at the use, when that is more), with a tick at the limit. */
function UseBar({ title, used, limit, format }: UseBarProps) {
  const end = Math.max(limit * 1.25, used);
  const over = used > limit;
  return (
    <div>
      <p className="flex justify-between gap-3 text-[0.8667rem]">
        <span>{title}</span>
        <span className={over ? 'font-semibold text-bad' : 'text-muted'}>
          {format(used)} of {format(limit)}
          {over && ', over the limit'}
        </span>
      </p>
      <div aria-hidden="true" className="relative mt-1.5 h-3 rounded-[3px] bg-sunken">
        <div
          className={`h-full rounded-[3px] ${over ? 'bg-bad' : 'bg-accent'}`}
          style={{ width: `${(used / end) * 100}%` }}
        />
        <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: `${(limit / end) * 100}%` }} />
      </div>
    </div>
  );
}
