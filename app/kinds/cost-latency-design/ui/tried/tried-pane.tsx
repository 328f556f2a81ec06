import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { TradeOffPlane } from '../../../../ui/charts/trade-off-plane';
import { inputStyle } from '../../../../ui/field';
import { TableScroll } from '../../../../ui/table-scroll';
import type { TriedDesign } from '../../content';
import type { Target } from '../../targets';
import { formatMs, formatPart, formatUsd } from '../results/number-text';
import { CompareDesigns } from './compare-designs';
import { costAxis } from './plane-axis';
import { onFrontier, summariseResult, type TriedSummary } from './summarise-result';
import type { TrailEntry } from './trail';
import type { TriedOutcome } from './use-tried-results';

export interface TriedRow {
  key: string;
  name: string;
  text: string;
  /** Position in the kept designs; null for designs that were only tried. */
  keptAt: number | null;
  /** The stored summary of a kept design, until it is simulated here. */
  stored: TriedSummary | null;
}

interface TriedPaneProps {
  kept: readonly TriedDesign[];
  trail: readonly TrailEntry[];
  /** Text of the design as it is now. */
  current: string;
  outcomes: ReadonlyMap<string, TriedOutcome>;
  targets: readonly Target[];
  callsPerMonth: number;
  /** "A weekday afternoon, Burst": what all of them are simulated on. */
  circumstances: string;
  readOnly: boolean;
  /** Why nothing can be kept at the moment; null when it can. */
  cannotKeep: string | null;
  onKeep(text: string, name: string, summary: TriedSummary | null): void;
  onRename(keptAt: number, name: string): void;
  onRemove(keptAt: number): void;
  onRestore(text: string): void;
}

