import { formatDuration, formatUsd } from '../../../../ui/format-number';
import type { RunSummary } from '../../run-summary';
import { END_WORDS } from './run-words';

/** One run before and after the patch, in numbers. */
export function RunComparison({
  caption,
  recorded,
  patched,
}: {
  caption: string;
  recorded: RunSummary;
  patched: RunSummary | null;
}) {
  const rows: [string, (run: RunSummary) => string][] = [
    ['Outcome', (run) => (run.success ? 'succeeds' : 'fails')],
    ['Ended', (run) => END_WORDS[run.ended]],
    ['Model turns and calls', (run) => String(run.steps)],
    ['Duration', (run) => formatDuration(run.durationMs)],
    ['Cost', (run) => formatUsd(run.costUsd)],
    ['Interruptions of people', (run) => String(run.interruptions)],
    ['Hand-offs', (run) => String(run.handOffs)],
  ];
  return (
    <table className="data-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">What</span>
          </th>
          <th scope="col">Recorded</th>
          <th scope="col">With the patch</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, text]) => {
          const after = patched ? text(patched) : 'came to no end';
          const changed = after !== text(recorded);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text(recorded)}</td>
              <td className={changed ? toneOf(name, patched) : 'text-muted'}>{after}</td>
            </tr>
          );
        })}
        <tr>
          <th scope="row">What is wrong at the end</th>
          <td>
            <Violations run={recorded} />
          </td>
          <td>{patched ? <Violations run={patched} /> : '–'}</td>
        </tr>
      </tbody>
    </table>
  );
}

function toneOf(name: string, patched: RunSummary | null): string {
  if (!patched) return 'font-medium text-bad';
  if (name !== 'Outcome') return 'font-medium';
  return patched.success ? 'font-medium text-good' : 'font-medium text-bad';
}

function Violations({ run }: { run: RunSummary }) {
  if (run.violations.length === 0) return <>nothing</>;
  return (
    <ul className="list-disc pl-4">
      {run.violations.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}
