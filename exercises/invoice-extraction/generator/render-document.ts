/** The whole text the extractor receives: mails around the document, and what scanning does to it. */
import { addDays, formatDate, formatNumber } from './locales.ts';
import { LABELS } from './labels.ts';
import { AMEND, REISSUE, sayNote, wrapMail } from './notes.ts';
import { CONTACTS, STAFF } from './names.ts';
import { createPrinter, renderBody } from './render-body.ts';
import type { DocumentFacts } from './facts.ts';
import type { Random, Voice } from './random.ts';

/** Scanner mistakes: letters that look alike, zeros and ones inside numbers, a lost or doubled space. */
function scan(random: Random, lines: string[]): string[] {
  const word = (text: string): string => {
    if (/\d/.test(text)) {
      if (!random.chance(0.07)) return text;
      return random.chance(0.5) ? text.replace(/0(?=\D*\d)/, 'O') : text.replace(/1(?=.*\d)/, 'l');
    }
    if (text.length < 4 || !random.chance(0.12)) return text;
    const swaps: [RegExp, string][] = [
      [/rn/, 'm'],
      [/m/, 'rn'],
      [/l/, '1'],
      [/o/, '0'],
      [/e(?=.)/, 'c'],
      [/i/, '!'],
    ];
    const [from, to] = random.pick(swaps);
    return text.replace(from, to);
  };
  return lines.map((line) => line.replace(/\S+/g, word));
}

const REPLY_MARKS: Record<string, string[]> = {
  en: [
    'On {date} {who} wrote:',
    '-----Original Message-----\nFrom: {who}\nSent: {date}',
    '________________________________\nFrom: {who}\nDate: {date}',
    '--- earlier message, {who}, {date} ---',
  ],
  de: [
    'Am {date} schrieb {who}:',
    '-----Ursprüngliche Nachricht-----\nVon: {who}\nGesendet: {date}',
    '________________________________\nVon: {who}\nDatum: {date}',
  ],
  fr: [
    'Le {date}, {who} a écrit :',
    '-----Message d’origine-----\nDe : {who}\nEnvoyé : {date}',
    '________________________________\nDe : {who}\nDate : {date}',
  ],
};
const FORWARD_MARKS = [
  '---------- Forwarded message ----------\nFrom: {who}\nDate: {date}',
  'Begin forwarded message:\nFrom: {who}\nDate: {date}',
  '----- Weitergeleitete Nachricht -----\nVon: {who}\nDatum: {date}',
  '>> fwd {who} {date}',
];

function mark(facts: DocumentFacts, voice: Voice, bank: readonly string[], date: string, who: string): string[] {
  const printed = formatDate(date, 'text', facts.locale);
  return voice.say(bank).replace('{who}', who).replace('{date}', printed).split('\n');
}

/** A short mention of the document as it was first sent, with the values that no longer hold. */
function renderEarlier(facts: DocumentFacts, voice: Voice): string[] {
  const stale = facts.stale;
  if (!stale) return [];
  const labels = LABELS[facts.locale.language];
  const gross = stale.fields.includes('totals') ? stale.gross : facts.gross;
  const money = (cents: number): string => formatNumber(Math.abs(cents) / 100, 2, facts.locale);
  const rows = [
    `${voice.say(labels.number)} ${facts.number}, ${voice.say(labels.gross)} ${facts.currency} ${money(gross)}`,
  ];
  if (stale.fields.includes('totals')) {
    rows.push(`${voice.say(labels.net)} ${money(stale.net)}, ${voice.say(labels.tax)} ${money(stale.tax)}`);
  }
  const due = stale.fields.includes('due') ? stale.due : facts.termsDays ? null : facts.due;
  if (due) rows.push(`${voice.say(labels.due)} ${formatDate(due, facts.dateStyle, facts.locale)}`);
  const po = stale.fields.includes('po') ? stale.po : facts.po;
  if (po) rows.push(`${voice.say(labels.po)} ${po}`);
  return rows;
}

