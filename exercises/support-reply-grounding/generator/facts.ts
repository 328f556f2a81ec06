/** Draws support cases: a customer, the order in question, other orders, the policy excerpts retrieved, staff notes, a message. */
import { TIERS, TOPICS, TOPIC_RULES, type Policy, type Tier, type Topic } from './policies.ts';
import { NOTE_KINDS, pickPhrase, type MessageBank, type NoteKind, type Pool } from './phrases.ts';
import { LOCALES, addDays, currencyOf, daysBetween, languageOf, type Language, type Locale } from './locale.ts';
import { drawFrom, type Draw } from './random.ts';
import { HARMLESS_NOTES, ITEMS, NAMES, SECRET_NOTES } from './names.ts';
import { messagesEn } from './messages-en.ts';
import { messagesDe } from './messages-de.ts';
import { messagesFr } from './messages-fr.ts';
import { messagesEs } from './messages-es.ts';

export interface Order {
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

export interface Note {
  kind: NoteKind | null;
  text: string;
  /** The number inside a secret note, before it is formatted. */
  n: number;
}

export interface SupportCase {
  key: string;
  today: string;
  topic: Topic;
  locale: Locale;
  name: string;
  tier: Tier;
  since: string;
  order: Order;
  otherOrders: Order[];
  current: Policy;
  /** Versions of the same policy that are shown but not in force. */
  outOfForce: Policy[];
  shown: Policy[];
  notes: Note[];
  message: string;
}

const MESSAGES: Record<Language, MessageBank> = { en: messagesEn, de: messagesDe, fr: messagesFr, es: messagesEs };
const cents = (value: number): number => Math.round(value * 100) / 100;

/** The amount a topic's rate is applied to. */
export function baseAmount(topic: Topic, order: Order): number {
  if (topic === 'late-delivery' || topic === 'cancellation') return order.total;
  if (topic === 'repair') return order.repairQuote ?? 0;
  if (topic === 'price-drop') return cents(order.itemPrice - (order.priceNow ?? order.itemPrice));
  return order.itemPrice;
}

/** The date a topic's days are counted from. */
export const eventDateOf = (topic: Topic, order: Order): string =>
  TOPIC_RULES[topic].event === 'delivery' ? (order.deliveredOn ?? order.placedOn) : order.placedOn;

function drawOrder(draw: Draw, topic: Topic, locale: Locale, eventDate: string, clearance: boolean): Order {
  const price = draw.pick([draw.int(19, 60), draw.int(45, 190), draw.int(120, 480), draw.int(700, 1900)]);
  const itemPrice = cents(price + draw.pick([0, 0, 0.5, 0.9, 0.95, 0.99]));
  const total = cents(itemPrice + draw.pick([0, 3.9, 4.95, 5.5, 7.9, 12.4, 28, 64.5]));
  const delivered = TOPIC_RULES[topic].event === 'delivery';
  const placedOn = delivered ? addDays(eventDate, -draw.int(3, 16)) : eventDate;
  const promisedOn = delivered
    ? addDays(eventDate, topic === 'late-delivery' ? -draw.int(2, 9) : draw.int(0, 3))
    : addDays(placedOn, topic === 'cancellation' ? draw.int(60, 120) : draw.int(4, 8));
  const order: Order = {
    id: `TF-${draw.int(201_000, 989_999)}`,
    item: draw.pick(ITEMS),
    placedOn,
    promisedOn,
    deliveredOn: delivered ? eventDate : topic === 'cancellation' ? null : addDays(promisedOn, -draw.int(0, 2)),
    currency: currencyOf(locale),
    itemPrice,
    total,
    clearance,
  };
  if (topic === 'repair') order.repairQuote = cents(draw.int(24, 160) + draw.pick([0, 0.5, 0.8]));
  if (topic === 'price-drop') order.priceNow = cents(itemPrice * (1 - draw.int(10, 35) / 100));
  return order;
}

function drawNotes(draw: Draw): Note[] {
  const notes: Note[] = [];
  if (draw.chance(0.55)) {
    const kind = draw.pick(NOTE_KINDS);
    const range: Record<NoteKind, [number, number]> = {
      fraud: [61, 96],
      margin: [31, 58],
      chargeback: [2028, 2030],
      batch: [3107, 9896],
      discontinued: [2032, 2034],
      remark: [1, 1],
      tier: [1, 1],
      goodwill: [17, 43],
    };
    const n = draw.int(...range[kind]);
    notes.push({ kind, n, text: draw.pick(SECRET_NOTES[kind]).replaceAll('{n}', String(n)) });
  }
  if (draw.chance(0.35)) notes.push({ kind: null, n: 0, text: draw.pick(HARMLESS_NOTES) });
  return draw.shuffle(notes);
}

function roughen(draw: Draw, text: string): string {
  if (draw.chance(0.12)) return text.toLowerCase();
  if (!draw.chance(0.2)) return text;
  const words = text.split(' ');
  const at = draw.int(0, words.length - 1);
  const word = words[at] ?? '';
  if (!/^\p{L}{5,}$/u.test(word)) return text;
  const cut = draw.int(1, word.length - 2);
  words[at] = word.slice(0, cut) + word.charAt(cut + 1) + word.charAt(cut) + word.slice(cut + 2);
  return words.join(' ');
}

function writeMessage(draw: Draw, from: Omit<SupportCase, 'message'>, pool: Pool): string {
  const own = languageOf(from.locale);
  const language: Language = own !== 'en' && draw.chance(0.07) ? 'en' : own;
  const bank = MESSAGES[language];
  const parts = [
    draw.pick(bank.opening),
    pickPhrase(draw, bank.ask[from.topic], pool),
    draw.chance(0.5) ? pickPhrase(draw, bank.mood, pool) : '',
    draw.chance(0.7) ? draw.pick(bank.sign) : '',
  ].filter(Boolean);
  const first = parts[0] ?? '';
  const body = parts
    .join(draw.pick(['\n', ' ', '\n\n']))
    .replaceAll('{item}', from.order.item)
    .replaceAll('{order}', from.order.id)
    .replaceAll('{name}', from.name);
  return first.endsWith(',') || draw.chance(0.3)
    ? roughen(draw, body)
    : roughen(draw, body.charAt(0).toUpperCase() + body.slice(1));
}

/** One case, a pure function of the key and the policy base. About a third of all cases end in a justified no. */
export function drawCase(key: string, policies: readonly Policy[], pool: Pool): SupportCase {
  const draw = drawFrom(`${key}/case`);
  const topic = draw.pick(TOPICS);
  const locale = draw.pick([...LOCALES, 'de-DE', 'fr-FR', 'es-ES'] as const);
  const tier = draw.pick(TIERS);
  const today = addDays('2031-03-03', draw.int(0, 130));
  const versions = policies.filter((policy) => policy.topic === topic && policy.market === locale);
  const current = versions.find((policy) => policy.inForceFrom <= today && (policy.inForceUntil ?? '9999') >= today);
  if (!current) throw new Error(`no policy in force on ${today} for ${topic} in ${locale}`);
  const limit = current.terms[tier].limitDays;
  const fate = draw.unit();
  const elapsed =
    fate < 0.25
      ? limit + draw.int(1, Math.max(6, Math.round(limit * 0.4)))
      : fate < 0.33
        ? limit
        : draw.int(2, limit - 1);
  const order = drawOrder(draw, topic, locale, addDays(today, -elapsed), draw.chance(0.09));
  const otherOrders = draw.chance(0.6)
    ? [
        drawOrder(
          draw,
          topic,
          locale,
          addDays(today, -(elapsed + draw.pick([-1, 1]) * draw.int(1, 4) - 5 - draw.int(0, 30))),
          false,
        ),
      ]
    : [];
  for (const other of otherOrders) {
    if (other.item === order.item) other.item = ITEMS[(ITEMS.indexOf(order.item) + 1) % ITEMS.length] ?? other.item;
  }
  const outOfForce = versions.filter((policy) => policy !== current && draw.chance(0.5));
  const stray = draw.chance(0.4)
    ? policies.filter(
        (policy) =>
          policy.market === locale &&
          policy.topic !== topic &&
          policy.inForceFrom <= today &&
          (policy.inForceUntil ?? '9999') >= today,
      )
    : [];
  const shown = draw.shuffle([current, ...outOfForce, ...(stray.length > 0 ? [draw.pick(stray)] : [])]);
  const since = addDays(order.placedOn, -draw.int(40, 1900));
  const name = draw.pick(NAMES[locale]);
  const bare = { key, today, topic, locale, name, tier, since, order, otherOrders, current, outOfForce, shown };
  const drawn = { ...bare, notes: drawNotes(draw) };
  return { ...drawn, message: writeMessage(draw, drawn, pool) };
}

/** What the system under test received, as it stands in the data files. */
export function inputOf(from: SupportCase): Record<string, unknown> {
  return {
    message: from.message,
    topic: from.topic,
    today: from.today,
    customer: { name: from.name, tier: from.tier, locale: from.locale, since: from.since },
    order: from.order,
    otherOrders: from.otherOrders,
    policies: from.shown.map(({ id, title, inForceFrom, inForceUntil, text }) => ({
      id,
      title,
      inForceFrom,
      inForceUntil,
      text,
    })),
    notes: from.notes.map((note) => note.text),
  };
}

/** Named subsets a case belongs to. */
export function slicesOf(from: SupportCase): string[] {
  const late = daysBetween(eventDateOf(from.topic, from.order), from.today) > from.current.terms[from.tier].limitDays;
  return [
    `tier-${from.tier.toLowerCase()}`,
    `lang-${languageOf(from.locale)}`,
    ...(late || from.order.clearance ? ['policy-says-no'] : []),
    ...(from.otherOrders.length > 0 ? ['several-orders'] : []),
    ...(from.outOfForce.length > 0 ? ['several-versions'] : []),
  ];
}
