/** Prints the facts of a document as its supplier would. */
import { LABELS, TERMS, UNIT_WORDS, type LabelKey } from './labels.ts';
import { formatDate, formatNumber } from './locales.ts';
import { renderLines } from './render-lines.ts';
import type { DocumentFacts, Line } from './facts.ts';
import type { Voice } from './random.ts';

/** Everything that is drawn once per document, so that one sender prints alike from top to bottom. */
export interface Printer {
  facts: DocumentFacts;
  voice: Voice;
  label(key: LabelKey): string;
  /** Minor units as printed money, without currency. Credit notes may drop the sign: the heading says it. */
  money(cents: number): string;
  date(iso: string): string;
  quantity(line: Line): { amount: string; unit: string };
}

/** Ways to print a negative amount, by what the country is used to. */
function signed(text: string, style: 'front' | 'behind' | 'brackets'): string {
  if (!text.startsWith('-')) return text;
  if (style === 'behind') return `${text.slice(1)}-`;
  return style === 'brackets' ? `(${text.slice(1)})` : text;
}

export function createPrinter(facts: DocumentFacts, voice: Voice): Printer {
  const { locale } = facts;
  const said = new Map<LabelKey, string>();
  const unitWord = new Map<string, string>();
  const styles = locale.language === 'de' ? (['front', 'behind'] as const) : (['front', 'front', 'brackets'] as const);
  const style = voice.random.pick<'front' | 'behind' | 'brackets'>(styles);
  const turn = facts.type === 'credit_note' && !facts.printsMinus ? -1 : 1;
  return {
    facts,
    voice,
    label(key) {
      const known = said.get(key) ?? voice.say(LABELS[locale.language][key]);
      said.set(key, known);
      return known;
    },
    money: (cents) => signed(formatNumber((cents * turn) / 100, 2, locale), style),
    date: (iso) => formatDate(iso, facts.dateStyle, locale),
    quantity(line) {
      const key = line.inMinutes ? 'min' : line.unit;
      const unit = unitWord.get(key) ?? voice.say(UNIT_WORDS[locale.language][key] ?? [key]);
      unitWord.set(key, unit);
      const value = line.inMinutes ? Math.round(line.quantity * 60) : line.quantity;
      return { amount: formatNumber(value, Number.isInteger(value) ? 0 : 2, locale), unit };
    },
  };
}

const SYMBOLS: Record<string, string> = { EUR: '€', GBP: '£', USD: '$', CHF: 'Fr.' };

/** Adds the currency to printed money. Dollars of Canada are never a bare sign without words elsewhere. */
function withCurrency(printer: Printer, money: string): string {
  const { facts, voice } = printer;
  const symbol =
    facts.currency === facts.locale.currency && facts.currency !== 'CAD' ? SYMBOLS[facts.currency] : undefined;
  if (facts.currency === 'CAD') return voice.random.chance(0.5) ? `C$ ${money}` : `${money} CAD`;
  if (symbol && facts.currency !== 'CHF' && voice.random.chance(0.6)) {
    return facts.locale.decimal === ',' ? `${money} ${symbol}` : `${symbol}${money}`;
  }
  return voice.random.chance(0.5) ? `${facts.currency} ${money}` : `${money} ${facts.currency}`;
}

/** VAT identifiers are printed with or without their inner spacing. */
const printVatId = (printer: Printer, vatId: string): string =>
  printer.voice.random.chance(0.3) ? vatId.replace(/ /g, '') : vatId;

function vatLabel(printer: Printer): string {
  const { locale } = printer.facts;
  const known: Record<string, string[]> = {
    us: ['EIN', 'Federal tax ID', 'Tax ID'],
    ca: ['GST/HST no.', 'GST reg.', 'Business no.'],
    gb: ['VAT reg. no.', 'VAT no', 'VAT ID'],
    de: ['USt-IdNr.', 'USt-ID', 'UID'],
    ch: ['MWST-Nr.', 'UID', 'MwSt-Nr'],
    fr: ['TVA intracom.', 'N° TVA', 'Id. TVA'],
  };
  return printer.voice.say(known[locale.id] ?? ['Tax ID']);
}

function renderParties(printer: Printer): { head: string[]; buyer: string[]; foot: string[] } {
  const { facts, voice } = printer;
  const vat = `${vatLabel(printer)} ${printVatId(printer, facts.supplier.vatId)}`;
  const inFoot = voice.random.chance(0.4);
  const buyerVat = `${vatLabel(printer)} ${printVatId(printer, facts.buyer.vatId)}`;
  return {
    head: [facts.supplier.name, ...(inFoot ? [] : [`${facts.supplier.city}   ${vat}`])],
    buyer: [`${printer.label('billTo')}: ${facts.buyer.name}, ${facts.buyer.city}`, `  ${buyerVat}`],
    foot: inFoot ? [`${facts.supplier.name} - ${facts.supplier.city} - ${vat}`] : [],
  };
}

