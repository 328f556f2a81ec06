/** One document as facts: what is true of it, and how its sender prints it. Amounts are whole minor units (cents). */
import type { DateStyle, Locale } from './locales.ts';
import type { Party } from './names.ts';

export type Unit = 'pcs' | 'm' | 'kg' | 'h';
export type Layout = 'table' | 'pipes' | 'list' | 'blocks' | 'scan' | 'csv';
export type Thread = 'none' | 'cover' | 'forward' | 'reissue' | 'amend';
/** What a note beside the document says about paying. `lookalike` has the words but not the meaning. */
export type NoteKind = 'none' | 'neutral' | 'lookalike' | 'hold' | 'released' | 'unclear';
export type StaleField = 'due' | 'po' | 'totals';

export interface Line {
  description: string;
  /** In the schema's unit; labour is in hours. */
  quantity: number;
  unit: Unit;
  /** Labour that the supplier prints in minutes. */
  inMinutes: boolean;
  /** Minor units per `pricePer` units. */
  unitPrice: number;
  pricePer: 1 | 100;
  amount: number;
}

export interface Weight {
  printed: number;
  unit: 'kg' | 'lb' | 't';
  /** Also printed in the other unit. */
  both: boolean;
  kg: number;
}

export interface DocumentFacts {
  id: string;
  schema: 'ap-2' | 'ap-3';
  channel: 'email' | 'scan' | 'portal';
  received: string;
  locale: Locale;
  supplier: Party;
  buyer: Party;
  type: 'invoice' | 'credit_note';
  /** Credit notes: whether amounts are printed with a minus sign. */
  printsMinus: boolean;
  number: string;
  delivery: string | null;
  customer: string | null;
  issued: string;
  /** Day of delivery, where it is printed. */
  delivered: string | null;
  due: string | null;
  /** Terms in days, printed in place of a due date. */
  termsDays: number | null;
  dateStyle: DateStyle;
  po: string | null;
  currency: string;
  /** A total repeated in another currency, which is not what is payable. */
  infoCurrency: { code: string; rate: number } | null;
  lines: Line[];
  charges: { freight: number; discount: number };
  net: number;
  taxRate: number;
  tax: number;
  gross: number;
  /** The supplier added up wrongly; printed totals stand as they are. */
  misadded: boolean;
  weight: Weight | null;
  layout: Layout;
  thread: Thread;
  stale: { fields: StaleField[]; due: string; po: string; net: number; tax: number; gross: number } | null;
  note: NoteKind;
  /** Why no careful reader could be sure; null for almost every document. */
  ambiguous: 'date' | 'note' | null;
  noisy: boolean;
}
