/** Draws the facts of one document. */
import { drawLines, drawWeight } from './draw-lines.ts';
import type { DocumentFacts, Layout, NoteKind, StaleField, Thread } from './facts.ts';
import { addDays, flipDayMonth, LOCALES, type DateStyle, type Locale, type LocaleId } from './locales.ts';
import { drawCustomerNumber, drawDeliveryNumber, drawDocumentNumber, drawPurchaseOrder } from './names.ts';
import { drawSupplier, ENTITIES } from './names.ts';
import type { Random } from './random.ts';

function drawTaxRate(random: Random, locale: LocaleId, crossBorder: boolean): number {
  if (crossBorder) return 0;
  return { us: random.pick([0, 6.25, 7.25]), gb: 20, ca: random.pick([5, 13]), de: 19, ch: 8.1, fr: 20 }[locale];
}

function drawCurrency(random: Random, locale: Locale): Pick<DocumentFacts, 'currency' | 'infoCurrency'> {
  const others = ['EUR', 'USD', 'GBP', 'CHF'].filter((code) => code !== locale.currency);
  const currency = random.chance(0.2) ? random.pick(others) : locale.currency;
  const info = random.chance(0.14)
    ? random.pick([...others, locale.currency].filter((code) => code !== currency))
    : null;
  return { currency, infoCurrency: info ? { code: info, rate: random.int(82, 121) / 100 } : null };
}

function drawNote(random: Random, thread: Thread): NoteKind {
  if (thread === 'none') return random.chance(0.12) ? 'hold' : random.chance(0.1) ? 'lookalike' : 'none';
  const at = random.next();
  if (at < 0.25) return 'hold';
  if (at < 0.43) return 'released';
  if (at < 0.63) return 'lookalike';
  if (at < 0.66) return 'unclear';
  return at < 0.88 ? 'neutral' : 'none';
}

/** Draws one document. `key` is its row id; everything else follows from `random`. */
export function drawDocument(random: Random, key: string, heldOutLayouts: boolean): DocumentFacts {
  const localeId = random.pick<LocaleId>(['us', 'us', 'gb', 'gb', 'de', 'de', 'de', 'fr', 'fr', 'ch', 'ca']);
  const locale = LOCALES[localeId];
  const home = ENTITIES.filter((entity) => entity.locale === localeId);
  const entity = home.length > 0 && random.chance(0.7) ? random.pick(home) : random.pick(ENTITIES);
  const received = addDays('2026-02-02', random.int(0, 150));
  const issued = addDays(received, -random.int(0, 16));
  const thread = random.pick<Thread>(['none', 'none', 'none', 'cover', 'cover', 'forward', 'reissue', 'amend']);
  const layouts: Layout[] = ['table', 'table', 'pipes', 'list', 'blocks', 'scan', 'scan'];
  const layout = random.pick<Layout>(heldOutLayouts ? [...layouts, 'csv', 'csv'] : layouts);
  const dateStyle = random.pick<DateStyle>([
    'numeric',
    'numeric',
    'numeric',
    'numeric',
    'short',
    'text',
    'text',
    'iso',
  ]);
  const type = random.chance(0.22) ? 'credit_note' : 'invoice';
  const { due, termsDays } = drawDue(random, issued, type);
  const lines = drawLines(random, locale);
  const sign = type === 'credit_note' ? -1 : 1;
  for (const line of lines) line.amount *= sign;
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const freight = random.chance(0.28) ? sign * random.int(9, 140) * 50 : 0;
  const discount = random.chance(0.14) ? -sign * Math.round(Math.abs(goods) * random.pick([0.02, 0.03, 0.05])) : 0;
  const misadded = lines.length > 2 && random.chance(0.035);
  const net = goods + freight + discount + (misadded ? sign * random.pick([900, 1_000, 9_000, 2_700]) : 0);
  const crossBorder = entity.locale !== localeId;
  const taxRate = drawTaxRate(random, localeId, crossBorder);
  const tax = Math.round((net * taxRate) / 100);
  const po = random.chance(0.66) || thread === 'amend' ? drawPurchaseOrder(random) : null;
  const facts: DocumentFacts = {
    id: key,
    schema: random.chance(0.3) ? 'ap-2' : 'ap-3',
    channel: layout === 'scan' ? 'scan' : thread === 'none' ? random.pick(['portal', 'email'] as const) : 'email',
    received,
    locale,
    supplier: drawSupplier(random, localeId),
    buyer: { name: entity.name, city: entity.city, vatId: entity.vatId },
    type,
    printsMinus: random.chance(0.5),
    number: drawDocumentNumber(random, locale.language),
    delivery: random.chance(0.6) ? drawDeliveryNumber(random) : null,
    customer: random.chance(0.55) ? drawCustomerNumber(random) : null,
    issued,
    delivered: null,
    due,
    termsDays,
    dateStyle,
    po,
    ...drawCurrency(random, locale),
    lines,
    charges: { freight, discount },
    net,
    taxRate,
    tax,
    gross: net + tax,
    misadded,
    weight: drawWeight(random, locale),
    layout,
    thread,
    stale: null,
    note: drawNote(random, thread),
    ambiguous: null,
    noisy: layout === 'scan' && random.chance(0.75),
  };
  facts.stale = drawStale(random, facts);
  facts.ambiguous = findAmbiguity(random, facts);
  if (facts.ambiguous !== 'date' && random.chance(0.45)) facts.delivered = addDays(issued, -random.int(1, 9));
  return facts;
}

