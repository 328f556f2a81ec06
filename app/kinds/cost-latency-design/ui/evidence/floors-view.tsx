import { Badge } from '../../../../ui/badge';
import { TableScroll } from '../../../../ui/table-scroll';
import type { FloorsEvidence } from '../../evidence';
import { formatEstimate, formatPart } from '../results/number-text';
import { MetMark } from './met-mark';

/** Quality of each risk class against its floor, in the usual scenario where it came out worst. */
export function FloorsView({ evidence }: { evidence: FloorsEvidence }) {
  return (
    <TableScroll label="Quality floors">
      <table className="data-table">
        <caption>Quality by risk class, each where it came out worst</caption>
        <thead>
          <tr>
            <th scope="col">Risk class</th>
            <th scope="col" className="num">
              Calls
            </th>
            <th scope="col" className="num">
              Right
            </th>
            <th scope="col" className="num">
              Floor
            </th>
            <th scope="col" className="num">
              Wrong
            </th>
            <th scope="col" className="num">
              At most
            </th>
            <th scope="col" className="num">
              To a human
            </th>
            <th scope="col">In</th>
            <th scope="col">Floor</th>
          </tr>
        </thead>
        <tbody>
          {evidence.classes.map((each) => (
            <tr key={each.risk}>
              <th scope="row">
                {each.title} {each.highRisk ? <Badge tone="warn">high risk</Badge> : null}
              </th>
              <td className="num">{each.calls}</td>
              <td className="num">{formatEstimate('right-share', each.rightShare)}</td>
              <td className="num">{formatPart(each.rightAtLeast)}</td>
              <td className="num">{formatEstimate('wrong-share', each.wrongShare)}</td>
              <td className="num">{formatPart(each.wrongAtMost)}</td>
              <td className="num">{formatEstimate('hand-off-share', each.handOffShare)}</td>
              <td>{each.scenario}</td>
              <td>
                <MetMark met={each.met} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
