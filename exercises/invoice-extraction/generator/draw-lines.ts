/** Draws what a document charges for, and what the shipment weighs. */
import type { Line, Unit, Weight } from './facts.ts';
import type { Locale } from './locales.ts';
import { drawGoods, LABOUR } from './names.ts';
import type { Random } from './random.ts';

const POUND_KG = 0.45359237;

/** Goods by the metre or by weight; everything else is sold by the piece. */
const BY_METRE = /hose|tape|packing|schlauch|band|packung|flexible|ruban|tresse/i;
const BY_WEIGHT = /bolt|schraube|vis h|gasket|dichtung|joint/i;

function drawUnit(random: Random, description: string): Unit {
  if (BY_METRE.test(description) && random.chance(0.6)) return 'm';
  return BY_WEIGHT.test(description) && random.chance(0.2) ? 'kg' : 'pcs';
}

function drawLine(random: Random, description: string): Line {
  const unit = drawUnit(random, description);
  const base = { description, unit, inMinutes: false };
  if (unit === 'pcs' && random.chance(0.11)) {
    const quantity = random.int(2, 40) * 100;
    const unitPrice = random.int(320, 9_800);
    return { ...base, quantity, unitPrice, pricePer: 100, amount: Math.round((quantity * unitPrice) / 100) };
  }
  const many = random.chance(0.2);
  const dear = !many && random.chance(0.25);
  const quantity =
    unit === 'kg' ? random.int(5, 640) / 4 : many ? random.int(20, 90) * 50 : random.int(1, dear ? 14 : 140);
  const unitPrice = many ? random.int(18, 290) : dear ? random.int(9_900, 64_000) : random.int(150, 9_400);
  return { ...base, quantity, unitPrice, pricePer: 1, amount: Math.round(quantity * unitPrice) };
}

export function drawLines(random: Random, locale: Locale): Line[] {
  const count = random.pick([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7]);
  const lines = drawGoods(random, locale.language, count).map((text) => drawLine(random, text));
  if (random.chance(0.26)) {
    const hours = random.int(3, 22) / 4;
    const unitPrice = random.int(13, 32) * 400;
    const description = random.pick(LABOUR[locale.language]);
    const inMinutes = random.chance(0.62);
    const labour: Line = {
      description,
      quantity: hours,
      unit: 'h',
      inMinutes,
      unitPrice,
      pricePer: 1,
      amount: Math.round(hours * unitPrice),
    };
    lines.splice(random.int(0, lines.length), 0, labour);
  }
  return lines;
}

export function drawWeight(random: Random, locale: Locale): Weight | null {
  if (!random.chance(0.6)) return null;
  const imperial = locale.id === 'us' ? 0.8 : locale.id === 'ca' ? 0.6 : locale.id === 'gb' ? 0.4 : 0.12;
  const unit = random.chance(imperial) ? 'lb' : random.chance(0.06) ? 't' : 'kg';
  const printed = unit === 't' ? random.int(11, 48) / 10 : random.int(9, 1_800);
  const kg = unit === 'lb' ? printed * POUND_KG : unit === 't' ? printed * 1_000 : printed;
  return { printed, unit, both: unit !== 't' && random.chance(0.12), kg: Math.round(kg * 100) / 100 };
}
