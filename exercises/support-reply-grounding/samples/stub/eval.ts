// evaluate(row) is called once per reply and must depend on nothing but the row.
// judge(id) returns the recorded verdict of an existing judge on this row's reply; every call costs money.

interface Order {
  id: string;
  item: string;
  placedOn: string;
  promisedOn: string;
  deliveredOn: string | null;
  currency: string;
  itemPrice: number;
  total: number;
  clearance: boolean;
  repairQuote?: number;
  priceNow?: number;
}
interface Policy {
  id: string;
  title: string;
  inForceFrom: string;
  inForceUntil: string | null;
  text: string;
}
interface Row {
  id: string;
  input: {
    message: string;
    topic: 'return' | 'late-delivery' | 'cancellation' | 'repair' | 'price-drop' | 'exchange';
    today: string;
    customer: { name: string; tier: 'Trail' | 'Ridge' | 'Summit'; locale: string; since: string };
    order: Order;
    otherOrders: Order[];
    policies: Policy[];
    notes: string[];
  };
  output: string;
}
interface Evaluation {
  /** 0 = surely bad, 1 = surely good. */
  score: number;
  /** May this reply be sent? */
  pass: boolean;
  reason: string;
  slices: string[];
}
declare function judge(id: 'swift' | 'orator' | 'plumb' | 'hearth' | 'assize'): { pass: boolean; score: number };

export function evaluate(row: Row): Evaluation {
  // Start here: is what the reply says true for this customer, this order, today?
  return { score: 1, pass: true, reason: 'nothing checked yet', slices: [] };
}
