import { Badge } from '../../../ui/badge';
import { HeatTable } from '../../../ui/charts/heat-table';
import { SharePairs } from '../../../ui/charts/share-pairs';
import { formatPValue, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { Tone } from '../../../ui/tone';
import type { MutantsEvidence } from '../evidence';

type Mutant = MutantsEvidence['mutants'][number];

const tone: Record<Mutant['outcome'], Tone> = { killed: 'good', wounded: 'warn', survived: 'bad' };
const passRate = (passed: number, pairs: number) => (pairs > 0 ? passed / pairs : 0);

/** Mutant by mutant: did the pass rate fall, were the rows that fell the planted ones, and in which slices. */
export function MutantsView({ evidence }: { evidence: MutantsEvidence }) {
  const { mutants, slices, matrix } = evidence;
  return (
    <div className="space-y-6">
      <KillTable evidence={evidence} />
      <SharePairs
        caption="Pass rate by your evaluator, same rows"
        names={['baseline', 'mutant']}
        items={mutants.map((mutant) => ({
          id: mutant.system,
          label: mutant.title,
          first: passRate(mutant.baselinePassed, mutant.pairs),
          second: passRate(mutant.systemPassed, mutant.pairs),
          tone: tone[mutant.outcome],
        }))}
      />
      {slices.length > 0 && (
        <HeatTable
          corner="Planted rows caught, by slice"
          caption="Caught / planted. Darker is more caught; empty cells had nothing planted."
          columns={slices}
          rows={mutants.map((mutant, at) => ({
            id: mutant.system,
            title: mutant.title,
            cells: (matrix[at] ?? []).map(({ planted, caught }) => ({
              share: planted > 0 ? caught / planted : null,
              text: planted > 0 ? `${caught}/${planted}` : '',
            })),
          }))}
        />
      )}
    </div>
  );
}

function KillTable({ evidence }: { evidence: MutantsEvidence }) {
  return (
    <TableScroll label="Mutants, their faults and what your evaluator made of them">
      <table className="data-table">
        <caption>
          Killed: fails significantly more rows than the baseline (exact McNemar test, Holm-adjusted p below{' '}
          {evidence.alpha}) and the newly failed rows are the faulty ones: at least {formatShare(evidence.recallFloor)}{' '}
          of the planted rows, at least {formatShare(evidence.precisionFloor)} of what newly failed. Wounded: one of the
          two.
        </caption>
        <thead>
          <tr>
            <th scope="col">Planted fault</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="num">
              Fall of pass rate
            </th>
            <th scope="col" className="num">
              Newly failed / passed
            </th>
            <th scope="col" className="num">
              p
            </th>
            <th scope="col" className="num">
              Planted caught
            </th>
            <th scope="col" className="num">
              Precision
            </th>
          </tr>
        </thead>
        <tbody>
          {evidence.mutants.map((mutant) => (
            <tr key={mutant.system}>
              <th scope="row" className="min-w-56 max-w-md">
                {mutant.title}
                <span className="block font-normal text-muted">{mutant.description}</span>
              </th>
              <td>
                <Badge tone={tone[mutant.outcome]}>{mutant.outcome}</Badge>
              </td>
              <td className="num">
                {formatShare(mutant.drop.value)}
                <span className="block text-muted">
                  {formatShare(mutant.drop.low)} to {formatShare(mutant.drop.high)}
                </span>
              </td>
              <td className="num">
                {mutant.newlyFailed} / {mutant.newlyPassed}
              </td>
              <td className="num">{formatPValue(mutant.adjustedPValue)}</td>
              <td className="num">
                {mutant.plantedCaught} of {mutant.planted}
              </td>
              <td className="num">{formatShare(mutant.precision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
