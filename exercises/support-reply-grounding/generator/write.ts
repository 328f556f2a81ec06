/** Facts to text: structure first (which parts, which fault sentence), then wording, each from its own stream of draws. */
import { formatPercent, spellSmall, type DateLook, type Language } from './locale.ts';
import { chooseInk, extraSentence, type Ink, type ReplyRequest } from './extra-sentence.ts';
import { pickPhrase, type PhraseBank } from './phrases.ts';
import { statedFacts, type Fault, type Stated } from './plan.ts';
import { TOPIC_RULES } from './policies.ts';
import type { SupportCase } from './facts.ts';
import { drawFrom, type Draw } from './random.ts';
import { FRAME, STYLES, type Part } from './styles.ts';
import { repliesEn } from './replies-en.ts';
import { repliesDe } from './replies-de.ts';
import { repliesFr } from './replies-fr.ts';
import { repliesEs } from './replies-es.ts';
import { slipsEn } from './slips-en.ts';
import { slipsDe } from './slips-de.ts';
import { slipsFr } from './slips-fr.ts';
import { slipsEs } from './slips-es.ts';

const BANKS: Record<Language, PhraseBank> = {
  en: { ...repliesEn, ...slipsEn },
  de: { ...repliesDe, ...slipsDe },
  fr: { ...repliesFr, ...slipsFr },
  es: { ...repliesEs, ...slipsEs },
};

type Piece = { part: Part | 'extra'; text: string };

/** Faults that leave nothing of the answer but its frame: a needless no, or words without a decision. */
const isHollow = (fault: Fault): boolean =>
  fault.kind === 'over-refusal' || (fault.kind === 'unhelpful' && fault.form === 'vague');

/** Parts that make no sense, or would undo the fault, in this reply. */
function partsToDrop({ fault }: ReplyRequest, facts: Stated, structure: Draw): Set<Part> {
  const dropped = new Set<Part>();
  const drop = (...parts: Part[]): void => parts.forEach((part) => dropped.add(part));
  if (facts.decision !== 'yes' || isHollow(fault))
    drop('limit', 'limitShort', 'amount', 'amountShort', 'payout', 'lead', 'recap');
  if (fault.kind === 'over-promise') drop('limit', 'limitShort', 'recap');
  if (fault.kind === 'unhelpful') drop('step');
  if (fault.kind === 'over-refusal' && structure.chance(0.6)) drop('step');
  return dropped;
}

/** Which parts this reply has, after the fault has had its say. */
function chooseParts(request: ReplyRequest, facts: Stated, structure: Draw): Part[] {
  const { fault, style, twist } = request;
  const { parts: options, plainness } = STYLES[style];
  const brief = { limit: structure.chance(plainness), amount: structure.chance(plainness) };
  const parts = options
    .filter(([, share]) => structure.chance(share))
    .map(([part]): Part =>
      part === 'limit' && brief.limit ? 'limitShort' : part === 'amount' && brief.amount ? 'amountShort' : part,
    );
  const makeSure = (part: Part, after: Part): void => {
    if (!parts.includes(part)) parts.splice(parts.indexOf(after) + 1, 0, part);
  };
  if (facts.decision === 'yes' && !isHollow(fault)) {
    const aboutDates = 'form' in fault && ['days', 'date'].includes(fault.form) && fault.kind !== 'invented';
    const hasAmount = parts.includes('amount') || parts.includes('amountShort');
    const needsDays = twist === 'rounded' || (fault.kind === 'clash' && fault.form === 'days');
    const hasLimit = parts.includes('limit') || (parts.includes('limitShort') && !needsDays);
    if ((aboutDates || needsDays || !hasAmount) && !hasLimit) makeSure('limit', 'decision');
    if (['wrong-record', 'arithmetic', 'clash', 'over-promise'].includes(fault.kind) && !hasAmount)
      makeSure('amount', 'decision');
    if (fault.kind === 'over-promise' && structure.chance(0.25)) makeSure('alternative', 'step');
  }
  if (isHollow(fault) && structure.chance(0.5)) makeSure('pointer', 'decision');
  const dropped = partsToDrop(request, facts, structure);
  return parts.filter((part) => !dropped.has(part));
}

