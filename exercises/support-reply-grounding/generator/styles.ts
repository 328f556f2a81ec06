/** How a system writes: which parts a reply has, in which order. Styles never change what is stated. */

export type Part =
  | 'greet'
  | 'greetCasual'
  | 'empathy'
  | 'bulletIntro'
  | 'lead'
  | 'decision'
  | 'limit'
  | 'limitShort'
  | 'amount'
  | 'amountShort'
  | 'payout'
  | 'step'
  | 'alternative'
  | 'pointer'
  | 'filler'
  | 'filler2'
  | 'recap'
  | 'close'
  | 'closeCasual';

export interface Style {
  /** Parts in order, each with the share of replies that have it. */
  parts: readonly (readonly [Part, number])[];
  bullets: boolean;
  /** Share of limits and of amounts that are stated bare: the last day without the days, the sum without the percentage. */
  plainness: number;
  /** Share of dates written out. */
  longDates: number;
  /** Share of replies that break lines between blocks. */
  lineBreaks: number;
}

export type StyleName = 'standard' | 'terse' | 'verbose' | 'reordered' | 'casual' | 'bullets';

export const STYLES: Record<StyleName, Style> = {
  standard: {
    parts: [
      ['greet', 0.95],
      ['empathy', 0.45],
      ['decision', 1],
      ['limit', 0.75],
      ['amount', 0.92],
      ['payout', 0.6],
      ['step', 1],
      ['pointer', 0.1],
      ['filler', 0.2],
      ['close', 0.9],
    ],
    plainness: 0.55,
    bullets: false,
    longDates: 0.6,
    lineBreaks: 0.7,
  },
  terse: {
    parts: [
      ['decision', 1],
      ['amountShort', 0.85],
      ['limit', 0.5],
      ['step', 1],
      ['payout', 0.15],
    ],
    plainness: 0.75,
    bullets: false,
    longDates: 0.2,
    lineBreaks: 0.1,
  },
  verbose: {
    parts: [
      ['greet', 1],
      ['empathy', 1],
      ['filler', 1],
      ['decision', 1],
      ['limit', 1],
      ['amount', 1],
      ['payout', 1],
      ['step', 1],
      ['pointer', 0.35],
      ['filler2', 0.9],
      ['recap', 0.6],
      ['close', 1],
    ],
    plainness: 0.25,
    bullets: false,
    longDates: 0.8,
    lineBreaks: 0.9,
  },
  reordered: {
    parts: [
      ['greet', 0.9],
      ['step', 1],
      ['payout', 0.6],
      ['lead', 0.7],
      ['amount', 0.92],
      ['limit', 0.75],
      ['decision', 1],
      ['close', 0.9],
    ],
    plainness: 0.5,
    bullets: false,
    longDates: 0.6,
    lineBreaks: 0.5,
  },
  casual: {
    parts: [
      ['greetCasual', 1],
      ['decision', 1],
      ['amountShort', 0.9],
      ['limit', 0.6],
      ['payout', 0.35],
      ['step', 1],
      ['closeCasual', 1],
    ],
    plainness: 0.6,
    bullets: false,
    longDates: 0.25,
    lineBreaks: 0.3,
  },
  bullets: {
    parts: [
      ['greet', 0.7],
      ['bulletIntro', 1],
      ['decision', 1],
      ['limit', 0.85],
      ['amount', 0.95],
      ['payout', 0.7],
      ['step', 1],
      ['pointer', 0.1],
      ['close', 0.4],
    ],
    plainness: 0.5,
    bullets: true,
    longDates: 0.4,
    lineBreaks: 1,
  },
};

/** Parts that open or close a letter and never become bullet points. */
export const FRAME: ReadonlySet<Part> = new Set<Part>(['greet', 'greetCasual', 'bulletIntro', 'close', 'closeCasual']);