function renderAmendment(facts: DocumentFacts, voice: Voice): string[] {
  const bank = AMEND[facts.locale.language];
  const rows: string[] = [];
  if (facts.stale?.fields.includes('po')) rows.push(voice.say(bank.po).replace('{value}', facts.po ?? ''));
  if (facts.stale?.fields.includes('due') && facts.due) {
    rows.push(voice.say(bank.due).replace('{value}', formatDate(facts.due, facts.dateStyle, facts.locale)));
  }
  return [...rows, voice.say(bank.rest)];
}

const quoted = (voice: Voice, lines: string[]): string[] =>
  voice.random.chance(0.4) ? lines.map((line) => `> ${line}`) : lines;

/** Supplier's newest message, with the message it corrects below. */
function renderCorrection(facts: DocumentFacts, voice: Voice): string[] {
  const language = facts.locale.language;
  const who = voice.random.pick(CONTACTS);
  const before = addDays(facts.received, -voice.random.int(1, 6));
  const earlier = mark(facts, voice, REPLY_MARKS[language] ?? [], before < facts.issued ? facts.issued : before, who);
  if (facts.thread === 'reissue') {
    const body = renderBody(createPrinter(facts, voice));
    const top = wrapMail(voice, language, [voice.say(REISSUE[language])], 'supplier');
    return [...top, '', ...body, '', ...earlier, ...quoted(voice, renderEarlier(facts, voice))];
  }
  const first: DocumentFacts = { ...facts };
  if (facts.stale?.fields.includes('po')) first.po = facts.stale.po;
  if (facts.stale?.fields.includes('due')) first.due = facts.stale.due;
  const top = wrapMail(voice, language, renderAmendment(facts, voice), 'supplier');
  return [...top, '', ...earlier, ...quoted(voice, renderBody(createPrinter(first, voice)))];
}

const STAMPS = [
  '[stamp] {note}',
  '[handwritten] {note}',
  '(note in pencil: {note})',
  '*** {note} ***',
  '[sticky note] {note}',
];

/** The text of one document. `voice` decides the wording; every value comes from the facts. */
export function renderDocument(facts: DocumentFacts, voice: Voice): string {
  const { random } = voice;
  const language = facts.locale.language;
  const note = sayNote(voice, facts.note, language);
  const body = (): string[] => {
    const lines = renderBody(createPrinter(facts, voice));
    return facts.noisy ? scan(random, lines) : lines;
  };
  if (facts.thread === 'none') {
    const stamp = note.length > 0 ? [voice.say(STAMPS).replace('{note}', note.join(' '))] : [];
    return (random.chance(0.5) ? [...stamp, ...body()] : [...body(), '', ...stamp]).join('\n');
  }
  if (facts.thread === 'cover') {
    const mail = wrapMail(voice, language, note.length > 0 ? note : ['fyi'], 'staff');
    const file = random
      .pick(['scan_0{n}.pdf', 'doc{n}.pdf', 'invoice {n}.pdf'])
      .replace('{n}', String(random.int(10, 999)));
    return [...mail, '', random.pick([`[attachment: ${file}]`, `== ${file} ==`]), ...body()].join('\n');
  }
  const who = random.pick(CONTACTS);
  const staff =
    note.length > 0 ? wrapMail(voice, language, note, 'staff') : [random.pick(['fyi', `+ ${random.pick(STAFF)}`])];
  if (facts.thread === 'forward') {
    const head = mark(facts, voice, FORWARD_MARKS, facts.received, who);
    return [...staff, '', ...head, '', ...quoted(voice, body())].join('\n');
  }
  const correction = renderCorrection(facts, voice);
  if (note.length === 0) return correction.join('\n');
  const head = mark(facts, voice, FORWARD_MARKS, facts.received, who);
  return [...staff, '', ...head, '', ...correction].join('\n');
}
