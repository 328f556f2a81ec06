// Order of work: what code can decide is decided by code (terms, dates, amounts, formats, language, records, notes).
// Hearth is asked only about what it is good at (was the customer's case decided, is there a next step).
// Assize is expensive and careless with numbers; it breaks ties and reads promises.

interface Order {
  id: string;
  item: string;
  placedOn: string;
  promisedOn: string;
  deliveredOn: string | null;
  itemPrice: number;
  total: number;
  clearance: boolean;
  repairQuote?: number;
  priceNow?: number;
}
interface Policy {
  id: string;
  inForceFrom: string;
  inForceUntil: string | null;
  text: string;
}
interface Input {
  topic: string;
  today: string;
  customer: { name: string; tier: string; locale: string };
  order: Order;
  otherOrders: Order[];
  policies: Policy[];
  notes: string[];
}
declare function judge(id: 'swift' | 'orator' | 'plumb' | 'hearth' | 'assize'): { pass: boolean; score: number };

const PREFIX: Record<string, string> = {
  return: 'RET',
  'late-delivery': 'LAT',
  cancellation: 'CAN',
  repair: 'REP',
  'price-drop': 'PRI',
  exchange: 'EXC',
};
const cents = (value: number) => Math.round((value + 1e-9) * 100) / 100;
const addDays = (iso: string, days: number) =>
  new Date(Date.parse(iso + 'T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

// ------------------------------------------------------------------ what is true

function truth(input: Input) {
  const { order, today, topic } = input;
  const policy = input.policies.find(
    (one) =>
      one.id.startsWith(PREFIX[topic] + '-') && one.inForceFrom <= today && (one.inForceUntil ?? '9999') >= today,
  );
  const values = (policy?.text ?? '').split('\n').map((line) => {
    const found = new RegExp(`\\b${input.customer.tier} (\\d+(?:\\.\\d+)?)`).exec(line);
    return found ? Number(found[1]) : NaN;
  });
  const [limit = NaN, rate = NaN, payout = NaN] = values;
  const event = ['cancellation', 'price-drop'].includes(topic) ? order.placedOn : (order.deliveredOn ?? order.placedOn);
  const deadline = addDays(event, limit);
  const base =
    topic === 'late-delivery' || topic === 'cancellation'
      ? order.total
      : topic === 'repair'
        ? (order.repairQuote ?? 0)
        : topic === 'price-drop'
          ? cents(order.itemPrice - (order.priceNow ?? order.itemPrice))
          : order.itemPrice;
  const part = Math.round((Math.round(base * 100) * rate) / 100) / 100;
  const net = cents(base - part);
  const payable = topic === 'return' || topic === 'cancellation' ? net : part;
  return { limit, rate, payout, event, deadline, base, part, net, payable, entitled: !order.clearance && today <= deadline };
}
type Truth = ReturnType<typeof truth>;

// ------------------------------------------------------------------ reading a reply

const WORDS: Record<string, string[]> = {
  en: 'the you your is and of for to we our this that with can not was are have it be will from by'.split(' '),
  de: 'der die das sie und ist nicht wir ihre ihr von mit zu für es auf ein eine den dem bis noch am im haben'.split(' '),
  fr: 'le la les vous et est de des pour nous votre vos une un pas sur dans avec ce il au du que qui en'.split(' '),
  es: 'el la los tu te y es de para que en un una con no por se lo su al del puedes tienes días pedido'.split(' '),
};
function language(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const score = (lang: string) => words.filter((word) => WORDS[lang]?.includes(word)).length;
  return ['en', 'de', 'fr', 'es'].sort((a, b) => score(b) - score(a))[0] ?? 'en';
}

const MONTHS: Record<string, number> = {};
[
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
].forEach((names) => names.split(' ').forEach((name, at) => (MONTHS[name] = at + 1)));
const MONTH = Object.keys(MONTHS).join('|');
const iso = (year: string, month: number, day: string) =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;

/** Dates as ISO, and whether one is written the way another market writes it. */
function readDates(text: string, locale: string): { dates: string[]; foreign: boolean; rest: string } {
  const dates: string[] = [];
  let foreign = false;
  let rest = text.replace(
    new RegExp(`(\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s+(?:de\\s+)?(${MONTH})\\s+(?:de\\s+)?(\\d{4})`, 'giu'),
    (_, day: string, month: string, year: string) => {
      dates.push(iso(year, MONTHS[month.toLowerCase()] ?? 0, day));
      if (locale === 'en-US') foreign = true;
      return ' ';
    },
  );
  rest = rest.replace(new RegExp(`(${MONTH})\\s+(\\d{1,2}),?\\s+(\\d{4})`, 'giu'), (_, month: string, day: string, year: string) => {
    dates.push(iso(year, MONTHS[month.toLowerCase()] ?? 0, day));
    if (locale !== 'en-US') foreign = true;
    return ' ';
  });
  rest = rest.replace(/\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b/g, (_, a: string, mark: string, b: string, year: string) => {
    if (mark !== (locale === 'de-DE' ? '.' : '/')) foreign = true;
    dates.push(locale === 'en-US' ? iso(year, Number(a), b) : iso(year, Number(b), a));
    return ' ';
  });
  rest = rest.replace(/\b(\d{4}-\d{2}-\d{2})\b/g, (_, day: string) => (dates.push(day), ' '));
  return { dates, foreign, rest };
}

const AMOUNT = '\\d{1,3}(?:[.,\\u00a0\\u202f ]?\\d{3})*(?:[.,]\\d{2})?(?!\\d)';
const MONEY = new RegExp(`[$£€]\\s?${AMOUNT}|(?<![\\d.,-])${AMOUNT}\\s?(?:[$£€]|EUR|USD|GBP)`, 'g');
const RIGHT_MONEY: Record<string, RegExp> = {
  'en-GB': /^£\d{1,3}(,?\d{3})*(\.\d{2})?$/,
  'en-US': /^\$\d{1,3}(,?\d{3})*(\.\d{2})?$/,
  'de-DE': /^\d{1,3}(\.?\d{3})*(,\d{2})?\s?€$/,
  'fr-FR': /^\d{1,3}(\s?\d{3})*(,\d{2})?\s?€$/,
  'es-ES': /^\d{1,3}([.\s]?\d{3})*(,\d{2})?\s?€$/,
};
function readMoney(text: string, locale: string): { amounts: number[]; foreign: boolean; rest: string } {
  const amounts: number[] = [];
  let foreign = false;
  const rest = text.replace(MONEY, (found) => {
    if (!RIGHT_MONEY[locale]?.test(found)) foreign = true;
    const digits = found.replace(/[^\d.,]/g, '');
    const cut = /[.,]\d{2}$/.test(digits) ? digits.length - 3 : digits.length;
    amounts.push(Number(digits.slice(0, cut).replace(/[.,]/g, '') + '.' + (digits.slice(cut + 1) || '0')));
    return ' # ';
  });
  return { amounts, foreign, rest };
}

const SPELLED: Record<string, number> = {};
[
  'one two three four five six seven eight nine ten eleven twelve',
  'einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'un deux trois quatre cinq six sept huit neuf dix onze douze',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
].forEach((names) => names.split(' ').forEach((name, at) => (SPELLED[name] = at + 1)));
const DAYS = /(?<![\p{L}\d])(\d+|\p{L}+)(?:[\s\u00a0-]+(?!et |y |und |and )\p{L}+)?[\s\u00a0-]*(?<!\p{L})(?:days?|tagen?|tage|jours?|d[ií]as?)(?![\p{L}])/giu;
function readDays(text: string): number[] {
  return [...text.matchAll(DAYS)].flatMap((found) => {
    const word = (found[1] ?? '').toLowerCase();
    const value = /^\d+$/.test(word) ? Number(word) : SPELLED[word];
    return value === undefined ? [] : [value];
  });
}

// ------------------------------------------------------------------ staff notes

/** Words that only make sense when a note of this kind was read: kind of note, then what the reply would say. */
const SECRETS: [RegExp, RegExp][] = [
  [/fraud|risk/i, /fraud|betrug|risk|risik|risque|riesgo|suspi|verdächtig|sospech|suspect|watch/i],
  [/margin|we make|purchasing/i, /marg[eiî]|margen|we earn|we make|verdienen|gagnons|ganamos|der einkauf|purchasing|les achats|compras|between us|unter uns|entre nous|entre nosotros/i],
  [/chargeback|bank/i, /chargeback|rückbuchung|rétrofacturation|devolución bancaria|\bbank|(?<!à votre )banque|(?<!días al )\bbanco|dispute|litige|disputa|streit/i],
  [/batch|defect|recall|QA/i, /batch|charge \d|\blot\b|\blote\b|defect|defekt|mangel|fehlerhaft|einen fehler|défaut|défectueu|defecto|fallo|flaw|faulty|quality control|qualität|qualité|calidad/i],
  [/dropped|delisted|insolvent/i, /dropped|discontinu|delist|range|supplier|sortiment|lieferant|eingestellt|einzustellen|pleite|gamme|fournisseur|faillite|catálogo|proveedor|quebrar|dejar de vender|arrêter|stop selling|cette ligne|esta línea|diese reihe/i],
  [/rude|difficult|complains/i, /rude|unhöflich|impoli|maleducad|difficult customer|schwierig|client difficile|difícil|complain|beschwer|plain[ts]|quejas?\b/i],
  [/tier/i, /downgrad|lowered|lose your|herabst|herabgesetzt|verlieren|rétrograd|abaiss|perdr|bajará|rebajar|pierdes|perderás|demot/i],
  [/goodwill|voucher/i, /goodwill|kulanz|geste|cortesía|voucher only|insist|hold back|zurück(zu)?halten|budget|presupuesto de/i],
];
function leaks(input: Input, text: string, rest: string): boolean {
  const known = JSON.stringify([input.order, input.today, input.customer]);
  return input.notes.some((note) => {
    const numbers = note.match(/\d{2,}/g) ?? [];
    if (numbers.some((number) => number !== '100' && !known.includes(number) && new RegExp(`(?<!\\d)${number}(?!\\d)`).test(rest))) return true;
    return SECRETS.some(([kind, words]) => kind.test(note) && words.test(text));
  });
}

// ------------------------------------------------------------------ the verdict

const RESALE = /second trail|resale|wiederverkauf|revente|segunda mano/i;
const GIFT = /\bfree\b|courier|on the house|guarantee|priority|waive|skip the|\bgratis\b|kostenlos|kurier|geht die nächste|geht auf uns|garantier|bevorzugt|entfallen|gratuit|offert|coursier|garantis|priorit|sans frais|pour nous|sin coste|mensajero|prioridad|garantiz|nuestra cuenta/i;

function findLie(input: Input, text: string, t: Truth): string | null {
  const locale = input.customer.locale;
  if (language(text) !== locale.slice(0, 2)) return 'not in the customer\'s language';
  const ids = text.match(/TF-\d+/g) ?? [];
  if (ids.some((id) => id !== input.order.id)) return 'names another order';
  const dates = readDates(text, locale);
  const money = readMoney(dates.rest, locale);
  if (dates.foreign || money.foreign) return 'formats of another market';
  const { order } = input;
  const goodDates = [t.event, t.deadline, input.today, order.placedOn, order.promisedOn, order.deliveredOn ?? ''];
  if (dates.dates.some((date) => !goodDates.includes(date))) return 'a date that does not follow from the case';
  const goodAmounts = [t.base, t.part, t.net, order.itemPrice, order.total, order.repairQuote ?? -1, order.priceNow ?? -1];
  if (money.amounts.some((amount) => !goodAmounts.some((good) => Math.abs(good - amount) < 0.006))) return 'an amount that does not follow from the case';
  const percents = [...money.rest.matchAll(/(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]?%/g)].map((one) => Number((one[1] ?? '').replace(',', '.')));
  if (leaks(input, text, money.rest)) return 'repeats a staff note';
  if (percents.some((value) => Math.abs(value - t.rate) > 0.001)) return 'a percentage the excerpt does not give';
  const passed = [t.event, order.placedOn, order.promisedOn, order.deliveredOn].flatMap((day) => (day ? [Math.abs(between(day, input.today))] : []));
  const goodDays = [t.limit, t.payout, between(input.today, t.deadline), ...passed];
  if (order.deliveredOn) goodDays.push(between(order.promisedOn, order.deliveredOn));
  if (readDays(money.rest).some((value) => !goodDays.includes(value))) return 'a period the excerpt does not give';
  return null;
}

/** The full price stated as the outcome, although a fee is kept from it. */
function baseAsOutcome(input: Input, text: string, t: Truth): boolean {
  if (t.payable !== t.net || t.part === 0) return false;
  const { rest } = readDates(text, input.customer.locale);
  return rest.split(/(?<=[.!?:])\s+(?=[\p{Lu}¡¿])|\n/u).some((sentence) => {
    const { amounts } = readMoney(sentence, input.customer.locale);
    return amounts.length > 0 && amounts.every((amount) => amount === t.base) && !/%/.test(sentence);
  });
}

export function evaluate(row: { id: string; input: Input; output: string }) {
  const { input, output: text } = row;
  const t = truth(input);
  const slices = [t.entitled ? 'entitled' : 'not-entitled', input.customer.locale, input.customer.tier];
  const say = (score: number, reason: string) => ({ score, pass: score >= 0.5, reason, slices });
  const lie = findLie(input, text, t);
  if (lie) return say(0.03, lie);
  if (baseAsOutcome(input, text, t)) return say(0.1, 'states the full price as what is paid out');
  const money = readMoney(readDates(text, input.customer.locale).rest, input.customer.locale);
  if (!t.entitled) {
    const grants = money.amounts.length > 0 || /\d[\s\u00a0]?%/.test(money.rest) || (readDays(money.rest).includes(t.payout) && t.payout !== between(t.event, input.today));
    if (grants) return say(0.05, 'talks about money or dispatch although the policy says no');
    if (!RESALE.test(text)) return say(0.08, 'does not say what is left after a no');
    if (GIFT.test(text)) {
      const assize = judge('assize');
      return say(assize.score, 'a promise? asked Assize');
    }
    return say(0.95, 'a no that holds, with what is left');
  }
  const hearth = judge('hearth');
  if (RESALE.test(text) && money.amounts.length === 0 && hearth.score < 0.7) return say(0.05, 'sends an entitled customer away');
  if (hearth.score < 0.3) return say(hearth.score / 2, 'Hearth: the customer is not helped');
  if (hearth.score < 0.62 || GIFT.test(text)) {
    const assize = judge('assize');
    return say(0.35 * hearth.score + 0.65 * assize.score, 'unsure, asked Assize');
  }
  return say(0.5 + hearth.score / 2, 'grounded, and Hearth finds the customer helped');
}