function drawDue(random: Random, issued: string, type: string): Pick<DocumentFacts, 'due' | 'termsDays'> {
  const days = random.pick([10, 14, 21, 30, 30, 30, 45, 60]);
  if (type === 'credit_note' && random.chance(0.6)) return { due: null, termsDays: null };
  if (random.chance(0.07)) return { due: null, termsDays: null };
  return { due: addDays(issued, days), termsDays: random.chance(0.3) ? days : null };
}

/** What an earlier message in the same thread said before it was corrected. */
function drawStale(random: Random, facts: DocumentFacts): DocumentFacts['stale'] {
  if (facts.thread !== 'reissue' && facts.thread !== 'amend') return null;
  const possible: StaleField[] = [];
  if (facts.po) possible.push('po');
  if (facts.due && !facts.termsDays) possible.push('due');
  if (facts.thread === 'reissue') possible.push('totals');
  const shuffled = random.shuffled(possible);
  const fields = shuffled.slice(0, random.chance(0.4) ? 2 : 1);
  if (fields.length === 0) return null;
  const sign = Math.sign(facts.net) || 1;
  const net = facts.net + sign * random.int(20, 900) * 50;
  const tax = Math.round((net * facts.taxRate) / 100);
  const due = addDays(facts.due ?? facts.issued, random.pick([-16, -9, 11, 15, 31]));
  return { fields, due, po: drawPurchaseOrder(random), net, tax, gross: net + tax };
}

/**
 * Two sorts of real ambiguity: a Canadian supplier's all-number date that reads both ways with nothing in the document to settle
 * it, and a note that may or may not ask to wait. Most Canadian dates are moved to a text style so that this stays rare.
 */
function findAmbiguity(random: Random, facts: DocumentFacts): DocumentFacts['ambiguous'] {
  const allNumbers = facts.dateStyle === 'numeric' || facts.dateStyle === 'short';
  if (facts.locale.id === 'ca' && allNumbers) {
    const settled = [facts.issued, facts.termsDays ? null : facts.due].some((date) => date && !flipDayMonth(date));
    if (!settled) {
      if (random.chance(0.7)) facts.dateStyle = 'text';
      else return 'date';
    }
  }
  return facts.note === 'unclear' ? 'note' : null;
}
