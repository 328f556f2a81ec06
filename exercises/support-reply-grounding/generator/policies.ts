/** The policy base of the shop: per market and topic one version in force, one superseded, sometimes one announced. */
import { drawFrom } from './random.ts';
import { LOCALES, addDays, type Locale } from './locale.ts';

export const TIERS = ['Trail', 'Ridge', 'Summit'] as const;
export type Tier = (typeof TIERS)[number];
export const TOPICS = ['return', 'late-delivery', 'cancellation', 'repair', 'price-drop', 'exchange'] as const;
export type Topic = (typeof TOPICS)[number];

/** What one tier gets under one version of a policy. */
export interface Terms {
  /** Days to claim, counted from the topic's event; the last day counts. */
  limitDays: number;
  ratePercent: number;
  /** Days until the money, the replacement or the repaired item is sent. */
  payoutDays: number;
}

export interface Policy {
  id: string;
  topic: Topic;
  market: Locale;
  title: string;
  inForceFrom: string;
  inForceUntil: string | null;
  terms: Record<Tier, Terms>;
  text: string;
}

interface TopicRule {
  code: string;
  title: string;
  event: 'delivery' | 'ordering';
  limitPool: number[];
  ratePool: number[];
  /** Whether better tiers pay less (fees) or get more (credits). */
  rateFallsWithTier: boolean;
  /** `net`: the base minus the rate is paid out. `part`: the rate of the base is what matters. */
  payable: 'net' | 'part';
  limitLine: string;
  rateLine: string;
  payoutLine: string;
  how: string;
}

export const TOPIC_RULES: Record<Topic, TopicRule> = {
  return: {
    code: 'RET',
    title: 'Returns',
    event: 'delivery',
    limitPool: [14, 18, 21, 25, 28, 30, 35, 40, 45, 50, 60, 75, 90],
    ratePool: [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18],
    rateFallsWithTier: true,
    payable: 'net',
    limitLine: 'Return window',
    rateLine: 'Handling fee, kept from the item price',
    payoutLine: 'Refund paid within',
    how: 'Account > Orders > Return item, then drop the parcel at any pick-up point.',
  },
  'late-delivery': {
    code: 'LAT',
    title: 'Late delivery credit',
    event: 'delivery',
    limitPool: [16, 18, 20, 21, 24, 25, 28, 30, 32, 35, 40],
    ratePool: [4, 5, 6, 7, 8, 10, 12, 14, 15, 16, 20],
    rateFallsWithTier: false,
    payable: 'part',
    limitLine: 'Claim window',
    rateLine: 'Credit, as a share of the order total',
    payoutLine: 'Credit booked within',
    how: 'Account > Orders > Report late parcel.',
  },
  cancellation: {
    code: 'CAN',
    title: 'Cancelling a pre-order',
    event: 'ordering',
    limitPool: [13, 14, 16, 18, 20, 21, 24, 25, 28, 30, 35],
    ratePool: [2, 3, 4, 5, 6, 8, 9, 10, 12, 15],
    rateFallsWithTier: true,
    payable: 'net',
    limitLine: 'Cancellation window',
    rateLine: 'Cancellation fee, kept from the order total',
    payoutLine: 'Refund paid within',
    how: 'Account > Orders > Cancel pre-order.',
  },
  repair: {
    code: 'REP',
    title: 'Repair programme',
    event: 'delivery',
    limitPool: [90, 120, 150, 180, 210, 240, 270, 300, 330, 365, 400, 450],
    ratePool: [10, 15, 18, 20, 24, 25, 30, 35, 40, 45, 50, 60],
    rateFallsWithTier: true,
    payable: 'part',
    limitLine: 'Repair window',
    rateLine: 'Share of the repair quote the customer pays',
    payoutLine: 'Repaired item sent back within',
    how: 'Account > Orders > Book a repair, with one photo of the damage.',
  },
  'price-drop': {
    code: 'PRI',
    title: 'Price drop after purchase',
    event: 'ordering',
    limitPool: [14, 16, 18, 20, 21, 24, 25, 28, 30, 35, 40, 45],
    ratePool: [20, 25, 30, 40, 45, 50, 60, 65, 70, 75, 80, 90],
    rateFallsWithTier: false,
    payable: 'part',
    limitLine: 'Claim window',
    rateLine: 'Share of the price difference paid back',
    payoutLine: 'Difference paid within',
    how: 'Account > Orders > Claim price difference.',
  },
  exchange: {
    code: 'EXC',
    title: 'Exchanges',
    event: 'delivery',
    limitPool: [20, 21, 25, 28, 30, 35, 40, 45, 50, 60, 70, 80, 100],
    ratePool: [2, 3, 4, 5, 6, 7, 8, 9, 10, 12],
    rateFallsWithTier: true,
    payable: 'part',
    limitLine: 'Exchange window',
    rateLine: 'Exchange fee, as a share of the item price',
    payoutLine: 'Replacement sent within',
    how: 'Account > Orders > Exchange item.',
  },
};