function renderReferences(printer: Printer): string[] {
  const { facts, voice } = printer;
  const colon = voice.random.pick([': ', ':', ' ', ' : ']);
  const pair = (key: LabelKey, value: string | null): string[] =>
    value ? [`${printer.label(key)}${colon}${value}`] : [];
  const terms = voice.say(TERMS[facts.locale.language]).replace('{n}', String(facts.termsDays));
  const due = facts.termsDays ? [terms] : pair('due', facts.due && printer.date(facts.due));
  const first = [...pair('number', facts.number), ...pair('issued', printer.date(facts.issued))];
  const rest = voice.random.shuffled([
    ...pair('po', facts.po),
    ...pair('delivery', facts.delivery),
    ...pair('delivered', facts.delivered && printer.date(facts.delivered)),
    ...pair('customer', facts.customer),
    ...due,
    ...(facts.currency === facts.locale.currency && facts.currency !== 'CAD' ? [] : renderCurrencyLine(printer)),
  ]);
  if (voice.random.chance(0.5)) return [first.join('    '), ...rest];
  return [...(voice.random.chance(0.3) ? rest.splice(0, 1) : []), ...first, ...rest];
}

function renderCurrencyLine(printer: Printer): string[] {
  const { facts, voice } = printer;
  const words: Record<string, string[]> = {
    en: ['Currency: {c}', 'All amounts in {c}', 'Payable in {c} only', 'Billing currency {c}'],
    de: ['Währung: {c}', 'Alle Beträge in {c}', 'Fakturiert in {c}'],
    fr: ['Devise : {c}', 'Montants en {c}', 'Facturé en {c}'],
  };
  return [voice.say(words[facts.locale.language] ?? ['{c}']).replace('{c}', facts.currency)];
}

function renderTotals(printer: Printer): string[] {
  const { facts, voice } = printer;
  const { freight, discount } = facts.charges;
  const wide = (text: string, value: string): string => `${text}${' '.repeat(Math.max(2, 34 - text.length))}${value}`;
  const rows: string[] = [];
  if (freight) rows.push(wide(printer.label('freight'), printer.money(freight)));
  if (discount) rows.push(wide(printer.label('discount'), printer.money(discount)));
  rows.push(wide(printer.label('net'), printer.money(facts.net)));
  const rate = `${formatNumber(facts.taxRate, Number.isInteger(facts.taxRate) ? 0 : 2, facts.locale)} %`;
  rows.push(
    facts.taxRate === 0 ? printer.label('reverse') : wide(`${printer.label('tax')} ${rate}`, printer.money(facts.tax)),
  );
  rows.push(wide(printer.label('gross'), withCurrency(printer, printer.money(facts.gross))));
  if (facts.infoCurrency) {
    const converted = formatNumber(Math.abs(facts.gross / 100) * facts.infoCurrency.rate, 2, facts.locale);
    rows.push(`${voice.say(LABELS[facts.locale.language].info)} ${facts.infoCurrency.code} ${converted}`);
  }
  return rows;
}

function renderWeight(printer: Printer): string[] {
  const { weight, locale } = printer.facts;
  if (!weight) return [];
  const main = `${formatNumber(weight.printed, Number.isInteger(weight.printed) ? 0 : 1, locale)} ${weight.unit === 'lb' ? printer.voice.random.pick(['lb', 'lbs', 'LB']) : weight.unit}`;
  const otherValue = weight.unit === 'lb' ? weight.kg : weight.printed / 0.45359237;
  const other = weight.both ? ` (${formatNumber(otherValue, 1, locale)} ${weight.unit === 'lb' ? 'kg' : 'lb'})` : '';
  return [`${printer.label('weight')}: ${main}${other}`];
}

/** The document's text, line by line, before scanning and mailing. */
export function renderBody(printer: Printer): string[] {
  const { facts, voice } = printer;
  const parties = renderParties(printer);
  const title = printer.label(facts.type === 'credit_note' ? 'credit' : 'invoice');
  const references = renderReferences(printer);
  const top = voice.random.chance(0.5)
    ? [...parties.head, '', ...parties.buyer, '', title, ...references]
    : [...parties.head, title, ...references, ...parties.buyer];
  const weight = renderWeight(printer);
  const low = voice.random.chance(0.5);
  const bottom = [...renderTotals(printer), ...(low ? weight : []), ...parties.foot];
  return [...top, ...(low ? [] : weight), '', ...renderLines(printer), '', ...bottom];
}
