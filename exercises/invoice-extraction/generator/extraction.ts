/** What a faultless extractor would read from a document, and how an output is written as JSON. Amounts are minor units. */
import type { DocumentFacts, Unit } from './facts.ts';

export interface ExtractedLine {
  description: string;
  quantity: number;
  unit: Unit;
  unitPrice: number;
  pricePer: number;
  amount: number;
}

export interface Extraction {
  schema: 'ap-2' | 'ap-3';
  type: 'invoice' | 'credit_note';
  number: string;
  issued: string;
  due: string | null;
  supplier: { name: string; vatId: string };
  buyer: { name: string; vatId: string };
  po: string | null;
  currency: string;
  lines: ExtractedLine[];
  charges: number | null;
  net: number;
  tax: number;
  gross: number;
  weightKg: number | null;
  hold: boolean;
  /** Whether amounts are written in minor units, as ap-2 wants them. */
  minorUnits: boolean;
}

/** The true extraction, by the rules of public/schema.md. */
export function extractTruth(facts: DocumentFacts): Extraction {
  const charges = facts.charges.freight + facts.charges.discount;
  return {
    schema: facts.schema,
    type: facts.type,
    number: facts.number,
    issued: facts.issued,
    due: facts.due,
    supplier: { name: facts.supplier.name, vatId: facts.supplier.vatId },
    buyer: { name: facts.buyer.name, vatId: facts.buyer.vatId },
    po: facts.po,
    currency: facts.currency,
    lines: facts.lines.map(({ description, quantity, unit, unitPrice, pricePer, amount }) => ({
      description,
      quantity,
      unit,
      unitPrice,
      pricePer,
      amount,
    })),
    charges: facts.charges.freight === 0 && facts.charges.discount === 0 ? null : charges,
    net: facts.net,
    tax: facts.tax,
    gross: facts.gross,
    weightKg: facts.weight?.kg ?? null,
    hold: facts.note === 'hold',
    minorUnits: facts.schema === 'ap-2',
  };
}

/** Freedoms of public/schema.md that a serialiser may use. */
export interface Style {
  nulls: 'written' | 'absent';
  numbers: 'number' | 'text';
  dates: 'date' | 'datetime';
  keys: 'schema' | 'reversed';
  lineOrder: 'document' | 'byAmount';
  letters: 'plain' | 'upper';
  vatIds: 'printed' | 'compact';
  units: 'code' | 'word';
  extras: boolean;
}

export const PLAIN: Style = {
  nulls: 'written',
  numbers: 'number',
  dates: 'date',
  keys: 'schema',
  lineOrder: 'document',
  letters: 'plain',
  vatIds: 'printed',
  units: 'code',
  extras: false,
};

const UNIT_NAMES: Record<Unit, string> = { pcs: 'pieces', m: 'metres', kg: 'kilograms', h: 'hours' };

type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

function tidy(entries: [string, JsonValue][], style: Style): { [key: string]: JsonValue } {
  const kept = entries.filter(([, value]) => value !== null || style.nulls === 'written');
  return Object.fromEntries(style.keys === 'reversed' ? kept.reverse() : kept);
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Writes an extraction in one style. `ap-2` amounts are whole minor units, `ap-3` amounts are major units with two decimals. */
export function serialise(extraction: Extraction, style: Style): { [key: string]: JsonValue } {
  const money = (cents: number): JsonValue => {
    const value = extraction.minorUnits ? round(cents, 0) : round(cents / 100, 2);
    if (style.numbers === 'number') return value;
    return extraction.minorUnits ? String(value) : value.toFixed(2);
  };
  const plainNumber = (value: number): JsonValue => {
    if (style.numbers === 'number') return round(value, 3);
    return Number.isInteger(value) ? value.toFixed(1) : String(round(value, 3));
  };
  const date = (iso: string): string => (style.dates === 'date' ? iso : `${iso}T00:00:00Z`);
  const text = (value: string): string => (style.letters === 'upper' ? value.toUpperCase() : value);
  const vat = (value: string): string => (style.vatIds === 'compact' ? value.replace(/[^0-9A-Za-z]/g, '') : value);
  const party = (value: { name: string; vatId: string }): JsonValue =>
    tidy(
      [
        ['name', text(value.name)],
        ['vat_id', vat(value.vatId)],
      ],
      style,
    );
  const ordered =
    style.lineOrder === 'document'
      ? extraction.lines
      : [...extraction.lines].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const lines = ordered.map((line, at) =>
    tidy(
      [
        ...(style.extras ? ([['position', at + 1]] as [string, JsonValue][]) : []),
        ['description', text(line.description)],
        ['quantity', plainNumber(line.quantity)],
        ['unit', style.units === 'code' ? line.unit : UNIT_NAMES[line.unit]],
        ['unit_price', money(line.unitPrice)],
        ['price_per', line.pricePer === 1 && style.nulls === 'absent' ? null : line.pricePer],
        ['amount', money(line.amount)],
      ],
      style,
    ),
  );
  return tidy(
    [
      ['schema', extraction.schema],
      ['document_type', extraction.type],
      ['invoice_number', extraction.number],
      ['issue_date', date(extraction.issued)],
      ['due_date', extraction.due === null ? null : date(extraction.due)],
      ['supplier', party(extraction.supplier)],
      ['buyer', party(extraction.buyer)],
      ['po_number', extraction.po],
      ['currency', style.letters === 'upper' ? extraction.currency.toLowerCase() : extraction.currency],
      ['lines', lines],
      ['charges', extraction.charges === null ? null : money(extraction.charges)],
      ['net_total', money(extraction.net)],
      ['tax_total', money(extraction.tax)],
      ['gross_total', money(extraction.gross)],
      ['weight_kg', extraction.weightKg === null ? null : plainNumber(extraction.weightKg)],
      ['payment_hold', extraction.hold],
      ...(style.extras ? extraEntries(extraction) : []),
    ],
    style,
  );
}

/** Keys the consumer ignores. */
function extraEntries(extraction: Extraction): [string, JsonValue][] {
  return [
    ['line_count', extraction.lines.length],
    [
      'reading_notes',
      extraction.po ? 'order number read from the document' : 'no order number of ours on the document',
    ],
  ];
}
