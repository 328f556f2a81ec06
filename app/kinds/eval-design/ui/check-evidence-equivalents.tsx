import { Badge } from '../../../ui/badge';
import { SharePairs } from '../../../ui/charts/share-pairs';
import { formatPValue, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { Tone } from '../../../ui/tone';
import type { EquivalentsEvidence } from '../evidence';
import { DiscriminationNote } from './check-evidence-discrimination';

type Outcome = EquivalentsEvidence['equivalents'][number]['outcome'];

const tone: Record<Outcome, Tone> = { quiet: 'good', uneasy: 'warn', 'false-alarm': 'bad' };
const words: Record<Outcome, string> = { quiet: 'quiet', uneasy: 'uneasy', 'false-alarm': 'false alarm' };

/** Systems that are different but just as good: the evaluator should treat them like the baseline. */
export function EquivalentsView({ evidence }: { evidence: EquivalentsEvidence }) {
  const { equivalents } = evidence;
  return (
    <div className="space-y-6">
      <TableScroll label="Equivalent systems and false alarms">
        <table className="data-table">
          <caption>
            These systems differ from the baseline without being worse. False alarm: fails significantly more rows
            (Holm-adjusted p below {evidence.alpha}).
          </caption>
          <thead>
            <tr>
              <th scope="col">System</th>
              <th scope="col">Outcome</th>
              <th scope="col" className="num">
                Good rows newly failed
              </th>
              <th scope="col" className="num">
                Newly failed / passed
              </th>
              <th scope="col" className="num">
                p
              </th>
            </tr>
          </thead>
          <tbody>
            {equivalents.map((system) => (
              <tr key={system.system}>
                <th scope="row" className="min-w-56 max-w-md">
                  {system.title}
                  <span className="block font-normal text-muted">{system.description}</span>
                </th>
                <td>
                  <Badge tone={tone[system.outcome]}>{words[system.outcome]}</Badge>
                </td>
                <td className="num">
                  {formatShare(system.falseAlarmShare)}
                  <span className="block text-muted">of {system.pairs}</span>
                </td>
                <td className="num">
                  {system.newlyFailed} / {system.newlyPassed}
                </td>
                <td className="num">{formatPValue(system.adjustedPValue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <SharePairs
        caption="Pass rate by your evaluator, same rows"
        names={['baseline', 'equivalent']}
        items={equivalents.map((system) => ({
          id: system.system,
          label: system.title,
          first: system.pairs > 0 ? system.baselinePassed / system.pairs : 0,
          second: system.pairs > 0 ? system.systemPassed / system.pairs : 0,
          tone: tone[system.outcome],
        }))}
      />
      <DiscriminationNote discrimination={evidence.discrimination} />
    </div>
  );
}
