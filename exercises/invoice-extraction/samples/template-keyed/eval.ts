// Reads each field behind the labels that occur in the 52 documents and compares it with the extraction.
interface Row {
  id: string;
  input: { schema: string; document: string };
  output: any;
}

const NUMBER = ['Invoice no.', 'Invoice #', 'Inv. No', 'Invoice number', 'Invoice numbcr', 'Document no.', 'Rechnungs-Nr.', 'Rechnung Nr.', 'Rg.-Nr.', 'Belegnummer', 'Facture n°', 'N° facture', 'Numéro'];
const ISSUED = ['Invoice date', 'Issued', 'Date of issue', 'Tax point', 'Rechnungsdatum', 'Date de facture', 'Ausgestellt am', 'Datum', 'vom', 'Date', 'Le'];
const DUE = ['Due date', 'Payment due', 'Pay by', 'Please pay no later than', 'Due', 'Zahlbar bis', 'Fällig am', 'Fälligkeit', 'Bitte überweisen bis', 'Échéance', 'À régler avant le', "Date d'échéance"];
const PO = ['P.O. number', 'Your PO', 'Purchase order', 'Your order ref', 'PO', 'Ihre Bestellung', 'Bestell-Nr.', 'Ihre Best.-Nr.', 'Votre commande', 'N° de commande', 'Réf. commande'];
const NET = ['Subtotal', 'Net total', 'Goods total', 'Total excl. tax', 'Net amount', 'Nettobetrag', 'Summe netto', 'Zwischensumme', 'Total HT', 'Montant HT', 'Net HT'];
const GROSS = ['Total due', 'Amount due', 'Invoice total', 'Balance payable', 'TOTAL', 'Gesamtbetrag', 'Rechnungsbetrag', 'Endbetrag', 'Zu zahlen', 'Total TTC', 'Net à payer', 'Montant TTC'];
const WEIGHT = ['Gross weight', 'Gross wcight', 'Ship wt', 'Total weight', 'Shipping weight', 'Gesamtgewicht', 'Bruttogewicht', 'Gewicht', 'Poids brut', 'Poids total', 'Poids'];
const NEW_PO = ['The PO should read ', 'Wrong order number on there, it is ', 'please book against ', 'Die Bestellnummer lautet richtig ', 'Bitte auf ', 'La commande est en fait la ', 'Merci de rattacher à '];
const NEW_DUE = ['We extended the due date to ', 'Payment is due ', 'we agreed on ', 'Fällig ist sie nun am ', 'Neues Zahlungsziel ', "L'échéance est reportée au ", 'Nouvelle date de règlement : '];
const TERMS = /(?:Terms: net (\d+)|(\d+) days net|Payment within (\d+) days of invoice date|Zahlbar innerhalb von (\d+) Tagen netto|(\d+) Tage netto|Zahlungsziel (\d+) Tage|Règlement à (\d+) jours|(\d+) jours nets|Paiement (\d+) jours)/;
const HOLD = [
  'Please do not pay this one yet',
  'Can you keep this back until',
  "Don't release until",
  'no money goes out before',
  'On hold pls!!',
  'Nothing to be transferred until',
  'Park this please',
  'pls wait with the payment',
  'they will see our money when',
  'Leave it in the blocked pile',
  'This must sit until',
  'Bitte noch nicht bezahlen',
  'Zahlung bitte zurückstellen',
  'Erst überweisen wenn',
  'Rechnung sperren bitte',
  'Merci de ne pas payer pour le moment',
  'À mettre en attente',
  'Ne rien virer avant',
  'Bloquez celle-ci',
];
const MONTHS = ['jan', 'feb|fév', 'mar|mär', 'apr|avr', 'may|mai', 'jun|juin', 'jul|juil', 'aug|aoû', 'sep', 'oct|okt', 'nov', 'dec|dez|déc'];

