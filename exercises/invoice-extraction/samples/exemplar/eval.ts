// Is this extraction what the document says? Code decides everything that can be read off the text; the one judge that
// reads notes is asked only when all of that holds and there is something a person may have written.

interface Row {
  id: string;
  input: { schema: string; channel: string; received: string; document: string };
  output: Record<string, unknown>;
}
interface Evaluation {
  score: number;
  pass: boolean;
  reason: string;
  slices: string[];
}
declare function judge(id: string): { pass: boolean; score: number; reason?: string };

const OUR_IDS = ['GB418220763', 'DE298114075', 'FR62803117294', '315520946', 'CHE304552118'];

// ---------------------------------------------------------------- reading the output, with all freedoms of the schema

const str = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const num = (value: unknown): number | null =>
  value === null || value === undefined || value === '' ? null : Number(value);
const obj = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
/** Look-alikes of scans folded, everything but letters and digits dropped. */
const fold = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

function readOutput(row: Row) {
  const out = row.output;
  const scale = row.input.schema === 'ap-2' ? 1 : 100;
  const cents = (value: unknown): number | null => {
    const number = num(value);
    return number === null ? null : Math.round(number * scale);
  };
  const lines = Array.isArray(out.lines) ? out.lines.map(obj) : [];
  return {
    type: str(out.document_type),
    number: str(out.invoice_number),
    issued: str(out.issue_date).slice(0, 10),
    due: str(out.due_date).slice(0, 10) || null,
    supplierName: str(obj(out.supplier).name),
    supplierId: str(obj(out.supplier).vat_id),
    buyerId: str(obj(out.buyer).vat_id),
    buyerName: str(obj(out.buyer).name),
    po: str(out.po_number) || null,
    currency: str(out.currency).toUpperCase(),
    lines: lines.map((line) => ({
      quantity: num(line.quantity) ?? Number.NaN,
      unit: str(line.unit).toLowerCase(),
      price: cents(line.unit_price) ?? Number.NaN,
      per: num(line.price_per) ?? 1,
      amount: cents(line.amount) ?? Number.NaN,
    })),
    charges: cents(out.charges),
    net: cents(out.net_total) ?? Number.NaN,
    tax: cents(out.tax_total) ?? Number.NaN,
    gross: cents(out.gross_total) ?? Number.NaN,
    weight: num(out.weight_kg),
    hold: out.payment_hold === true,
  };
}
type Read = ReturnType<typeof readOutput>;

// ---------------------------------------------------------------- reading the document

/** Messages of a thread, newest first, without their From/Date lines (whose dates mean nothing here). */
function splitMessages(document: string): string[] {
  const messages: string[][] = [[]];
  let headerLines = 0;
  for (const raw of document.split('\n')) {
    const line = raw.replace(/^(>\s?)+/, '');
    const mark = /^\s*(-{3,}|_{4,}).*|wrote:\s*$|schrieb.*:\s*$|a écrit\s*:\s*$|^begin forwarded|weitergeleitet|forwarded message/i;
    if (mark.test(raw) || mark.test(line)) {
      messages.push([]);
      headerLines = 2;
    } else if (headerLines > 0 && /^(from|von|de|date|datum|sent|gesendet|envoyé)\s?:/i.test(line)) {
      headerLines--;
    } else {
      headerLines = 0;
      messages.at(-1)?.push(line);
    }
  }
  return messages.map((lines) => lines.join('\n'));
}

