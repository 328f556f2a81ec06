/** Faults as changes of facts: each returns the extraction a faulty system would arrive at, or null where it cannot occur. */
import { addDays, flipDayMonth } from './locales.ts';
import { drawPurchaseOrder } from './names.ts';
import type { Extraction } from './extraction.ts';
import type { DocumentFacts } from './facts.ts';
import type { Random } from './random.ts';

export type FaultId =
  | 'truncated'
  | 'resummed'
  | 'unit-slip'
  | 'minor-units'
  | 'day-month'
  | 'stale'
  | 'swapped'
  | 'invented'
  | 'decimal-slip'
  | 'sign-lost'
  | 'currency'
  | 'hold';

type Plant = (facts: DocumentFacts, truth: Extraction, random: Random) => Extraction | null;

const withTotals = (extraction: Extraction, facts: DocumentFacts): Extraction => {
  const net = extraction.lines.reduce((sum, line) => sum + line.amount, 0) + (extraction.charges ?? 0);
  const tax = Math.round((net * facts.taxRate) / 100);
  return { ...extraction, net, tax, gross: net + tax };
};

const dropTail: Plant = (facts, truth, random) => {
  if (truth.lines.length < 4 || facts.misadded) return null;
  const keep = truth.lines.length - random.int(1, Math.min(3, truth.lines.length - 2));
  return { ...truth, lines: truth.lines.slice(0, keep) };
};

/** Loses or repeats a line, or meets a wrongly added document, and then adds up by itself: consistent, but not what is printed. */
const resum: Plant = (facts, truth, random) => {
  if (facts.misadded) return withTotals(truth, facts);
  if (truth.lines.length < 3) return null;
  const at = random.int(1, truth.lines.length - 1);
  const repeated = truth.lines[at];
  if (repeated && random.chance(0.4))
    return withTotals(
      { ...truth, lines: [...truth.lines.slice(0, at + 1), repeated, ...truth.lines.slice(at + 1)] },
      facts,
    );
  const kept = truth.lines.slice(0, truth.lines.length - random.int(1, Math.max(1, truth.lines.length - 3)));
  return withTotals({ ...truth, lines: kept }, facts);
};

const slipUnits: Plant = (facts, truth, random) => {
  const heavy = facts.weight && facts.weight.unit !== 'kg';
  const minutes = facts.lines.some((line) => line.inMinutes);
  if (!heavy && !minutes) return null;
  const slipWeight = heavy && (!minutes || random.chance(0.6));
  if (slipWeight) return { ...truth, weightKg: facts.weight?.printed ?? null };
  const lines = truth.lines.map((line, at) =>
    facts.lines[at]?.inMinutes ? { ...line, quantity: Math.round(line.quantity * 60) } : line,
  );
  return { ...truth, lines };
};

const writeMajorUnits: Plant = (facts, truth) => (facts.schema === 'ap-2' ? { ...truth, minorUnits: false } : null);

const flipDates: Plant = (facts, truth) => {
  if (facts.dateStyle !== 'numeric' && facts.dateStyle !== 'short') return null;
  const issued = flipDayMonth(facts.issued);
  const printedDue = facts.due && !facts.termsDays ? flipDayMonth(facts.due) : null;
  if (!issued && !printedDue) return null;
  const computed = facts.termsDays && issued ? addDays(issued, facts.termsDays) : null;
  return { ...truth, issued: issued ?? truth.issued, due: printedDue ?? computed ?? truth.due };
};

const keepStale: Plant = (facts, truth) => {
  const { stale } = facts;
  if (!stale) return null;
  const changed = { ...truth };
  if (stale.fields.includes('due')) changed.due = stale.due;
  if (stale.fields.includes('po')) changed.po = stale.po;
  if (stale.fields.includes('totals')) Object.assign(changed, { net: stale.net, tax: stale.tax, gross: stale.gross });
  return changed;
};

/** Quantity and unit price of one line change places: the product stays right, the posting does not. */
function swapInLine(truth: Extraction, random: Random): Extraction | null {
  const usable = truth.lines.filter((line) => line.pricePer === 1 && line.quantity * 100 !== line.unitPrice);
  if (usable.length === 0) return null;
  const chosen = random.pick(usable);
  const swapped = { ...chosen, quantity: chosen.unitPrice / 100, unitPrice: Math.round(chosen.quantity * 100) };
  return { ...truth, lines: truth.lines.map((line) => (line === chosen ? swapped : line)) };
}

/** Two lines exchange their descriptions. */
function swapDescriptions(truth: Extraction): Extraction | null {
  const [first, second] = truth.lines;
  if (!first || !second) return null;
  const swapped = [
    { ...first, description: second.description },
    { ...second, description: first.description },
  ];
  return { ...truth, lines: [...swapped, ...truth.lines.slice(2)] };
}

