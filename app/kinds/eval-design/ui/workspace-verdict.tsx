import type { CellValue } from '../../../ui/data-table/table-types';

const TONE: Record<string, string> = { pass: 'text-good', fail: 'text-bad', error: 'text-warn' };

/** pass, fail or error as a coloured word, with a score beside it when there is one. Nothing for null. */
export function Verdict({ value, score }: { value: CellValue; score?: number }) {
  if (typeof value !== 'string') return null;
  return (
    <span className="tabular-nums">
      <span className={`font-medium ${TONE[value] ?? ''}`}>{value}</span>
      {score === undefined ? null : <span className="ml-1 text-muted">{score.toFixed(2)}</span>}
    </span>
  );
}
