import { Badge } from '../../../../ui/badge';
import { formatShare } from '../../../../ui/format-number';
import { TableScroll } from '../../../../ui/table-scroll';
import type { Tone } from '../../../../ui/tone';
import type { EvidenceEvidence } from '../../evidence';
import type { TraceDiagnosisPublicView } from '../../kind';
import { nameOfSpan, spansOf } from './public-spans';

type Pin = EvidenceEvidence['pins'][number];

const VERDICTS: Record<Pin['verdict'], { words: string; tone: Tone }> = {
  proves: { words: 'shows it', tone: 'good' },
  unquoted: { words: 'right span, no quote that shows it', tone: 'warn' },
  repeats: { words: 'repeats another pin', tone: 'neutral' },
  neutral: { words: 'true, proves nothing', tone: 'neutral' },
  herring: { words: 'a false trail', tone: 'bad' },
  'no-bearing': { words: 'no bearing on the case', tone: 'bad' },
  'not-in-span': { words: 'the passage is not in the span', tone: 'bad' },
  'unknown-span': { words: 'no span of the run', tone: 'bad' },
};

/** What a complete case rests on and what was found of it; then every pin and what it was worth. */
export function EvidenceView({ evidence, view }: { evidence: EvidenceEvidence; view: TraceDiagnosisPublicView }) {
  const { items, pins, precision, recall, precisionScale, pinnedShare } = evidence;
  const spans = spansOf(view);
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return (
    <div className="grid gap-5">
      <TableScroll label="What the case rests on">
        <table className="data-table">
          <caption>What a complete case rests on. You found {formatShare(recall)} of it by weight.</caption>
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">Where</th>
              <th scope="col" className="num">
                Weight
              </th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, title, spanIds, weight, found }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{spanIds.map((spanId) => nameOfSpan(spans, spanId)).join(', ')}</td>
                <td className="num">{formatShare(weight)}</td>
                <td>
                  <Badge tone={found >= 1 ? 'good' : found > 0 ? 'warn' : 'bad'}>
                    {found >= 1 ? 'found' : found > 0 ? 'half: no quote that shows it' : 'missing'}
                  </Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {pins.length === 0 ? (
        <p>You pinned nothing.</p>
      ) : (
        <TableScroll label="Your pins">
          <table className="data-table">
            <caption>
              Your pins ({formatShare(pinnedShare)} of all spans).{' '}
              {precision !== null && `${formatShare(precision)} of those that count bear on the case; `}
              full points from {formatShare(precisionScale.to)}, none below {formatShare(precisionScale.from)}.
            </caption>
            <thead>
              <tr>
                <th scope="col">Span</th>
                <th scope="col">Passage</th>
                <th scope="col">Worth</th>
              </tr>
            </thead>
            <tbody>
              {pins.map(({ spanId, quote, verdict, itemIds }, at) => (
                <tr key={at}>
                  <th scope="row">{nameOfSpan(spans, spanId)}</th>
                  <td className="max-w-[48ch] break-words">
                    {quote === '' ? <span className="text-muted">whole span</span> : <q>{quote}</q>}
                  </td>
                  <td>
                    <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].words}</Badge>
                    <span className="block text-muted">{itemIds.map((id) => titles.get(id) ?? id).join('; ')}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </div>
  );
}