/** Every design of the session and all that were kept, in one plane of cost and latency; any of them comes back with one click, two can be compared. */
export function TriedPane(props: TriedPaneProps) {
  const { kept, trail, current, outcomes, targets, callsPerMonth, circumstances, readOnly, cannotKeep } = props;
  const [compared, setCompared] = useState<string[]>([]);
  const rows = triedRows(kept, trail, current);
  const standings = rows.map((row) => {
    const outcome = outcomes.get(row.text);
    const result = outcome === undefined || outcome === 'cannot run' ? null : outcome;
    const summary = result ? summariseResult(result) : outcome === undefined ? row.stored : null;
    return { row, result, summary, cannotRun: outcome === 'cannot run' };
  });
  const placed = standings.flatMap(({ row, summary }) => (summary ? [{ row, summary }] : []));
  const best = onFrontier(placed.map(({ summary }) => summary));
  const bestKeys = new Set(placed.filter((_each, at) => best[at]).map(({ row }) => row.key));
  const axis = costAxis(targets, callsPerMonth);
  const latencyLimit = targets.find(
    ({ metric, slice, risk }) => metric === 'latency-p95' && slice === undefined && risk === undefined,
  )?.atMost;
  const pair = compared.flatMap((key) => standings.find(({ row }) => row.key === key) ?? []);
  const toggle = (key: string, on: boolean) =>
    setCompared((now) => (on ? [...now, key].slice(-2) : now.filter((each) => each !== key)));

  return (
    <div className="space-y-5 p-4">
      <p className="text-[0.8667rem] text-muted">
        All on {circumstances}. Filled points are beaten by no other design in cost, latency and quality together; the
        shaded corner is within the stated limits.
      </p>
      <TradeOffPlane
        label={`Cost and latency of ${placed.length} designs. ${placed.map(({ row, summary }) => `${row.name}: ${formatUsd(summary.costPerCallUsd)}, ${formatMs(summary.latencyP95Ms)}, ${formatPart(summary.rightShare)} right`).join('; ')}.`}
        xTitle={axis.title}
        yTitle="P95 latency"
        xFormat={formatUsd}
        yFormat={formatMs}
        limits={{ x: axis.limit, y: latencyLimit ?? null }}
        points={placed.flatMap(({ row, summary }) => {
          const x = axis.of(summary);
          if (x === null) return [];
          return [
            {
              number: rows.indexOf(row) + 1,
              name: row.name,
              x,
              y: summary.latencyP95Ms,
              best: bestKeys.has(row.key),
              current: row.text === current,
            },
          ];
        })}
      />
      {cannotKeep ? <p className="text-[0.8667rem] text-muted">{cannotKeep}</p> : null}
      <TableScroll label="Designs tried">
        <table className="data-table">
          <caption className="sr-only">Designs tried</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                No.
              </th>
              <th scope="col">Design</th>
              <th scope="col" className="num">
                P95
              </th>
              <th scope="col" className="num">
                Per call
              </th>
              <th scope="col" className="num">
                Right
              </th>
              <th scope="col" className="num">
                To a human
              </th>
              <th scope="col">Beaten</th>
              <th scope="col">Compare</th>
              <th scope="col">
                <span className="sr-only">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {standings.map(({ row, summary, cannotRun }, at) => (
              <tr key={row.key} className={row.text === current ? 'bg-accent-soft' : undefined}>
                <td className="num">{at + 1}</td>
                <th scope="row">
                  {row.keptAt === null ? (
                    <span>
                      {row.name}
                      {row.text === current ? <span className="text-muted"> (now)</span> : null}
                    </span>
                  ) : (
                    <NameField row={row} readOnly={readOnly} onRename={props.onRename} />
                  )}
                </th>
                {summary ? (
                  <>
                    <td className="num">{formatMs(summary.latencyP95Ms)}</td>
                    <td className="num">{formatUsd(summary.costPerCallUsd)}</td>
                    <td className="num">{formatPart(summary.rightShare)}</td>
                    <td className="num">{formatPart(summary.handOffShare)}</td>
                    <td>{bestKeys.has(row.key) ? 'by none' : 'yes'}</td>
                  </>
                ) : (
                  <td colSpan={5} className="text-muted">
                    {cannotRun ? 'Cannot run here' : 'Not simulated yet'}
                  </td>
                )}
                <td>
                  <label className="flex min-h-6 items-center">
                    <input
                      type="checkbox"
                      checked={compared.includes(row.key)}
                      onChange={(event) => toggle(row.key, event.target.checked)}
                    />
                    <span className="sr-only">Compare {row.name}</span>
                  </label>
                </td>
                <td>
                  <span className="flex flex-wrap gap-1">
                    <Button
                      size="sm"
                      disabled={readOnly || row.text === current}
                      aria-label={`Restore ${row.name}`}
                      onClick={() => props.onRestore(row.text)}
                    >
                      Restore
                    </Button>
                    {row.keptAt === null ? (
                      <Button
                        size="sm"
                        disabled={readOnly || cannotKeep !== null}
                        aria-label={`Keep ${row.name}`}
                        onClick={() => props.onKeep(row.text, row.name, summary)}
                      >
                        Keep
                      </Button>
                    ) : (
                      <Button
                        size="sm"
                        variant="ghost"
                        disabled={readOnly}
                        aria-label={`Remove ${row.name}`}
                        onClick={() => row.keptAt !== null && props.onRemove(row.keptAt)}
                      >
                        Remove
                      </Button>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {pair[0] && pair[1] ? (
        <CompareDesigns a={pair[0]} b={pair[1]} targets={targets} />
      ) : (
        <p className="needs-js text-[0.8667rem] text-muted">Tick two designs to see them side by side.</p>
      )}
    </div>
  );
}

/** Kept designs first, then those of the session that were not kept, then the current one if it is neither. */
export function triedRows(kept: readonly TriedDesign[], trail: readonly TrailEntry[], current: string): TriedRow[] {
  const rows: TriedRow[] = kept.map((design, at) => ({
    ...{
      key: `kept ${at} ${design.design}`,
      name: design.name,
      text: design.design,
      keptAt: at,
      stored: design.summary,
    },
  }));
  for (const { number, text } of trail) {
    if (!rows.some((row) => row.text === text)) {
      rows.push({ key: `try ${text}`, name: `Try ${number}`, text, keptAt: null, stored: null });
    }
  }
  if (!rows.some((row) => row.text === current)) {
    rows.push({ key: `try ${current}`, name: 'The design as it is', text: current, keptAt: null, stored: null });
  }
  return rows;
}

function NameField({
  row,
  readOnly,
  onRename,
}: {
  row: TriedRow;
  readOnly: boolean;
  onRename(keptAt: number, name: string): void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label={`Name of ${row.name}`}
      value={typed ?? row.name}
      maxLength={60}
      readOnly={readOnly}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.target.value);
        const name = event.target.value.trim();
        if (name && row.keptAt !== null) onRename(row.keptAt, name);
      }}
      onBlur={() => setTyped(null)}
      className={`${inputStyle} !h-7 min-w-36`}
    />
  );
}