/** O and l inside numbers are a scanner's. */
const mendDigits = (text: string): string =>
  text.replace(/\S+/g, (token) =>
    /\d/.test(token) && /^[-(]?[\dOolI.,'/()-]+$/.test(token) ? token.replace(/[Oo]/g, '0').replace(/[lI]/g, '1') : token,
  );

const MONEY = /(?<![\d.,'])(\d{1,3}(?:[.,' ]\d{3})+|\d+)[.,](\d{2})(?![\d]|[.,]\d)/g;
const moneyIn = (text: string): number[] =>
  [...text.matchAll(MONEY)].map((match) => Number((match[1] ?? '').replace(/\D/g, '')) * 100 + Number(match[2]));

/** All numbers of a line as plain values, by the document's own decimal sign. */
function numbersIn(line: string, comma: boolean): number[] {
  const group = comma ? "[. ']" : "[,']";
  const pattern = new RegExp(`(?<![\\d.,])\\d{1,3}(?:${group}\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)?`, 'g');
  return [...line.matchAll(pattern)].map((match) => {
    const text = comma ? match[0].replace(/[. ']/g, '').replace(',', '.') : match[0].replace(/[,' ]/g, '');
    return Number(text);
  });
}

/** Amounts (cents) of printed items: lines that hold quantity x price = amount, per hundred and per hour included. */
function itemRows(text: string): { amounts: number[]; rest: string } {
  const comma = (text.match(/\d,\d{2}(?!\d)/g) ?? []).length >= (text.match(/\d\.\d{2}(?![\d.])/g) ?? []).length;
  const amounts: number[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const money = moneyIn(line);
    const amount = money.at(-1);
    const price = money.at(-2);
    const minutes = /\bmin/i.test(line);
    const isItem =
      amount &&
      price !== undefined &&
      numbersIn(line, comma).some((quantity) =>
        [1, 100, ...(minutes ? [60] : [])].some((per) => Math.abs((quantity * price) / per - amount) <= 1),
      );
    if (isItem) amounts.push(amount);
    else rest.push(line);
  }
  return { amounts, rest: rest.join('\n') };
}

const MONTHS = [
  ['jan'],
  ['feb', 'fév'],
  ['mar', 'mär'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aoû'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc'],
];
const foldMonth = (text: string): string =>
  text.toLowerCase().replace(/[1!i|]/g, 'l').replace(/0/g, 'o').replace(/rn/g, 'm').replace(/c/g, 'e');
function monthOf(word: string): number {
  const folded = foldMonth(word);
  let best = 0;
  let length = 0;
  MONTHS.forEach((names, at) => {
    for (const name of names) {
      if (name.length > length && folded.startsWith(foldMonth(name))) {
        best = at + 1;
        length = name.length;
      }
    }
  });
  return best;
}
const iso = (year: string, month: number, day: number): string | null => {
  const full = year.length === 2 ? `20${year}` : year;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

type Order = 'dmy' | 'mdy' | 'both';
function datesIn(text: string, order: Order): Set<string> {
  const found: (string | null)[] = [];
  for (const [, year = '', month, day] of text.matchAll(/(20\d{2})-(\d{2})-(\d{2})/g)) found.push(iso(year, Number(month), Number(day)));
  for (const [, a, b, year = ''] of text.matchAll(/(?<![\d/.])(\d{1,2})[./](\d{1,2})[./](20\d{2}|\d{2})(?![\d/])/g)) {
    if (order !== 'mdy') found.push(iso(year, Number(b), Number(a)));
    if (order !== 'dmy') found.push(iso(year, Number(a), Number(b)));
  }
  for (const [, day, name = '', year = ''] of text.matchAll(/(\d{1,2})\.? ([\p{L}\d!]{3,10}) (20\d{2})/gu)) found.push(iso(year, monthOf(name), Number(day)));
  for (const [, name = '', day, year = ''] of text.matchAll(/([\p{L}\d!]{3,10}) (\d{1,2}), (20\d{2})/gu)) found.push(iso(year, monthOf(name), Number(day)));
  return new Set(found.filter((date) => date !== null));
}

/** Day first, but for suppliers of the United States (a tax number that is not our Dayton company's); Canada as the dates settle. */
function dateOrder(text: string): Order {
  const american = [...text.matchAll(/(?<![\dA-Z-])(\d{2}-\d{7})(?!\d)/g)].some((match) => match[1] !== '31-5520946');
  if (american) return 'mdy';
  if (!/\d\s?RT\s?0{3}1/.test(fold(text)) && !/\d RT ?[0O]{3}[1lI]/.test(text)) return 'dmy';
  for (const [, a, b] of text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:20)?\d{2}(?![\d/])/g)) {
    if (Number(a) > 12) return 'dmy';
    if (Number(b) > 12) return 'mdy';
  }
  return 'both';
}

/** Where `value` stands as a whole word, spaces and punctuation inside it aside; the text before it on the same line. */
function contextsOf(value: string, text: string): string[] {
  const signs = [...fold(value)].map((sign) => (sign === '0' ? '[0O]' : sign === '1' ? '[1IL]' : sign));
  if (signs.length === 0) return [];
  const pattern = new RegExp(`(?<![0-9A-Z])${signs.join('[^0-9A-Z\\n]{0,2}')}(?![0-9A-Z])`, 'g');
  const upper = text.toUpperCase();
  return [...upper.matchAll(pattern)].map((match) => {
    const before = upper.slice(0, match.index);
    return before.slice(before.lastIndexOf('\n') + 1).slice(-28);
  });
}

/** True when `value` is only in an older message although a newer one offers another of its kind. */
function isSuperseded<T>(value: T, byMessage: T[][]): boolean {
  const newest = byMessage.findIndex((found) => found.length > 0);
  return newest >= 0 && byMessage.slice(newest + 1).some((found) => found.includes(value)) && !byMessage[newest]?.includes(value);
}

// ---------------------------------------------------------------- the checks, each null or what is wrong

