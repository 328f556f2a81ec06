/** Why a hurried clerk would label a row wrongly, and what shows it. */
import type { PublicRow } from './public-data.ts';

/** One sentence that settles the row by document and rules, or null where the mistake would not be a natural one. */
export function explainMislabelled(
  row: Pick<PublicRow, 'facts' | 'style' | 'fault' | 'trueLabel' | 'extraction'>,
): string | null {
  const { facts, style } = row;
  if (facts.ambiguous) return null;
  if (row.trueLabel === 'pass') {
    if (facts.misadded) return 'The supplier added up wrongly; the printed totals are what the schema asks for.';
    if (facts.lines.some((line) => line.pricePer === 100))
      return 'The price is per 100 pieces, so the line amount is right.';
    if (facts.lines.some((line) => line.inMinutes)) return 'Labour is printed in minutes and rightly given in hours.';
    if (facts.weight?.unit === 'lb') return 'The weight is printed in pounds and rightly converted to kilograms.';
    if (style.nulls === 'absent') return 'Only keys of empty values are missing, which the schema allows.';
    if (style.lineOrder === 'byAmount') return 'All lines are there, in another order, which the schema allows.';
    return null;
  }
  switch (row.fault) {
    case 'unit-slip':
      return 'A quantity was copied without converting its unit (pounds or tonnes to kilograms, minutes to hours).';
    case 'day-month':
      return 'Day and month of a date are exchanged; other dates or the sender settle how it reads.';
    case 'truncated':
      return `Lines at the end are missing: the document has ${facts.lines.length}, the output ${row.extraction.lines.length}.`;
    case 'minor-units':
      return 'Schema ap-2 wants whole minor units; the output has major units.';
    case 'swapped':
      return explainSwap(row);
    case 'hold':
      return facts.note === 'hold'
        ? 'The note asks to wait with payment.'
        : 'The note does not ask to wait with payment.';
    default:
      return null;
  }
}

function explainSwap({ facts, extraction }: Pick<PublicRow, 'facts' | 'extraction'>): string {
  if (extraction.supplier.name !== facts.supplier.name) return 'Supplier and buyer are exchanged.';
  if (extraction.supplier.vatId !== facts.supplier.vatId) return 'The tax IDs of supplier and buyer are exchanged.';
  if (extraction.number !== facts.number)
    return `${extraction.number} is a delivery or customer number; the document is ${facts.number}.`;
  if (extraction.issued !== facts.issued) return 'issue_date is the day of delivery.';
  const sameItems = extraction.lines.every((line, at) => line.description === facts.lines[at]?.description);
  return sameItems
    ? 'Quantity and unit price of a line are exchanged.'
    : 'The descriptions of two lines are exchanged.';
}
