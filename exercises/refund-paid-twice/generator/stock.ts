/** Names, goods and sentences that cases are drawn from. All invented. */

export const FIRST_NAMES = [
  'Ilse',
  'Maren',
  'Tobias',
  'Jonna',
  'Piet',
  'Agnes',
  'Ravi',
  'Lotte',
  'Samir',
  'Hedda',
  'Bram',
  'Noor',
  'Otis',
  'Greta',
  'Wim',
  'Zofia',
  'Karel',
  'Amira',
  'Joris',
  'Tilda',
];
export const LAST_NAMES = [
  'Verhoef',
  'Okafor',
  'Lindqvist',
  'Marsman',
  'Dekeyser',
  'Brandt',
  'Novak',
  'Haddad',
  'Solberg',
  'Kuipers',
  'Aldous',
  'Perrin',
  'Weiss',
  'Tanaka',
  'Moreau',
  'Castle',
];
export const TIERS = ['standard', 'standard', 'standard', 'plus'];
export const STREETS = ['Molenpad', 'Harbour Row', 'Elzenlaan', 'Tannery Lane', 'Kastanjehof', 'Wharf Street'];
export const CITIES = ['Velden', 'Oostmeer', 'Harlow Bay', 'Dornwijk', 'Lissel'];

/** SKU, title, list price and price paid in cents. */
export const GOODS: readonly (readonly [sku: string, title: string, listMinor: number, paidMinor: number])[] = [
  ['LMP-ORLO-BR', 'Orlo desk lamp, brass', 9900, 8900],
  ['LMP-ORLO-BK', 'Orlo desk lamp, black', 9900, 8900],
  ['LMP-VESK-WH', 'Vesk floor lamp', 17900, 15900],
  ['CHR-TAMM-OK', 'Tamm chair, oak', 14900, 12900],
  ['STL-PALO-2', 'Palo stool, set of two', 11800, 9440],
  ['TBL-NESS-60', 'Ness side table', 13400, 12060],
  ['SHF-KIRA-3', 'Kira wall shelf', 7900, 6900],
  ['RUG-FENN-M', 'Fenn rug, medium', 18900, 15120],
  ['MIR-SOLE-45', 'Sole mirror 45', 8400, 7560],
  ['CLK-ARDE', 'Arde wall clock', 5900, 4900],
];

/** Every order holds one large piece besides what it is about. */
export const LARGE_GOODS: typeof GOODS = [
  ['SOF-HALM-3', 'Halm sofa, three seats', 89900, 79900],
  ['BED-ROND-160', 'Rond bed 160', 74900, 67400],
  ['TBL-ARKE-L', 'Arke dining table', 64900, 58400],
];

/** A second variant that a replacement can be sent in: question, answer, ending of the SKU. */
export const CHOICES: readonly (readonly [question: string, answer: string, suffix: string])[] = [
  [
    'Would you like the replacement in the same finish, or in moss, which ships a day earlier?',
    'Moss is fine, if it is quicker.',
    '-MS',
  ],
  [
    'The exact one is with another warehouse. Same model with a linen shade, or wait for the original?',
    'Take the linen one please',
    '-LN',
  ],
  ['There are two versions now: with the old plug and with the new. Which one do you need?', 'the new plug.', '-NP'],
];

export const REASONS = ['damaged on arrival', 'cracked base', 'arrived broken', 'missing parts', 'defective'];

export const OPENINGS = [
  'Hi, I am writing about order {order} (my address with you is {email}).',
  'Hello Brannock team, order {order}, account {email}.',
  'Good morning. It is about {order}. You know me as {email}.',
  'order {order}, {email}. A few things went wrong so let me list them:',
  'Hi there! Sorry for the long message. Order {order}, mail {email}.',
  '{order} / {email}. This is the second time I have to write about an order from you.',
];
export const ENDINGS = [
  'Thanks',
  'Thank you in advance!',
  'Kind regards, {name}',
  '{name}',
  'Hope you can sort this out. {name}',
  'Cheers, {name}',
];

export const SAYINGS = {
  refund: [
    'The {title} ({line}) came with a broken base and I would like my money back for it.',
    'Line {line}, the {title}, was smashed in the box. Please refund it.',
    'I want a refund for the {title} ({line}), it arrived in pieces.',
    'The {title} on line {line} does not work at all. Money back please, no replacement.',
  ],
  refused: [
    'And I have not seen my money for the {title} ({line}) yet, please refund that too.',
    'Also please pay back the {title}, line {line}.',
  ],
  goodwill: [
    'The delivery was {late} late. I had to take a day off for nothing. I think I deserve something for that.',
    'It all came {late} after the date you promised.',
    'You were {late} late and nobody told me.',
  ],
  replacement: [
    'The {title} ({line}) has a deep scratch. I would like to have it replaced.',
    'Please send me a new {title} for line {line}, this one wobbles and a leg is split.',
    'For {line} ({title}) I want another one, the glass is cracked.',
  ],
  label: [
    'How do I send the broken {title} ({line}) back? I have no label.',
    'I need a return label for {line}.',
    'Can you mail me a label so that I can return {line}?',
  ],
  address: [
    'I have moved, everything goes to {street}, {postcode} {city} from now on.',
    'New address by the way: {street}, {postcode} {city}.',
    'Please note my new address, {street} in {city}, {postcode}.',
  ],
  arrival: [
    'And when will the money be on my account?',
    'How long does the bank take for that?',
    'Please tell me when I can expect the money.',
  ],
  parcel: [
    'The courier site says nothing. Where is the parcel with the rest?',
    'One parcel seems lost, can you see where it is?',
  ],
};
