import { TableScroll } from '../../../../ui/table-scroll';
import type { EmptyRetrievalEvidence } from '../../evidence';
import { formatPart } from '../results/number-text';

const ON_EMPTY: Record<string, string> = {
  abstain: 'says that it has no answer',
  'fallback-model': 'lets another model answer',
  continue: 'answers anyway',
  'hand-off': 'hands over to a human',
};

/** What the design does when nothing is found, by its own words and in the simulation. */
export function EmptyRetrievalView({ evidence }: { evidence: EmptyRetrievalEvidence }) {
  return (
    <div className="space-y-4">
      {evidence.stages.length === 0 ? (
        <p>The design has no retrieve stage.</p>
      ) : (
        <ul className="list-disc pl-5">
          {evidence.stages.map(({ stageId, onEmpty }) => (
            <li key={stageId}>
              <code className="font-mono">{stageId}</code> {ON_EMPTY[onEmpty] ?? onEmpty} when nothing is found.
            </li>
          ))}
        </ul>
      )}
      <TableScroll label="While retrieval returns nothing">
        <table className="data-table">
          <caption>Shares of all measured calls while retrieval returns nothing for some of them</caption>
          <thead>
            <tr>
              <th scope="col">Scenario</th>
              <th scope="col" className="num">
                Affected
              </th>
              <th scope="col" className="num">
                Invented
              </th>
              <th scope="col" className="num">
                Invented otherwise
              </th>
              <th scope="col" className="num">
                Without an answer
              </th>
              <th scope="col" className="num">
                To a human
              </th>
              <th scope="col" className="num">
                Right
              </th>
              <th scope="col" className="num">
                Counts
              </th>
            </tr>
          </thead>
          <tbody>
            {evidence.scenarios.map((scenario) => (
              <tr key={scenario.id}>
                <th scope="row">{scenario.title}</th>
                <td className="num">{formatPart(scenario.affectedShare)}</td>
                <td className="num">{formatPart(scenario.inventedShare)}</td>
                <td className="num">{formatPart(scenario.usualInventedShare)}</td>
                <td className="num">{formatPart(scenario.abstainedShare)}</td>
                <td className="num">{formatPart(scenario.handOffShare)}</td>
                <td className="num">{formatPart(scenario.rightShare)}</td>
                <td className="num">{formatPart(scenario.credit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
