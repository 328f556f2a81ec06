interface Row {
  id: string;
  input: { schema: string; channel: string; received: string; document: string };
  output: any;
}
declare function judge(id: string): { pass: boolean; score: number; reason?: string };

const REQUIRED = [
  'schema',
  'document_type',
  'invoice_number',
  'issue_date',
  'supplier',
  'buyer',
  'currency',
  'lines',
  'net_total',
  'tax_total',
  'gross_total',
  'payment_hold',
];

/**
 * Validates the extraction: schema conformance, data types, date formats, internal arithmetic and an LLM cross-check.
 */
export function evaluate(row: Row) {
  const errors: string[] = [];
  const output = row.output;

  // 1. Required fields
  for (const field of REQUIRED) {
    if (output[field] === undefined || output[field] === null) errors.push(`missing field ${field}`);
  }

  // 2. Types and formats
  const isoDate = /^\d{4}-\d{2}-\d{2}$/;
  if (!isoDate.test(output.issue_date)) errors.push('issue_date is not an ISO date');
  if (output.due_date && !isoDate.test(output.due_date)) errors.push('due_date is not an ISO date');
  if (!/^[A-Z]{3}$/.test(output.currency)) errors.push('currency is not an ISO code');
  for (const field of ['net_total', 'tax_total', 'gross_total']) {
    if (typeof output[field] !== 'number') errors.push(`${field} is not a number`);
  }
  if (output.issue_date && output.due_date && output.due_date < output.issue_date) errors.push('due before issue');

  // 3. Arithmetic
  const sum = (output.lines ?? []).reduce((total: number, line: any) => total + line.amount, 0) + (output.charges ?? 0);
  if (Math.abs(sum - output.net_total) > 0.05) errors.push('line items do not add up to the net total');
  if (Math.abs(output.net_total + output.tax_total - output.gross_total) > 0.05) errors.push('totals are inconsistent');
  for (const line of output.lines ?? []) {
    if (Math.abs(line.quantity * line.unit_price - Math.abs(line.amount)) > 0.05) errors.push(`line ${line.description} is inconsistent`);
  }

  // 4. Ask the strongest judge
  const verdict = judge('crosscheck-xl');
  if (!verdict.pass) errors.push(`cross-check: ${verdict.reason ?? 'failed'}`);

  const pass = errors.length === 0;
  return { score: pass ? verdict.score : Math.max(0, 0.5 - errors.length * 0.1), pass, reason: errors.join('; ') || 'ok', slices: [] };
}