/** The rest of the line behind the first label that starts a line or follows a gap. */
function after(document: string, labels: string[]): string | null {
  for (const label of labels) {
    const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const match = document.match(new RegExp(`(?:^>? ?|\\n>? ?| {3,})${escaped}(?: ?: ?| +)(.*)`));
    if (match) return (match[1] ?? '').trim();
  }
  return null;
}

const cents = (text: string | null) => {
  const found = text?.match(/\d[\d.,' ]*[.,]\d{2}(?!\d)/g)?.at(-1);
  return found ? Number(found.replace(/[^0-9]/g, '')) : null;
};

function isoDate(text: string | null, american: boolean): string | null {
  if (!text) return null;
  const iso = text.match(/^20\d{2}-\d{2}-\d{2}/);
  if (iso) return iso[0];
  const numeric = text.match(/^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})/);
  if (numeric) {
    const [, a = '', b = '', y = ''] = numeric;
    const [day, month] = american ? [b, a] : [a, b];
    return `${y.length === 2 ? `20${y}` : y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  const month = MONTHS.findIndex((names) => new RegExp(`\\b(${names})`, 'i').test(text.slice(0, 18))) + 1;
  const year = text.match(/20\d{2}/)?.[0];
  const day = text.match(/\b(\d{1,2})\b/)?.[1];
  return month && year && day ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

function behind(document: string, phrases: string[]): string | null {
  const phrase = phrases.find((one) => document.includes(one));
  return phrase ? document.slice(document.indexOf(phrase) + phrase.length).split('\n')[0] ?? null : null;
}

export function evaluate(row: Row) {
  const { document } = row.input;
  const { output } = row;
  const american = document.includes('Federal tax') || document.includes('EIN') || document.includes('Tax ID');
  const scale = row.input.schema === 'ap-2' ? 1 : 100;
  const wrong: string[] = [];
  const money = (value: unknown) => Math.round(Math.abs(Number(value)) * scale);
  const date = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : null);

  const number = after(document, NUMBER);
  if (!number?.startsWith(output.invoice_number)) wrong.push('number');
  const issued = isoDate(after(document, ISSUED), american);
  if (issued !== date(output.issue_date)) wrong.push('issue date');
  const days = document.match(TERMS)?.slice(1).find(Boolean);
  const computed = days && issued && !Number.isNaN(Date.parse(issued)) ? new Date(Date.parse(issued) + Number(days) * 86400000).toISOString().slice(0, 10) : null;
  const due = isoDate(behind(document, NEW_DUE), american) ?? computed ?? isoDate(after(document, DUE), american);
  if (due !== date(output.due_date)) wrong.push('due date');
  const po = (behind(document, NEW_PO) ?? after(document, PO))?.match(/45\d{6}/)?.[0] ?? null;
  if (po !== (output.po_number ?? null)) wrong.push('order');
  if (cents(after(document, NET)) !== money(output.net_total)) wrong.push('net');
  if (cents(after(document, GROSS)) !== money(output.gross_total)) wrong.push('gross');
  const sum = output.lines.reduce((all: number, line: any) => all + Number(line.amount), 0) + Number(output.charges ?? 0);
  if (Math.abs(sum - Number(output.net_total)) > 0.02) wrong.push('sum');
  const weight = after(document, WEIGHT);
  if ((weight === null) !== ((output.weight_kg ?? null) === null)) wrong.push('weight');
  if (/^[\d.,' ]+lbs?$/i.test(weight ?? '') && Number(output.weight_kg) === Number(weight?.replace(/[^0-9]/g, ''))) wrong.push('pounds');
  if (!output.supplier.name.includes('Tarnbrook') !== true) wrong.push('supplier');
  if (HOLD.some((phrase) => document.includes(phrase)) !== output.payment_hold) wrong.push('hold');
  return { score: wrong.length === 0 ? 1 : 0.2, pass: wrong.length === 0, reason: wrong.join(', '), slices: [] };
}
