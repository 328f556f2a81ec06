// Reads the fields behind the labels that occur in the 52 documents and compares them with the extraction.
interface Row {
  id: string;
  input: { schema: string; document: string };
  output: any;
}

const NUMBER = ['Invoice no.', 'Invoice #', 'Inv. No', 'Invoice number', 'Document no.', 'Rechnungs-Nr.', 'Rechnung Nr.', 'Rg.-Nr.', 'Belegnummer', 'Facture n°', 'N° facture', 'Numéro'];
const ISSUED = ['Invoice date', 'Issued', 'Date of issue', 'Tax point', 'Rechnungsdatum', 'Date de facture', 'Datum', 'vom', 'Date', 'Le'];
const DUE = ['Due date', 'Payment due', 'Pay by', 'Please pay no later than', 'Due', 'Zahlbar bis', 'Fällig am', 'Fälligkeit', 'Bitte überweisen bis', 'Échéance', 'À régler avant le', "Date d'échéance"];
const PO = ['Your PO', 'P.O. number', 'Purchase order', 'Your order ref', 'PO', 'Ihre Bestellung', 'Bestell-Nr.', 'Ihre Best.-Nr.', 'Votre commande', 'N° de commande', 'Réf. commande'];
const NET = ['Subtotal', 'Net total', 'Goods total', 'Total excl. tax', 'Net amount', 'Nettobetrag', 'Summe netto', 'Zwischensumme', 'Total HT', 'Montant HT', 'Net HT'];
const GROSS = ['Total due', 'Amount due', 'Invoice total', 'Balance payable', 'TOTAL', 'Gesamtbetrag', 'Rechnungsbetrag', 'Endbetrag', 'Zu zahlen', 'Total TTC', 'Net à payer', 'Montant TTC'];
const WEIGHT = ['Gross weight', 'Ship wt', 'Total weight', 'Shipping weight', 'Gesamtgewicht', 'Bruttogewicht', 'Gewicht', 'Poids brut', 'Poids total', 'Poids'];
const HOLD = ['Please do not pay this one yet', 'Can you keep this back until', "Don't release until", 'no money goes out', 'On hold pls', 'Nothing to be transferred', 'Park this please', 'pls wait with the payment', 'they will see our money when', 'blocked pile for now', 'This must sit', 'Bitte noch nicht bezahlen', 'Zahlung bitte zurückstellen', 'Erst überweisen wenn', 'Rechnung sperren', 'Merci de ne pas payer', 'À mettre en attente', 'Ne rien virer', 'Bloquez celle-ci'];

function after(document: string, labels: string[]): string | null {
  for (const label of labels) {
    const at = document.indexOf(label);
    if (at >= 0) return (document.slice(at + label.length).split(/\n| {3,}/)[0] ?? '').replace(/^[ :]+/, '').trim();
  }
  return null;
}

const cents = (text: string | null) => (text === null ? null : Number(text.replace(/[^0-9]/g, '')));

function isoDate(text: string | null, american: boolean): string | null {
  const iso = text?.match(/20\d{2}-\d{2}-\d{2}/);
  if (iso) return iso[0];
  const parts = text?.match(/(\d{1,2})[./](\d{1,2})[./](\d{2,4})/);
  if (!parts) return null;
  const [, a, b, y] = parts;
  const [day, month] = american ? [b, a] : [a, b];
  return `${y?.length === 2 ? `20${y}` : y}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

export function evaluate(row: Row) {
  const { document } = row.input;
  const { output } = row;
  const american = document.includes('EIN') || document.includes('Federal tax ID');
  const scale = row.input.schema === 'ap-2' ? 1 : 100;
  const wrong: string[] = [];
  if (after(document, NUMBER)?.split('  ')[0] !== output.invoice_number) wrong.push('number');
  if (isoDate(after(document, ISSUED), american) !== output.issue_date) wrong.push('issue date');
  if (isoDate(after(document, DUE), american) !== (output.due_date ?? null)) wrong.push('due date');
  if ((after(document, PO) ?? null) !== (output.po_number ?? null)) wrong.push('order');
  if (cents(after(document, NET)) !== Math.round(Math.abs(output.net_total) * scale)) wrong.push('net');
  if (cents(after(document, GROSS)) !== Math.round(Math.abs(output.gross_total) * scale)) wrong.push('gross');
  if ((after(document, WEIGHT) === null) !== ((output.weight_kg ?? null) === null)) wrong.push('weight');
  if (HOLD.some((phrase) => document.includes(phrase)) !== output.payment_hold) wrong.push('hold');
  return { score: 1 - wrong.length / 8, pass: wrong.length <= 1, reason: wrong.join(', '), slices: [] };
}
