import { Badge } from '../../../../ui/badge';
import { TableScroll } from '../../../../ui/table-scroll';
import type { Tone } from '../../../../ui/tone';
import type { MemoFiguresEvidence } from '../../evidence';
import { formatMs, formatPart, formatUsd } from '../results/number-text';

type Figure = MemoFiguresEvidence['figures'][number];

const VERDICTS: Record<Figure['verdict'], { title: string; tone: Tone }> = {
  true: { title: 'As simulated', tone: 'good' },
  false: { title: 'Not so', tone: 'bad' },
  brief: { title: 'From the task', tone: 'neutral' },
  setting: { title: 'A setting', tone: 'neutral' },
  unclear: { title: 'Not checked', tone: 'neutral' },
};

function inUnit(value: number, unit: Figure['unit']): string {
  switch (unit) {
    case 'ms':
      return formatMs(value);
    case 'usd':
      return formatUsd(value);
    case 'share':
      return formatPart(value);
    case 'calls':
      return `${Math.round(value).toLocaleString('en-US')} calls`;
    case 'minutes':
      return `${Number(value.toFixed(1))} minutes`;
  }
}

/** Every number of the memo: what it was taken to be about, and the simulated one. */
export function MemoFiguresView({ evidence }: { evidence: MemoFiguresEvidence }) {
  const { checked, right, covered, asked, figures } = evidence;
  const missing = asked.filter((sort) => !covered.includes(sort));
  return (
    <div className="space-y-3">
      <p>
        {checked === 0
          ? 'The memo has no figure about the design that could be checked.'
          : `${right} of ${checked} figures about the design are as simulated.`}
        {missing.length > 0 ? ` No right figure about ${missing.join(', ')}.` : ''}
      </p>
      {figures.length > 0 ? (
        <TableScroll label="Figures of the memo">
          <table className="data-table">
            <caption>Figures of the memo, in its order</caption>
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Where it stands</th>
                <th scope="col">Taken as</th>
                <th scope="col" className="num">
                  Simulated
                </th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure.start}>
                  <th scope="row" className="whitespace-nowrap">
                    {figure.text}
                  </th>
                  <td className="min-w-48">{figure.context}</td>
                  <td>{figure.about}</td>
                  <td className="num">{figure.actual === null ? '–' : inUnit(figure.actual, figure.unit)}</td>
                  <td>
                    <Badge tone={VERDICTS[figure.verdict].tone}>{VERDICTS[figure.verdict].title}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </div>
  );
}
