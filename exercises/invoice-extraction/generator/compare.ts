/** Whether an output says what is true of the document, under the freedoms of public/schema.md. The source of every gold label. */
import { extractTruth, type Extraction } from './extraction.ts';
import type { DocumentFacts } from './facts.ts';

export type Field =
  | 'document_type'
  | 'invoice_number'
  | 'issue_date'
  | 'due_date'
  | 'supplier'
  | 'buyer'
  | 'po_number'
  | 'currency'
  | 'lines'
  | 'charges'
  | 'net_total'
  | 'tax_total'
  | 'gross_total'
  | 'weight_kg'
  | 'payment_hold';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string =>
  (typeof value === 'string' ? value : '').toUpperCase().replace(/[^0-9A-Z]/g, '');
const words = (value: unknown): string => (typeof value === 'string' ? value : '').toUpperCase().trim();
const numeric = (value: unknown): number | null =>
  value === null || value === undefined || value === '' ? null : Number(value);
const day = (value: unknown): string | null => (typeof value === 'string' ? value.slice(0, 10) : null);
const UNIT_CODES: Record<string, string> = { PIECES: 'pcs', METRES: 'm', KILOGRAMS: 'kg', HOURS: 'h' };

function sameLines(given: unknown, truth: Extraction, scale: number): boolean {
  if (!Array.isArray(given)) return false;
  const key = (parts: (string | number | null)[]): string => parts.join('|');
  const read = given.map((line: unknown) => {
    if (!isRecord(line)) return 'not a line';
    const unit = UNIT_CODES[words(line.unit)] ?? words(line.unit).toLowerCase();
    const cents = (value: unknown): number => Math.round((numeric(value) ?? Number.NaN) * scale);
    return key([
      words(line.description),
      numeric(line.quantity),
      unit,
      cents(line.unit_price),
      numeric(line.price_per) ?? 1,
      cents(line.amount),
    ]);
  });
  const wanted = truth.lines.map((line) =>
    key([words(line.description), line.quantity, line.unit, line.unitPrice, line.pricePer, line.amount]),
  );
  return read.sort().join('\n') === wanted.sort().join('\n');
}

/** Fields of `output` that contradict the document. Weights may be off by half a percent, amounts by nothing. */
export function findWrongFields(facts: DocumentFacts, output: unknown): Field[] {
  const truth = extractTruth(facts);
  if (!isRecord(output)) return ['lines'];
  const scale = facts.schema === 'ap-2' ? 1 : 100;
  const cents = (value: unknown): number | null => {
    const number = numeric(value);
    return number === null ? null : Math.round(number * scale);
  };
  const party = (value: unknown, expected: { name: string; vatId: string }): boolean =>
    isRecord(value) && words(value.name) === words(expected.name) && plain(value.vat_id) === plain(expected.vatId);
  const weight = numeric(output.weight_kg);
  const sameWeight =
    truth.weightKg === null || weight === null
      ? truth.weightKg === weight
      : Math.abs(weight - truth.weightKg) <= 0.005 * truth.weightKg;
  const right: Record<Field, boolean> = {
    document_type: output.document_type === truth.type,
    invoice_number: plain(output.invoice_number) === plain(truth.number),
    issue_date: day(output.issue_date) === truth.issued,
    due_date: day(output.due_date) === truth.due,
    supplier: party(output.supplier, truth.supplier),
    buyer: party(output.buyer, truth.buyer),
    po_number: plain(output.po_number) === plain(truth.po),
    currency: words(output.currency) === truth.currency,
    lines: sameLines(output.lines, truth, scale),
    charges: cents(output.charges) === truth.charges,
    net_total: cents(output.net_total) === truth.net,
    tax_total: cents(output.tax_total) === truth.tax,
    gross_total: cents(output.gross_total) === truth.gross,
    weight_kg: sameWeight,
    payment_hold: (output.payment_hold ?? false) === truth.hold,
  };
  return (Object.keys(right) as Field[]).filter((field) => !right[field]);
}
