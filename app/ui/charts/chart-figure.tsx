import { useId, type ReactNode } from 'react';

interface ChartFigureProps {
  title: ReactNode;
  /** What to read in it, in a sentence. */
  note?: ReactNode;
  /** The same numbers as a table, one click away. */
  table: ReactNode;
  /** Name of the table for screen readers: "Latency". */
  tableLabel: string;
  headingLevel?: 3 | 4;
  children: ReactNode;
}

/** A picture with its title, and its numbers as a table that opens beneath it. */
export function ChartFigure({ title, note, table, tableLabel, headingLevel = 3, children }: ChartFigureProps) {
  const Heading = `h${headingLevel}` as const;
  const id = useId();
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <Heading id={id} className="text-[0.9333rem]">
        {title}
      </Heading>
      {note ? <p className="mt-0.5 mb-2 text-[0.8667rem] text-muted">{note}</p> : <div className="mb-2" />}
      {children}
      <details className="mt-1">
        <summary className="min-h-6 w-fit cursor-pointer text-[0.8667rem] text-muted hover:text-ink">
          <span className="sr-only">{tableLabel} as a </span>Table
        </summary>
        <div className="mt-1">{table}</div>
      </details>
    </figure>
  );
}
