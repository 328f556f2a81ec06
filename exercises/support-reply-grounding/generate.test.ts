import { describe, expect, it } from 'vitest';
import { generate } from './generate';
import { baseAmount, eventDateOf, type SupportCase } from './generator/facts';
import { chooseParaphrases, drawHidden, type HiddenReply } from './generator/hidden-data';
import {
  addDays,
  formatDate,
  formatDateForeign,
  formatMoney,
  formatMoneyForeign,
  languageOf,
} from './generator/locale';
import { statedFacts, trueFacts, type Stated } from './generator/plan';
import { drawPolicies, TOPICS, TIERS } from './generator/policies';
import { drawPublic } from './generator/public-data';
import { drawFrom } from './generator/random';
import { publicShare } from './generator/phrases';
import { repliesDe } from './generator/replies-de';
import { repliesEn } from './generator/replies-en';
import { repliesEs } from './generator/replies-es';
import { repliesFr } from './generator/replies-fr';

const SEEDS = [4207, 11, 90_210];
const hidden = (seed: number): HiddenReply[] => {
  const policies = drawPolicies(seed);
  return drawHidden(seed, policies, new Set(drawPublic(seed, policies).map(({ output }) => output)));
};
const lines = (text: string | undefined): Record<string, unknown>[] =>
  (text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Every amount and date that follows from these facts, as a reply in the case's locale may write it. */
function valuesOf(from: SupportCase, facts: Stated): Set<string> {
  const amounts = [facts.base, facts.part, facts.net].flatMap((amount) => [
    formatMoney(amount, from.locale, { dropZeros: false }),
    formatMoney(amount, from.locale, { dropZeros: true }),
  ]);
  const dates = [facts.eventDate, facts.deadline].flatMap((date) => [
    formatDate(date, from.locale, 'long'),
    formatDate(date, from.locale, 'short'),
  ]);
  return new Set([...amounts, ...dates]);
}

/** Amounts and dates in a text, in the notation of its own locale. */
const valuesIn = (text: string): string[] =>
  text.match(
    /[£$]\d+(?:,\d{3})*(?:\.\d{2})?|\d[\d.\u202f]*(?:,\d{2})?\u00a0€|\d{2}[./]\d{2}[./]\d{4}|\d{1,2}(?:er|\.)? (?:de )?\p{L}+ (?:de )?\d{4}|\p{Lu}\p{L}+ \d{1,2}, \d{4}/gu,
  ) ?? [];

describe('the generator', () => {
  it('writes the same bytes for the same seed and others for another', () => {
    expect(generate(7)).toEqual(generate(7));
    expect(generate(7)['public/rows.jsonl']).not.toBe(generate(8)['public/rows.jsonl']);
  });

  it.each(SEEDS)('gives seed %i the sizes the format asks for', (seed) => {
    const files = generate(seed);
    const rows = lines(files['public/rows.jsonl']);
    const key = JSON.parse(files['grading/label-audit.json'] ?? '') as {
      wrong: { rowId: string }[];
      ambiguous: string[];
    };
    expect(rows).toHaveLength(54);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(54);
    expect(key.wrong).toHaveLength(6);
    expect(key.wrong.filter(({ rowId }) => key.ambiguous.includes(rowId))).toEqual([]);
    expect(lines(files['grading/outputs.jsonl'])).toHaveLength(16 * 160);
    expect(lines(files['grading/paraphrases.jsonl'])).toHaveLength(120);
    expect(Object.values(files).join('').length).toBeLessThan(4_000_000);
  });

  it.each(SEEDS)('shows no hidden reply among the public rows of seed %i', (seed) => {
    const files = generate(seed);
    const shown = new Set(lines(files['public/rows.jsonl']).map(({ output }) => output));
    const reused = ['grading/outputs.jsonl', 'grading/paraphrases.jsonl'].flatMap((path) =>
      lines(files[path]).filter(({ output }) => shown.has(output)),
    );
    expect(reused).toEqual([]);
  });

  it('keeps a share of every phrase bank out of the public rows', () => {
    for (const bank of [repliesEn, repliesDe, repliesFr, repliesEs]) {
      const banks = [
        bank.limit,
        bank.noLate,
        bank.noExcluded,
        bank.otherwise,
        ...Object.values(bank.step),
        ...Object.values(bank.amount),
      ];
      for (const phrases of banks) {
        expect(phrases.length - publicShare(phrases).length).toBeGreaterThanOrEqual(2);
        expect(new Set(phrases).size).toBe(phrases.length);
      }
    }
  });

  it('never gives two tiers or versions the same terms, so a mix-up always shows', () => {
    const policies = drawPolicies(4207);
    for (const market of new Set(policies.map((policy) => policy.market))) {
      for (const topic of TOPICS) {
        const terms = policies
          .filter((policy) => policy.market === market && policy.topic === topic)
          .flatMap((policy) => TIERS.map((tier) => policy.terms[tier]));
        for (const key of ['limitDays', 'ratePercent', 'payoutDays'] as const) {
          expect(new Set(terms.map((one) => one[key])).size).toBe(9);
        }
      }
    }
  });
});

describe('hidden replies', () => {
  const replies = hidden(4207);
  const planted = (system: string): HiddenReply[] =>
    replies.filter((reply) => reply.planted && reply.system.id === system);

  it('plants every fault on a tenth to two fifths of the rows, and only where the baseline is good', () => {
    const baseline = new Map(
      replies.filter(({ system }) => system.role === 'baseline').map((reply) => [reply.rowId, reply.gold]),
    );
    for (const system of new Set(replies.map((reply) => reply.system))) {
      const rows = planted(system.id);
      if (system.role !== 'mutant') expect(rows).toEqual([]);
      else expect(rows.length / 160).toSatisfy((share: number) => share >= 0.15 && share <= 0.4);
      expect(rows.filter(({ rowId, gold }) => baseline.get(rowId) !== 'pass' || gold !== 'fail')).toEqual([]);
    }
  });

  it('states nothing but facts of the case where nothing is wrong', () => {
    const sound = replies.filter(({ gold, ambiguous }) => gold === 'pass' && !ambiguous);
    const stray = sound.filter(({ from, output }) => {
      const supported = valuesOf(from, trueFacts(from));
      return valuesIn(output).some((value) => !supported.has(value));
    });
    expect(sound.length).toBeGreaterThan(1_500);
    expect(stray.map(({ output }) => output)).toEqual([]);
  });

  it.each(['m-tier', 'm-stale', 'm-record'])('contradicts the facts wherever %s is planted', (system) => {
    for (const { from, fault, output, request } of planted(system)) {
      const stated = statedFacts(from, fault, drawFrom('any'));
      const truth = trueFacts(from);
      expect(stated).not.toEqual(truth);
      const supported = valuesOf(from, trueFacts(from));
      const strayValue = valuesIn(output).some((value) => !supported.has(value));
      const wrongDays = output.includes(String(stated.limitDays)) || output.includes(String(stated.payoutDays));
      expect(strayValue || wrongDays || stated.decision !== truth.decision, `${request.structureKey}: ${output}`).toBe(
        true,
      );
    }
  });

  it('writes foreign formats or another language wherever the locale is ignored', () => {
    for (const { from, fault, output } of planted('m-locale')) {
      if (fault.kind !== 'locale' || fault.form === 'language') continue;
      const facts = trueFacts(from);
      const foreign = [facts.base, facts.part, facts.net].map((amount) => formatMoneyForeign(amount, from.locale));
      const days = [facts.eventDate, facts.deadline].map((date) => formatDateForeign(date, from.locale));
      expect(
        [...foreign, ...days].some((value) => output.includes(value)),
        output,
      ).toBe(true);
    }
  });

  it('grants only what the policy excludes in m-promise, and refuses only the entitled in m-refusal', () => {
    expect(planted('m-promise').every(({ from }) => trueFacts(from).decision !== 'yes')).toBe(true);
    expect(planted('m-refusal').every(({ from }) => trueFacts(from).decision === 'yes')).toBe(true);
  });

  it('rewords replies without changing what they state', () => {
    const reworded = chooseParaphrases(4207, replies);
    const restating = reworded.filter(({ reply }) =>
      ['none', 'wrong-tier', 'stale', 'wrong-record'].includes(reply.fault.kind),
    );
    for (const { reply, output } of restating) {
      const allowed = valuesOf(reply.from, statedFacts(reply.from, reply.fault, drawFrom('unused')));
      expect(
        valuesIn(output).filter((value) => !allowed.has(value)),
        output,
      ).toEqual([]);
    }
    expect(restating.length).toBeGreaterThan(60);
    expect(reworded).toHaveLength(120);
  });
});

describe('cases', () => {
  it('count the last day as still in time', () => {
    const policies = drawPolicies(4207);
    const replies = drawPublic(4207, policies);
    for (const { from } of replies) {
      const limit = from.current.terms[from.tier].limitDays;
      const last = addDays(eventDateOf(from.topic, from.order), limit);
      expect(trueFacts(from).decision === 'yes').toBe(from.today <= last && !from.order.clearance);
      expect(baseAmount(from.topic, from.order)).toBeGreaterThan(0);
    }
    expect(new Set(replies.map(({ from }) => languageOf(from.locale)))).toEqual(new Set(['en', 'de', 'fr', 'es']));
  });
});