const PAYOUT_POOL = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MARKET_NAMES: Record<Locale, string> = {
  'en-GB': 'United Kingdom',
  'en-US': 'United States',
  'de-DE': 'Germany',
  'fr-FR': 'France',
  'es-ES': 'Spain',
};

function writeText(topic: Topic, terms: Record<Tier, Terms>): string {
  const rule = TOPIC_RULES[topic];
  const line = (unit: string, value: (of: Terms) => number): string =>
    TIERS.map((tier) => `${tier} ${value(terms[tier])}${unit}`).join(', ');
  const since = rule.event === 'delivery' ? 'after delivery' : 'after the order was placed';
  return [
    `${rule.limitLine}: ${line(' days', (of) => of.limitDays)}, counted from the day ${since}; the last day counts.`,
    `${rule.rateLine}: ${line(' %', (of) => of.ratePercent)}.`,
    `${rule.payoutLine}: ${line(' days', (of) => of.payoutDays)}.`,
    'Not covered: clearance items.',
    `How: ${rule.how}`,
    'Otherwise: point to the Second Trail resale shelf.',
  ].join('\n');
}

/** Every version of every policy. No number of one version or tier is found again in another, so a slip always shows. */
export function drawPolicies(seed: number): Policy[] {
  return LOCALES.flatMap((market) =>
    TOPICS.flatMap((topic) => {
      const draw = drawFrom(`${seed}/policy/${market}/${topic}`);
      const rule = TOPIC_RULES[topic];
      const limits = draw.shuffle(rule.limitPool);
      const rates = draw.shuffle(rule.ratePool);
      const payouts = draw.shuffle(PAYOUT_POOL);
      const sorted = (pool: number[], at: number, rising: boolean): number[] =>
        pool.slice(at * 3, at * 3 + 3).sort((a, b) => (rising ? a - b : b - a));
      const termsOf = (at: number): Record<Tier, Terms> => {
        const [limit, rate, payout] = [
          sorted(limits, at, true),
          sorted(rates, at, !rule.rateFallsWithTier),
          sorted(payouts, at, false),
        ];
        const one = (tier: number): Terms => ({
          limitDays: limit[tier] ?? 0,
          ratePercent: rate[tier] ?? 0,
          payoutDays: payout[tier] ?? 0,
        });
        return { Trail: one(0), Ridge: one(1), Summit: one(2) };
      };
      const changed = addDays('2030-09-01', draw.int(0, 150));
      const announced = addDays('2031-08-01', draw.int(0, 60));
      const number = draw.int(3, 9);
      const versions = [
        { at: 0, from: changed, until: addDays(announced, -1) },
        { at: 1, from: addDays(changed, -draw.int(300, 600)), until: addDays(changed, -1) },
        { at: 2, from: announced, until: null },
      ];
      return versions.map(({ at, from, until }): Policy => {
        const terms = termsOf(at);
        return {
          id: `${rule.code}-${number + (at === 1 ? -1 : at === 2 ? 1 : 0)}`,
          topic,
          market,
          title: `${rule.title}, ${MARKET_NAMES[market]}`,
          inForceFrom: from,
          inForceUntil: until,
          terms,
          text: writeText(topic, terms),
        };
      });
    }),
  );
}
