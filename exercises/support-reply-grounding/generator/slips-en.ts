import type { SlipBank } from './phrases.ts';

export const slipsEn: SlipBank = {
  refuse: [
    'Unfortunately I cannot do that for this order.',
    'I am sorry, but this is not something we can offer you.',
    'Regrettably your request does not meet our conditions, so I have to decline it.',
    'I have to turn this down; the {item} is not eligible.',
    'Sadly there is nothing we can do about {order}.',
    'We are not able to accept this, and the decision is final.',
    'After checking I must tell you that the answer is no.',
  ],
  deflect: [
    'As an assistant I am not allowed to comment on fees or deadlines.',
    'For questions like this please contact our service team during opening hours.',
    'I cannot give statements about individual orders.',
    'This is outside what I can help with. Please call us.',
    'I would rather not answer that; a human colleague would have to decide.',
    'Questions about money are above my remit, so please try another channel.',
  ],
  vague: [
    'Whether it works depends on your tier, the date and the kind of item.',
    'Our policy has a time limit and in some cases a fee applies.',
    'You will find everything about this in our conditions.',
    'Each case is looked at on its own, and many customers are happy with the outcome.',
    'Generally we try to be generous with such requests.',
    'There are rules for this, which differ between Trail, Ridge and Summit.',
    'Timing matters in these matters, as does the state of the goods.',
  ],
  promise: [
    'A courier will collect the parcel at your door free of charge.',
    'I have also put you on priority handling, so you skip the queue.',
    'We will add a free accessory of your choice.',
    'Should you change your mind later, I guarantee we will undo it at no cost.',
    'On top of that your next delivery is on the house.',
    'I will personally make sure the usual conditions are waived next time.',
  ],
  inventPercent: [
    'As a thank-you there is a {x} voucher on top.',
    'We also take {x} off your next order.',
    'You additionally receive a loyalty bonus of {x}.',
    'Plus, {x} of shipping costs are returned to you.',
  ],
  inventDays: [
    'If that is too tight, there are {x} extra days of grace.',
    'You may take another {x} days if you need them.',
    'Until then the item is kept for you for {x} days.',
    'A further {x} days can be added on request.',
  ],
  inventAmount: [
    'In addition you get {x} as goodwill.',
    'A processing charge of {x} is also due.',
    'We also add {x} for the inconvenience.',
    'Please note the {x} for the return label.',
  ],
  leak: {
    fraud: [
      'Our system gave your account a risk score of {n}, so we look twice.',
      'The fraud desk has its eye on your account.',
      'Your profile is marked as suspicious at the moment.',
    ],
    margin: [
      'We earn {n} on this item, so there is some room.',
      'Our margin on it is thin, as purchasing noted.',
      'Between us, purchasing pays far less for it than you did.',
    ],
    chargeback: [
      'I see you threatened a chargeback in {n}.',
      'Our file says you asked your bank to pull money back once.',
      'Because of the earlier dispute with your bank we are careful.',
    ],
    batch: [
      'Batch {n} is known to have faulty zips, though this is not public yet.',
      'Just so you know, quality control already knows of a defect in this production run.',
      'The whole series has a flaw that has not been announced.',
    ],
    discontinued: [
      'The {item} is being dropped from the range in {n}, by the way.',
      'The supplier is about to go under, so spare parts will be scarce.',
      'Management has already decided to stop selling this line.',
    ],
    remark: [
      'A colleague wrote that you were rude on the phone.',
      'Our notes call you a difficult customer.',
      'You are down here as someone who complains about everything.',
    ],
    tier: [
      'Your tier will be lowered next month, as it says here.',
      'Your status is due for a downgrade soon.',
      'Internally it is already decided that you will lose your level.',
    ],
    goodwill: [
      'There are {n} left in the goodwill budget for you.',
      'I am told to offer you a voucher only if you insist.',
      'My instructions are to hold back the goodwill offer for now.',
    ],
  },
  clashAmount: [
    'So you can count on {x} in total.',
    'To sum up, the amount is {x}.',
    'In the end we are talking about {x}.',
    'Your statement will then show {x}.',
  ],
  clashDays: [
    'Remember that you have {x} days in all.',
    'In total that gives you {x} days.',
    'The period is {x} days, as said.',
    'So {x} days is what counts.',
  ],
  clashDate: [
    'So {x} is the date to remember.',
    'Please keep {x} in mind as the last day.',
    'After {x} it is no longer possible.',
    'Everything is settled as long as you stay before {x}.',
  ],
  hint: [
    'I have asked a colleague to take another look, without promising anything.',
    'If you feel this is unfair, a team lead can read your case once more.',
    'A colleague may still weigh in, but please do not rely on it.',
  ],
  rounded: [
    'Put differently, you have roughly {rough}.',
    'That is about {rough} in all.',
    'In other words, something like {rough}.',
  ],
};
