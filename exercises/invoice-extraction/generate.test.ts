import { describe, expect, it } from 'vitest';
import {
  hiddenOutput,
  hiddenParaphrase,
  hiddenRow,
  hiddenSystems,
  labelAuditKey,
  publicRow,
} from '../../app/kinds/eval-design/formats';
import { generate } from './generate.ts';
import { findWrongFields } from './generator/compare.ts';
import { extractTruth, PLAIN, serialise } from './generator/extraction.ts';
import { runHiddenSystems } from './generator/hidden-data.ts';
import { drawPublicRows } from './generator/public-data.ts';
import { PARAPHRASE_STYLES, SYSTEMS } from './generator/systems.ts';

const SEEDS = [4711, 12, 90_210];
const lines = (text: string | undefined): unknown[] =>
  (text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const data = new Map(SEEDS.map((seed) => [seed, generate(seed)]));
const file = (seed: number, path: string): string => data.get(seed)?.[path] ?? '';

describe('the generator', () => {
  it('writes the same bytes for the same seed and other documents for another', () => {
    expect(generate(12)).toEqual(data.get(12));
    expect(file(12, 'grading/rows.jsonl')).not.toEqual(file(4711, 'grading/rows.jsonl'));
  });

  it.each(SEEDS)('writes data that fit the formats, whatever the seed (%i)', (seed) => {
    const rows = lines(file(seed, 'grading/rows.jsonl')).map((row) => hiddenRow.parse(row));
    const outputs = lines(file(seed, 'grading/outputs.jsonl')).map((row) => hiddenOutput.parse(row));
    const systems = hiddenSystems.parse(JSON.parse(file(seed, 'grading/systems.json')));
    const shown = lines(file(seed, 'public/rows.jsonl')).map((row) => publicRow.parse(row));
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(outputs).toHaveLength(rows.length * systems.length);
    expect(lines(file(seed, 'grading/paraphrases.jsonl')).map((row) => hiddenParaphrase.parse(row)).length).toBe(96);
    const key = labelAuditKey.parse(JSON.parse(file(seed, 'grading/label-audit.json')));
    const share = key.wrong.length / shown.length;
    expect(share).toBeGreaterThanOrEqual(0.08);
    expect(share).toBeLessThanOrEqual(0.12);
    for (const { rowId, trueLabel } of key.wrong) {
      expect(shown.find((row) => row.id === rowId)?.label).toBe(trueLabel === 'pass' ? 'fail' : 'pass');
    }
  });

  it.each(SEEDS)('shows no hidden document or output in public data (%i)', (seed) => {
    const text = file(seed, 'public/rows.jsonl');
    const shown = lines(text).map((row) => publicRow.parse(row));
    const documents = new Set(shown.map((row) => row.input.document));
    const outputs = new Set(shown.map((row) => JSON.stringify(row.output)));
    for (const row of lines(file(seed, 'grading/rows.jsonl')).map((line) => hiddenRow.parse(line))) {
      expect(documents.has(row.input.document)).toBe(false);
    }
    for (const row of lines(file(seed, 'grading/outputs.jsonl')).map((line) => hiddenOutput.parse(line))) {
      expect(outputs.has(JSON.stringify(row.output))).toBe(false);
    }
  });

  it('keeps some wordings for hidden documents', () => {
    const shown = file(4711, 'public/rows.jsonl');
    const hidden = file(4711, 'grading/rows.jsonl');
    for (const wording of ['Hands off until further notice', 'Waybill', 'Frachtbrief', 'Goods left us', 'pos;']) {
      expect(shown).not.toContain(wording);
    }
    expect(hidden).toContain('pos;');
    expect(hidden).toContain('Waybill');
  });
});

describe('planted faults', () => {
  it.each(SEEDS)('contradict the document, on rows that the baseline reads rightly (%i)', (seed) => {
    const made = runHiddenSystems(seed);
    const wrongOf = (one: (typeof made)[number]): string =>
      findWrongFields(one.facts, serialise(one.extraction, one.system.style)).join();
    const baseline = new Map(
      made.filter((one) => one.system.role === 'baseline').map((one) => [one.facts.id, wrongOf(one)]),
    );
    for (const one of made) {
      if (one.planted) {
        expect(wrongOf(one)).not.toBe('');
        expect(baseline.get(one.facts.id)).toBe('');
        expect(one.facts.ambiguous).toBeNull();
      } else {
        expect(wrongOf(one)).toBe(baseline.get(one.facts.id));
      }
    }
  });

  it.each(SEEDS)('sit on a fair share of the rows of every mutant, and on no other system (%i)', (seed) => {
    const made = runHiddenSystems(seed);
    for (const { id, role } of SYSTEMS) {
      const rows = made.filter((one) => one.system.id === id);
      const share = rows.filter((one) => one.planted).length / rows.length;
      if (role === 'mutant') expect(share).toBeGreaterThan(0.13);
      expect(share).toBeLessThanOrEqual(role === 'mutant' ? 0.4 : 0);
    }
  });

  it('include classes that public rows never show', () => {
    const shown = new Set(drawPublicRows(4711).map((row) => row.fault));
    for (const fault of ['resummed', 'stale', 'sign-lost', 'currency'] as const) expect(shown.has(fault)).toBe(false);
    expect(shown.has('hold')).toBe(true);
  });
});

describe('ways of writing', () => {
  it('change no fact: every style of the true extraction is right', () => {
    const styles = [PLAIN, ...SYSTEMS.map((system) => system.style), ...PARAPHRASE_STYLES];
    for (const { facts } of runHiddenSystems(12).slice(0, 152)) {
      for (const style of styles) expect(findWrongFields(facts, serialise(extractTruth(facts), style))).toEqual([]);
    }
  });

  it('leave paraphrases as right or wrong as the output they reword', () => {
    const facts = new Map(runHiddenSystems(12).map((one) => [one.facts.id, one.facts]));
    const outputs = new Map(
      lines(file(12, 'grading/outputs.jsonl'))
        .map((line) => hiddenOutput.parse(line))
        .map((one) => [`${one.system} ${one.row}`, one.output]),
    );
    for (const line of lines(file(12, 'grading/paraphrases.jsonl'))) {
      const { system, row, output } = hiddenParaphrase.parse(line);
      const document = facts.get(row);
      const original = outputs.get(`${system} ${row}`);
      expect(document).toBeDefined();
      expect(JSON.stringify(output)).not.toBe(JSON.stringify(original));
      if (document) expect(findWrongFields(document, output)).toEqual(findWrongFields(document, original));
    }
  });

  it('print what is true: number and payable amount of a clean document stand in its text', () => {
    const rows = new Map(
      lines(file(12, 'grading/rows.jsonl')).map((line) => [hiddenRow.parse(line).id, hiddenRow.parse(line)]),
    );
    for (const { facts } of runHiddenSystems(12).slice(0, 152)) {
      if (facts.noisy) continue;
      const text = String(rows.get(facts.id)?.input.document);
      expect(text).toContain(facts.number);
      expect(text.replace(/[^0-9\n]/g, '')).toContain(String(Math.abs(facts.gross)));
    }
  });
});