const OTHER_REFERENCE =
  /(DELIVER|PACKING|SHIP|DESPATCH|DISPATCH|WAYBILL|D\/N|LIEFER|LS-NR|VERSAND|FRACHT|LIVRAISON|EXP[ÉE]DITION|BL N|CUST|ACCOUNT|ACCT|A\/C|CLIENT|KUNDEN|KDNR|DEBITOR|KONTO|COMPTE)[^0-9]*$/;

function checkParties(read: Read, text: string): string | null {
  const ours = (id: string): boolean => OUR_IDS.some((own) => fold(own) === fold(id));
  if (!ours(read.buyerId)) return `buyer tax ID ${read.buyerId} is none of ours`;
  if (!/tarnbrook/i.test(read.buyerName)) return 'buyer is not one of our companies';
  if (ours(read.supplierId) || /tarnbrook/i.test(read.supplierName)) return 'supplier and buyer are exchanged';
  if (contextsOf(read.supplierId, text).length === 0) return `supplier tax ID ${read.supplierId} is not in the document`;
  if (contextsOf(read.buyerId, text).length === 0) return 'buyer tax ID is not in the document';
  const contexts = contextsOf(read.number, text);
  if (contexts.length === 0) return `document number ${read.number} is not in the document`;
  if (/^45\d{6}$/.test(read.number)) return 'our order number is given as document number';
  if (contexts.every((before) => OTHER_REFERENCE.test(before))) return `${read.number} is another reference, not the document number`;
  return null;
}

function checkOrder(read: Read, messages: string[]): string | null {
  const byMessage = messages.map((text) => [...mendDigits(text).matchAll(/(?<![\d.,-])(45\d{6})(?!\d|[.,]\d)/g)].map((match) => match[1] ?? ''));
  const all = byMessage.flat();
  if (read.po === null) return all.length > 0 ? `order ${all[0]} is in the document but missing` : null;
  const po = fold(read.po);
  if (!all.includes(po)) return `order number ${read.po} is not in the document`;
  return isSuperseded(po, byMessage) ? `order number ${read.po} was corrected in a newer message` : null;
}

/** Whatever stands behind a word for delivery, up to a gap: its dates are not the document's. */
const DELIVERY_DATE = /(deliver|supplied|supply|shipped|despatch|liefer|leistung|livr|exp[ée]di|prestation)[^\n]*?(?= {3,}|$)/gim;

