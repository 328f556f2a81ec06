import type { ReactNode } from 'react';
import { IntervalScale } from '../../../../ui/charts/interval-scale';
import { formatShare } from '../../../../ui/format-number';
import { TableScroll } from '../../../../ui/table-scroll';
import type { DetectorEvidence } from '../../evidence';

const CLASSES: Record<DetectorEvidence['sorts'][number]['class'], string> = {
  'same-fault': 'the same fault',
  'other-fault': 'another fault',
  'near-miss': 'a near miss',
  healthy: 'healthy',
};

/** What the detector flagged, by sort of hidden trace, with the rates and their intervals. */
export function DetectorView({ evidence }: { evidence: DetectorEvidence }) {
  const { sorts, recall, falseAlarms, nearMissFalseAlarms, otherFaultFalseAlarms, located, balance, scale, errors } =
    evidence;
  const format = (value: number) => formatShare(value);
  return (
    <div className="grid gap-5">
      <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <Rate title="Traces with the fault that were flagged">
          <IntervalScale label="Recall" {...recall} domain={[0, 1]} format={format} />
        </Rate>
        <Rate title="Traces without it that were flagged">
          <IntervalScale label="False alarms" {...falseAlarms} domain={[0, 1]} format={format} />
        </Rate>
        {nearMissFalseAlarms && (
          <Rate title="Near misses that were flagged">
            <IntervalScale
              label="False alarms on near misses"
              {...nearMissFalseAlarms}
              domain={[0, 1]}
              format={format}
            />
          </Rate>
        )}
        {otherFaultFalseAlarms && (
          <Rate title="Runs that broke for another reason and were flagged">
            <IntervalScale
              label="False alarms on other faults"
              {...otherFaultFalseAlarms}
              domain={[0, 1]}
              format={format}
            />
          </Rate>
        )}
        {located && (
          <Rate title="Of the flagged ones, named a span that shows it">
            <IntervalScale label="Located" {...located} domain={[0, 1]} format={format} />
          </Rate>
        )}
      </div>
      <TableScroll label="Hidden traces by sort">
        <table className="data-table">
          <caption>
            Recall minus the higher rate of false alarms, on runs broken otherwise or on unharmed ones (near misses
            count double): {balance.toFixed(2)}. Points begin at {scale.from} and are full from {scale.to}; flagging
            everything or nothing is 0.
          </caption>
          <thead>
            <tr>
              <th scope="col">What the traces show</th>
              <th scope="col">They are</th>
              <th scope="col" className="num">
                Traces
              </th>
              <th scope="col" className="num">
                Flagged
              </th>
              <th scope="col" className="num">
                Errors
              </th>
            </tr>
          </thead>
          <tbody>
            {sorts.map((sort) => {
              const wanted = sort.class === 'same-fault' ? sort.traces : 0;
              return (
                <tr key={`${sort.class} ${sort.sort}`}>
                  <th scope="row">{sort.sort}</th>
                  <td>{CLASSES[sort.class]}</td>
                  <td className="num">{sort.traces}</td>
                  <td className={`num ${sort.flagged === wanted ? 'text-good' : 'font-medium text-bad'}`}>
                    {sort.flagged} <span className="text-muted">of {wanted} wanted</span>
                  </td>
                  <td className="num">{sort.errors}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      {errors.length > 0 && (
        <p>
          Errors of your detector:{' '}
          {errors
            .map(({ name, line, count }) => `${name}${line === null ? '' : ` at line ${line}`} (${count})`)
            .join(', ')}
          . Their messages are kept back: they may carry hidden data.
        </p>
      )}
    </div>
  );
}

function Rate({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-[0.9rem]">{title}</p>
      {children}
    </div>
  );
}
