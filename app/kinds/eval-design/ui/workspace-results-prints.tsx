import type { RunReport } from '../../contract';
import type { PublicRunDetails } from '../public-run';

interface PrintsProps {
  report: RunReport;
  details: PublicRunDetails | null;
  onOpenRow(id: string): void;
}

/** Everything that was printed, in the order of the run, beside the row it was printed for. */
export function ResultsPrints({ report, details, onOpenRow }: PrintsProps) {
  if (report.logs.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1 font-semibold">Prints ({report.logs.length})</h2>
      <ol
        className="max-h-72 overflow-auto rounded-control border border-line bg-sunken p-2 font-mono text-[0.8rem]"
        tabIndex={0}
        aria-label="Prints"
      >
        {report.logs.map(({ callIndex, text }, index) => {
          const id = details?.rows[callIndex]?.id;
          return (
            <li key={index} className="flex gap-3">
              {id === undefined ? (
                <span className="w-20 shrink-0 text-muted">{callIndex < 0 ? 'loading' : ''}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onOpenRow(id)}
                  className="w-20 shrink-0 truncate text-left text-accent"
                >
                  {id}
                </button>
              )}
              <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
