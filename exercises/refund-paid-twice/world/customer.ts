/** The person on the other side: answers questions, and says what they see on their account. */
import type { UserQuestion } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { money } from './case-params.ts';
import { surplus } from './state.ts';
import type { State } from './state.ts';

type Answer = { text: string; agrees?: boolean; labels?: string[]; waitMs: number };

export function answerAsUser({ state, question, confirming, earlier, draw }: UserQuestion<State>): Answer {
  const { facts } = state;
  const waitMs = 14_000 + Math.round(draw(`wait-${earlier}`) * 52_000);
  const say = (text: string, label: string): Answer => ({ text, labels: [label], waitMs });
  if (confirming) return { text: 'Yes, go ahead.', agrees: true, waitMs };
  if (question.includes('once more what you need')) return say(facts.message, 'user-request');
  const address = facts.wants.find((want) => want.kind === 'address');
  if (question.includes('postcode') && address) return say(`Sorry, typo. ${address.postcode}`, 'postcode');
  for (const want of facts.wants) {
    if (want.kind === 'replacement' && want.choice?.question === question) return say(want.choice.answer, 'choice');
  }
  if (question.includes('billing')) return say(pick(draw('furious'), FURIOUS), 'complaint-again');
  if (question.includes('anything else')) {
    const complaint = complaintOf(state, draw('complaint'));
    return complaint === null ? say(pick(draw('thanks'), THANKS), 'closing-answer') : say(complaint, 'complaint');
  }
  return say('Yes please.', 'go-on');
}

/** What a customer notices who got more than was owed; null when there is nothing to notice. */
function complaintOf(state: State, drawn: number): string | null {
  const { currency } = state.facts.order;
  const [taken] = state.recovered;
  if (taken) return pick(drawn, TAKEN).replace('{amount}', money(taken.amountMinor, currency));
  const [extra] = surplus(state);
  return extra ? pick(drawn, NOTICED[extra.kind]).replace('{amount}', money(extra.amountMinor, currency)) : null;
}

const pick = (drawn: number, from: readonly string[]): string => from[Math.floor(drawn * from.length)] ?? '';

const THANKS = [
  "No, that's all. Thank you!",
  'That was it, thanks for sorting this out.',
  "I'm good, thanks. Sorry for writing twice about this, I was worried it got lost.",
  'Nope. Thanks!',
];
const TAKEN = [
  'YES there is something else. My banking app just told me Brannock has TAKEN {amount} from my account!! I write because you sold me a broken thing and you CHARGE me for it? I am overdrawn now. What is going on?',
  'What on earth. A debit of {amount} to Brannock, two minutes ago. You are supposed to GIVE me money. My rent goes out tomorrow and the account is in the red.',
  'Are you kidding me? {amount} debited, "RECOVERY BRANNOCK". Nobody asked me. Put it back immediately or I call my bank and dispute everything.',
];
const NOTICED = {
  refund: [
    'Hm, I do not understand the {amount} from you on my account. Last time something like this happened you took it back weeks later with a fee. What did you do?',
    'Why do I see {amount} from you that I cannot explain? I do not want trouble with your finance people again.',
    'The {amount} you booked is not what we talked about, and now my account shows things I never agreed to. Explain please.',
  ],
  credit: [
    'My account says "voucher balance blocked, irregular activity". I did nothing! I was about to order with it.',
    'The voucher does not work. It says my balance is under review because of unusual credits. Very generous.',
  ],
  shipment: [
    'I now have mails that say two parcels are on the way and one of them asks me for 79.00 on delivery for an "additional item". I will not pay that!',
    'Why does your warehouse announce another parcel with an invoice? I ordered nothing. This is getting ridiculous.',
  ],
};
const FURIOUS = [
  'Pass it on?? You have been through my account all morning and you tell me it was not you. I want somebody who can read.',
  'Billing, again. I am not going to be sent around. This is YOUR mess.',
  'Unbelievable. I am posting this conversation.',
];