function checkDates(read: Read, messages: string[], text: string): string | null {
  const order = dateOrder(text);
  const byMessage = messages.map((message) => [...datesIn(mendDigits(message).replace(DELIVERY_DATE, ''), order)]);
  const all = byMessage.flat();
  if (!all.includes(read.issued)) return `issue date ${read.issued} is not in the document as its sender writes dates`;
  const terms = [...text.matchAll(/\b(\d{1,3}) ?(?:days|tagen?|jours)|\bnet (\d{1,3})(?![\d.,' ]*\d)/gi)].map((match) => Number(match[1] ?? match[2]));
  if (read.due === null) return terms.length > 0 ? 'terms are printed but no due date was computed' : null;
  const computed = terms.map((days) => new Date(Date.parse(`${read.issued}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
  if (computed.includes(read.due)) return null;
  if (!all.includes(read.due)) return `due date ${read.due} is not in the document`;
  const others = byMessage.map((dates) => dates.filter((date) => date !== read.issued));
  return isSuperseded(read.due, others) ? `due date ${read.due} was corrected in a newer message` : null;
}

/** Signs, sums and provenance of all money. */
function checkMoney(read: Read, messages: string[], text: string): string | null {
  const sign = read.type === 'credit_note' ? -1 : 1;
  const titled = text.split('\n').some((line) => line.length < 40 && /cr[eé]d[i!1]t|gutschr[i!1]ft|av[o0][i!1]r|st[o0]rn[o0]/i.test(line) && !/[.?]$/.test(line));
  if (titled !== (sign < 0)) return 'document type does not fit its heading';
  if (![read.gross, read.net, ...read.lines.map((line) => line.amount)].every((value) => value * sign > 0)) return 'signs do not fit the document type';
  for (const line of read.lines) {
    if (!(Math.abs((line.quantity * line.price) / line.per - Math.abs(line.amount)) <= 1.01)) return 'quantity times price is not the amount of a line';
  }
  const { amounts } = itemRows(text);
  const money = moneyIn(text);
  const printed = new Set(money);
  for (const line of read.lines) {
    if (!printed.has(Math.round(line.price))) return `unit price ${line.price / 100} is not printed`;
    if (/^(pcs|pieces)$/.test(line.unit) && !Number.isInteger(line.quantity)) return 'a broken number of pieces';
  }
  const missing = [read.net, read.tax, read.gross].find((value) => value !== 0 && !printed.has(Math.abs(value)));
  if (missing !== undefined) return `total ${(missing / 100).toFixed(2)} is not printed anywhere`;
  const byMessage = messages.map((message) => moneyIn(mendDigits(message)));
  if ([read.net, read.gross].some((value) => isSuperseded(Math.abs(value), byMessage))) return 'totals are those of an older message';
  const left = [...amounts];
  for (const line of read.lines) {
    const at = left.indexOf(Math.abs(line.amount));
    if (at >= 0) left.splice(at, 1);
    else if (amounts.includes(Math.abs(line.amount))) return 'a line is given twice';
    else if (!printed.has(Math.abs(line.amount))) return `line amount ${line.amount / 100} is not in the document`;
  }
  if (left.length > 0) return `${left.length} printed line(s) are missing`;
  if (Math.abs(read.net + read.tax - read.gross) > 1) return 'net and tax do not make gross';
  const sum = read.lines.reduce((total, line) => total + line.amount, 0);
  const gap = read.net - sum - (read.charges ?? 0);
  // A gap that is printed itself is a charge left out; any other gap is the supplier's own mistake, which stays as printed.
  if (Math.abs(gap) > 1 && (read.charges === null ? chargeExplains(gap, money) : false)) return 'a printed charge or discount is missing';
  if (read.charges !== null && Math.abs(gap) > 1 && !printed.has(Math.abs(read.charges))) return 'charges are not in the document';
  return null;
}

function chargeExplains(gap: number, money: number[]): boolean {
  const size = Math.abs(gap);
  return money.includes(size) || money.some((a) => money.some((b) => a !== b && Math.abs(Math.abs(a - b) - size) < 1 && a < 10_000 && b < 10_000));
}

function checkUnits(read: Read, text: string): string | null {
  const { rest } = itemRows(text);
  const comma = (text.match(/\d,\d{2}(?!\d)/g) ?? []).length >= (text.match(/\d\.\d{2}(?![\d.])/g) ?? []).length;
  const kilos: number[] = [];
  for (const match of rest.matchAll(/(\d[\d.,' ]*) ?(kg|lbs?|pounds|t)\b/gi)) {
    const value = numbersIn(match[1] ?? '', comma).at(-1) ?? Number.NaN;
    const unit = (match[2] ?? '').toLowerCase();
    kilos.push(unit === 'kg' ? value : unit === 't' ? value * 1_000 : value * 0.45359237);
  }
  if (read.weight === null) return kilos.length > 0 ? 'a weight is printed but missing' : null;
  const weight = read.weight;
  return kilos.some((kilo) => Math.abs(kilo - weight) <= 0.006 * kilo) ? null : `weight ${weight} kg does not follow from the document`;
}

const SYMBOLS: [RegExp, string][] = [
  [/C\$|CAD/, 'CAD'],
  [/USD|(?<!C)\$/, 'USD'],
  [/EUR|€/, 'EUR'],
  [/GBP|£/, 'GBP'],
  [/CHF|Fr\./, 'CHF'],
];
function checkCurrency(read: Read, text: string): string | null {
  const beside = text.split('\n').filter((line) => moneyIn(line).includes(Math.abs(read.gross)));
  const codes = SYMBOLS.filter(([pattern]) => beside.some((line) => pattern.test(line))).map(([, code]) => code);
  if (codes.length === 0 || codes.includes(read.currency)) return null;
  return `the payable amount is in ${codes[0]}, not ${read.currency}`;
}

/** Whether somebody may have written beside the document: mails, stamps, brackets, or a long sentence without figures. */
const mayCarryNote = (row: Row): boolean =>
  row.input.channel === 'email' ||
  row.input.document.split('\n').some((line) => /^\W*[[(*]/.test(line) || (line.split(' ').length > 6 && !/\d/.test(line)));

export function evaluate(row: Row): Evaluation {
  const read = readOutput(row);
  const messages = splitMessages(row.input.document);
  const text = mendDigits(messages.join('\n'));
  const slices = [row.input.schema, row.input.channel, ...(messages.length > 1 ? ['thread'] : [])];
  const wrong = [
    checkMoney(read, messages, text),
    checkParties(read, text),
    checkOrder(read, messages),
    checkDates(read, messages, text),
    checkUnits(read, text),
    checkCurrency(read, text),
  ].filter((problem) => problem !== null);
  if (wrong.length > 0) return { score: 0.05, pass: false, reason: wrong.join('; '), slices };
  if (!mayCarryNote(row)) {
    if (read.hold) return { score: 0.1, pass: false, reason: 'a hold without any note', slices };
    return { score: 0.97, pass: true, reason: 'everything follows from the document', slices };
  }
  const note = judge('note-reader');
  if (!note.pass) return { score: 0.1, pass: false, reason: 'the hold flag does not fit the note', slices };
  return { score: 0.93, pass: true, reason: 'everything follows from the document; note agrees', slices };
}
