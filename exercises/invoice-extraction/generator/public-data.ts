/** Public rows: one output per document, from several unnamed systems, with the labels of hurried clerks. */
import { applyBaselineFaults, FAULTS, type FaultId } from './faults.ts';
import { findWrongFields } from './compare.ts';
import { extractTruth, PLAIN, serialise, type Extraction, type Style } from './extraction.ts';
import { drawDocument } from './draw-document.ts';
import type { DocumentFacts } from './facts.ts';
import { inputOf } from './hidden-data.ts';
import { recordVerdicts } from './judges.ts';
import { explainMislabelled } from './label-mistakes.ts';
import { createRandom, type Random } from './random.ts';
import { slicesOf } from './slices.ts';
import { SYSTEMS } from './systems.ts';

const PUBLIC_ROWS = 52;
const WRONG_LABELS = 5;
const AMBIGUOUS_ROWS = 2;

/** How many outputs of each fault public rows show; faults that are not named occur in hidden data only. */
const SHOWN: [FaultId, number][] = [
  ['unit-slip', 4],
  ['minor-units', 3],
  ['day-month', 3],
  ['truncated', 3],
  ['swapped', 3],
  ['invented', 3],
  ['decimal-slip', 3],
  ['hold', 4],
];

export interface PublicRow {
  facts: DocumentFacts;
  key: string;
  style: Style;
  fault: FaultId | null;
  extraction: Extraction;
  trueLabel: 'pass' | 'fail';
  label: 'pass' | 'fail';
}

/** Draws documents until exactly the wanted number of them is truly ambiguous. */
function drawDocuments(seed: number): { facts: DocumentFacts; key: string }[] {
  return Array.from({ length: PUBLIC_ROWS }, (_, at) => {
    for (let attempt = 0; ; attempt++) {
      const key = `${seed}:public:${at}:${attempt}`;
      const facts = drawDocument(createRandom(`${key}:facts`), '', false);
      if ((facts.ambiguous !== null) === at < AMBIGUOUS_ROWS) return { facts, key };
    }
  });
}

function plantFaults(
  random: Random,
  drawn: { facts: DocumentFacts; key: string }[],
): Map<string, { fault: FaultId; faulty: Extraction }> {
  const planted = new Map<string, { fault: FaultId; faulty: Extraction }>();
  for (const [fault, wanted] of SHOWN) {
    let left = wanted;
    for (const { facts, key } of random.shuffled(drawn)) {
      if (left === 0 || planted.has(key) || facts.ambiguous) continue;
      const showsSign = fault === 'decimal-slip' && facts.type === 'credit_note';
      const faulty = showsSign ? null : FAULTS[fault](facts, extractTruth(facts), createRandom(`${key}:${fault}`));
      if (!faulty || findWrongFields(facts, serialise(faulty, PLAIN)).length === 0) continue;
      planted.set(key, { fault, faulty });
      left--;
    }
  }
  return planted;
}

/** Public rows as facts, in the order they are written. */
export function drawPublicRows(seed: number): PublicRow[] {
  const random = createRandom(`${seed}:public`);
  const drawn = drawDocuments(seed);
  const planted = plantFaults(random, drawn);
  const styles = SYSTEMS.filter((system) => system.role === 'equivalent' && system.inPublic).map(({ style }) => style);
  const rows = random.shuffled(drawn).map(({ facts, key }, at): PublicRow => {
    const one = planted.get(key);
    const extraction = one?.faulty ?? applyBaselineFaults(facts, extractTruth(facts), createRandom(`${key}:baseline`));
    const style = random.chance(0.5) ? PLAIN : random.pick(styles);
    const named = { ...facts, id: `inv-${String(at + 1).padStart(3, '0')}` };
    const wrong = findWrongFields(named, serialise(extraction, style));
    const trueLabel = wrong.length > 0 ? 'fail' : 'pass';
    return { facts: named, key, style, fault: one?.fault ?? null, extraction, trueLabel, label: trueLabel };
  });
  return mislabel(random, rows);
}

/** About a tenth of the labels is turned, only where a reader of the rules can see it: each has an explanation. */
function mislabel(random: Random, rows: PublicRow[]): PublicRow[] {
  const candidates = random.shuffled(rows.filter((row) => explainMislabelled(row) !== null));
  const tooStrict = candidates.filter((row) => row.trueLabel === 'pass').slice(0, 2);
  const tooLenient: PublicRow[] = [];
  for (const row of candidates) {
    if (row.trueLabel === 'fail' && !tooLenient.some((other) => other.fault === row.fault)) tooLenient.push(row);
  }
  const turned = new Set([...tooStrict, ...tooLenient.slice(0, WRONG_LABELS - tooStrict.length)]);
  return rows.map((row) => (turned.has(row) ? { ...row, label: row.trueLabel === 'pass' ? 'fail' : 'pass' } : row));
}

/** public/rows.jsonl and the key to its labels. */
export function writePublicFiles(seed: number): Record<string, string> {
  const rows = drawPublicRows(seed);
  const written = rows.map(({ facts, key, style, fault, extraction, label }) => {
    const output = serialise(extraction, style);
    const wrong = findWrongFields(facts, output);
    const judges = recordVerdicts({ facts, output, style, fault, wrong }, (judge) => createRandom(`${key}:${judge}`));
    return { id: facts.id, input: inputOf(facts, key, 'public'), output, label, slices: slicesOf(facts), judges };
  });
  const key = {
    wrong: rows
      .filter((row) => row.label !== row.trueLabel)
      .map((row) => ({ rowId: row.facts.id, trueLabel: row.trueLabel, why: explainMislabelled(row) ?? '' })),
    ambiguous: rows.filter((row) => row.facts.ambiguous).map((row) => row.facts.id),
  };
  return {
    'public/rows.jsonl': written.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'grading/label-audit.json': `${JSON.stringify(key, null, 2)}\n`,
  };
}