function fill(
  template: string,
  from: SupportCase,
  facts: Stated,
  ink: Ink,
  bank: PhraseBank,
  spelled: boolean,
): string {
  const values: Record<string, string> = {
    name: from.name,
    item: facts.item,
    order: facts.orderId,
    tier: facts.tier,
    thing: bank.thing[from.topic],
    event: bank.event[TOPIC_RULES[from.topic].event],
    days: String(facts.limitDays),
    eventDate: ink.date(facts.eventDate),
    deadline: ink.date(facts.deadline),
    base: ink.money(facts.base),
    part: ink.money(facts.part),
    net: ink.money(facts.net),
    rate: formatPercent(facts.ratePercent, ink.language),
    pay: String(facts.payoutDays),
    payWord: spelled ? spellSmall(facts.payoutDays, ink.language) : String(facts.payoutDays),
    elapsed: String(facts.elapsed),
  };
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function arrange(sentences: Piece[], bullets: boolean, broken: boolean): string {
  const framed = (part: Part | 'extra'): boolean => part !== 'extra' && FRAME.has(part);
  const head = sentences
    .filter(({ part }) => framed(part) && part !== 'close' && part !== 'closeCasual')
    .map(({ text }) => text);
  const body = sentences.filter(({ part }) => !framed(part)).map(({ text }) => text);
  const tail = sentences.filter(({ part }) => part === 'close' || part === 'closeCasual').map(({ text }) => text);
  const middle = bullets ? body.map((text) => `- ${text}`).join('\n') : body.join(' ');
  const opening = head.map((text, at) =>
    at === 0 || /[.!?]$/.test(head[at - 1] ?? '') ? text.charAt(0).toUpperCase() + text.slice(1) : text,
  );
  return [opening.join(' '), middle, tail.join(' ')].filter(Boolean).join(broken ? '\n\n' : bullets ? '\n' : ' ');
}

/** The phrases a part is worded with. */
function phrasesOf(part: Part, request: ReplyRequest, facts: Stated, bank: PhraseBank): readonly string[] {
  const { topic } = request.from;
  switch (part) {
    case 'amount':
      return bank.amount[topic];
    case 'amountShort':
    case 'recap':
      return bank.amountShort[topic];
    case 'payout':
      return bank.payout[topic];
    case 'step':
      return facts.decision === 'yes' && request.fault.kind !== 'over-refusal' ? bank.step[topic] : bank.otherwise;
    case 'alternative':
      return bank.otherwise;
    case 'lead':
      return bank.reordered;
    case 'filler':
      return bank.filler.slice(0, 4);
    case 'filler2':
      return bank.filler.slice(4);
    case 'decision':
      if (request.fault.kind === 'over-refusal') return request.fault.form === 'refuse' ? bank.refuse : bank.deflect;
      if (isHollow(request.fault)) return bank.vague;
      return facts.decision === 'yes' ? bank.yes[topic] : facts.decision === 'no-late' ? bank.noLate : bank.noExcluded;
    default:
      return bank[part];
  }
}

/** One reply. The same structure key with another wording key gives a harmless rewording. */
export function writeReply(request: ReplyRequest): string {
  const { from, fault, style, pool } = request;
  const structure = drawFrom(`${request.structureKey}/structure`);
  const wording = drawFrom(`${request.wordingKey}/wording`);
  const look: DateLook = structure.chance(STYLES[style].longDates) ? 'long' : 'short';
  const dropZeros = structure.chance(0.35);
  const broken = structure.chance(STYLES[style].lineBreaks);
  const spelled = wording.chance(0.5);
  const ink = chooseInk(from.locale, fault, look, dropZeros, structure);
  const facts = statedFacts(from, fault, structure);
  const bank = BANKS[ink.language];
  const pieces = chooseParts(request, facts, structure).flatMap((part): Piece[] => {
    const phrases = phrasesOf(part, request, facts, bank);
    const text = pickPhrase(wording, phrases, pool);
    const twice = part === 'decision' && fault.kind === 'unhelpful' && isHollow(fault);
    const more = twice
      ? [
          pickPhrase(
            wording,
            phrases.filter((phrase) => phrase !== text),
            pool,
          ),
        ]
      : [];
    return [text, ...more].map((one) => ({ part, text: one }));
  });
  const extra = extraSentence(request, facts, bank, ink, structure, wording);
  if (extra) {
    const spots = pieces.flatMap(({ part }, at) => (FRAME.has(part as Part) || part === 'lead' ? [] : [at]));
    const afterLimit = pieces.flatMap(({ part }, at) => (part === 'limit' || part === 'limitShort' ? [at] : []));
    const open = fault.kind === 'clash' ? spots.slice(-1) : request.twist === 'rounded' ? afterLimit : spots;
    pieces.splice((open.length > 0 ? structure.pick(open) : pieces.length - 1) + 1, 0, { part: 'extra', text: extra });
  }
  const filled = pieces.map(({ part, text }) => ({ part, text: fill(text, from, facts, ink, bank, spelled) }));
  return arrange(filled, STYLES[style].bullets, broken);
}
