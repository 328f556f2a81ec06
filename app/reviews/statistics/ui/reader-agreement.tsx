import { MiniInterval } from '../../../ui/charts/mini-interval';
import { TableScroll } from '../../../ui/table-scroll';
import type { ReaderAgreement } from '../statistics-types';
import { describeEstimate } from './statistics-words';

const BETWEEN: Record<ReaderAgreement['between'], string> = {
  'judge-and-reviewer': 'Judge and first reviewer',
  reviewers: 'First and second reviewer',
};

/** How far those who read the same submission come to the same levels. */
export function ReaderAgreementTable({ rows }: { rows: readonly ReaderAgreement[] }) {
  if (rows.length === 0) {
    return (
      <p className="text-muted">
        Nothing to compare yet: no submission has been graded by a blind review and by another reader.
      </p>
    );
  }
  return (
    <>
      <TableScroll label="Agreement of readers">
        <table className="data-table">
          <caption className="sr-only">Weighted kappa over all criteria</caption>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col">Readers</th>
              <th scope="col">Weighted κ</th>
              <th scope="col" className="num">
                Submissions
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ exercise, rubricNumber, between, n, kappa }) => (
              <tr key={`${exercise} ${rubricNumber} ${between}`}>
                <th scope="row">
                  {exercise}, rubric {rubricNumber}
                </th>
                <td>{BETWEEN[between]}</td>
                <td className="whitespace-nowrap">
                  {typeof kappa !== 'string' && kappa.low !== null && kappa.high !== null && (
                    <MiniInterval
                      value={kappa.value}
                      low={kappa.low}
                      high={kappa.high}
                      domain={[-1, 1]}
                      reference={0}
                    />
                  )}
                  {describeEstimate(kappa)}
                </td>
                <td className="num">{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-2 max-w-[75ch] text-[0.8667rem] text-muted">
        1 is full agreement, 0 what chance alone would give. Only blind reviews count whose author could not have seen
        any level before: none by admins and owners, and none that was done again. Where readers differ, sharpen the
        descriptions of the levels.
      </p>
    </>
  );
}