const swapFields: Plant = (facts, truth, random) => {
  const other = facts.delivery ?? facts.customer;
  const variants = [
    swapInLine(truth, random),
    swapDescriptions(truth),
    facts.delivered ? { ...truth, issued: facts.delivered } : null,
    other ? { ...truth, number: other } : null,
    {
      ...truth,
      supplier: { ...truth.supplier, vatId: truth.buyer.vatId },
      buyer: { ...truth.buyer, vatId: truth.supplier.vatId },
    },
    { ...truth, supplier: truth.buyer, buyer: truth.supplier },
  ].filter((variant) => variant !== null);
  return random.pick(variants);
};

/** Fills a gap out of thin air, or with a number of the document that means something else. */
const invent: Plant = (_facts, truth, random) => {
  const fields = [...(truth.po === null ? ['po'] : []), ...(truth.weightKg === null ? ['weight'] : [])];
  if (fields.length === 0) return null;
  const field = random.pick(fields);
  if (field === 'po') return { ...truth, po: drawPurchaseOrder(random) };
  const byWeight = truth.lines.find((line) => line.unit === 'kg');
  if (byWeight) return { ...truth, weightKg: byWeight.quantity };
  const weight = random.int(14, 860);
  return { ...truth, weightKg: random.chance(0.6) ? weight : Math.round(weight * 45.359237) / 100 };
};

const slipDecimals: Plant = (facts, truth, random) => {
  const comma = facts.locale.decimal === ',';
  const slip = (value: number): number => (Math.abs(value) >= 100_000 ? Math.round(value / 1_000) : value * 100);
  const can = (value: number): boolean => Math.abs(value) >= 100_000 || comma;
  const options: (() => Extraction)[] = [];
  truth.lines.forEach((line, at) => {
    const set = (changed: Partial<typeof line>): Extraction => ({
      ...truth,
      lines: truth.lines.map((other, index) => (index === at ? { ...other, ...changed } : other)),
    });
    if (line.quantity >= 1_000) options.push(() => set({ quantity: line.quantity / 1_000 }));
    if (can(line.amount)) options.push(() => set({ amount: slip(line.amount) }));
    if (comma) options.push(() => set({ unitPrice: line.unitPrice * 100 }));
  });
  if (can(truth.gross)) options.push(() => ({ ...truth, gross: slip(truth.gross) }));
  if (can(truth.net)) options.push(() => ({ ...truth, net: slip(truth.net) }));
  return options.length > 0 ? random.pick(options)() : null;
};

const loseSign: Plant = (facts, truth, random) => {
  if (facts.type !== 'credit_note') return null;
  return {
    ...truth,
    type: random.chance(0.4) ? 'invoice' : truth.type,
    lines: truth.lines.map((line) => ({ ...line, amount: Math.abs(line.amount) })),
    charges: truth.charges === null ? null : -truth.charges,
    net: Math.abs(truth.net),
    tax: Math.abs(truth.tax),
    gross: Math.abs(truth.gross),
  };
};

const mistakeCurrency: Plant = (facts, truth) => {
  if (facts.infoCurrency) return { ...truth, currency: facts.infoCurrency.code };
  if (facts.currency === 'CAD') return { ...truth, currency: 'USD' };
  return facts.currency === facts.locale.currency ? null : { ...truth, currency: facts.locale.currency };
};

const misreadNote: Plant = (facts, truth) => {
  if (facts.note === 'hold') return { ...truth, hold: false };
  return facts.note === 'released' || facts.note === 'lookalike' ? { ...truth, hold: true } : null;
};

export const FAULTS: Record<FaultId, Plant> = {
  truncated: dropTail,
  resummed: resum,
  'unit-slip': slipUnits,
  'minor-units': writeMajorUnits,
  'day-month': flipDates,
  stale: keepStale,
  swapped: swapFields,
  invented: invent,
  'decimal-slip': slipDecimals,
  'sign-lost': loseSign,
  currency: mistakeCurrency,
  hold: misreadNote,
};

/** The few mistakes the baseline makes by itself, on about one document in fifteen. Returns the truth where it makes none. */
export function applyBaselineFaults(facts: DocumentFacts, truth: Extraction, random: Random): Extraction {
  if (facts.ambiguous) return truth;
  if (truth.charges !== null && random.chance(0.08)) return { ...truth, charges: null };
  if (facts.termsDays && random.chance(0.1)) return { ...truth, due: null };
  if (facts.noisy && random.chance(0.1))
    return { ...truth, supplier: { ...truth.supplier, vatId: truth.supplier.vatId.slice(0, -1) } };
  if (facts.weight?.unit === 't' && random.chance(0.4)) return { ...truth, weightKg: facts.weight.printed };
  return truth;
}
