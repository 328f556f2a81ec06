import { MemoPane } from '../../../../ui/workspace/memo-pane';
import type { SimulationResult } from '../../engine/simulation-types';
import { formatEstimate, formatPart } from '../results/number-text';

const QUESTIONS = [
  'Why this design, and not the simpler one?',
  'What breaks first?',
  'What would you not ship yet?',
  'What do you measure first?',
  'How do you roll back?',
];

interface MemoSideProps {
  words: { min: number; max: number };
  value: string;
  readOnly: boolean;
  onChange(value: string): void;
  /** The design on the first public scenario without incidents, for figures to quote. */
  result: SimulationResult | null;
}

/** The memo, beneath the questions a panel asks and the numbers of the design that its figures are held against. */
export function MemoSide({ result, ...memo }: MemoSideProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <details className="shrink-0 border-b border-line px-4 py-2 text-[0.8667rem]" open>
        <summary className="min-h-6 w-fit cursor-pointer font-medium">What a panel asks</summary>
        <ul className="mt-1 list-disc pl-5">
          {QUESTIONS.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
        {result ? (
          <p className="mt-2 text-muted">
            Figures are checked against the simulation. On the public traffic this design has P95{' '}
            {formatEstimate('latency-p95', result.all.metrics['latency-p95'])},{' '}
            {formatEstimate('cost-per-call', result.cost.perCallUsd)} per call,{' '}
            {formatPart(result.all.metrics['right-share']?.value ?? 0)} right answers.
          </p>
        ) : null}
      </details>
      <MemoPane {...memo} />
    </div>
  );
}
