import type { FileTree, GradingFiles, PublicFiles, WorldFiles } from '../../contract';
import type { HiddenOutput, HiddenParaphrase, HiddenSystem, PublicRow } from '../formats';
import type { EvalDesignContent } from '../kind';
import { seededRandom, type Random } from '../../../lib/random';

/** The facts of a synthetic order; a good reply repeats each of them truly. */
export const FACTS = ['price', 'days', 'items', 'weight', 'shelf', 'points', 'rank', 'zone'] as const;
type Facts = Record<(typeof FACTS)[number], number>;
type Style = 'plain' | 'reversed' | 'colon' | 'polite' | 'verbose';

export const TINY_CONTENT: EvalDesignContent = {
  outputNoun: 'reply',
  columns: [{ key: 'customer', title: 'Customer', show: 'short' }],
  slices: [
    { id: 'north', title: 'Northern orders' },
    { id: 'south', title: 'Southern orders' },
  ],
  judges: [
    { id: 'careful', title: 'Careful', description: 'Mostly right.', costUsd: 0.01, latencyMs: 900 },
    { id: 'lenient', title: 'Lenient', description: 'Likes everything.', costUsd: 0.001, latencyMs: 100 },
  ],
  budget: { judgeCallsPerRow: 1, costUsdPerRow: 0.004 },
  checks: {
    mutants: 30,
    equivalents: 10,
    agreement: 20,
    slices: 10,
    ranking: 8,
    stability: 7,
    budget: 5,
    labelAudit: 10,
  },
  documents: [{ path: 'policy.md', title: 'Policy' }],
  memoWords: { min: 100, max: 600 },
};

const STYLES: Record<string, Style> = { terse: 'colon', backwards: 'reversed', courteous: 'polite', chatty: 'verbose' };

export const TINY_SYSTEMS: HiddenSystem[] = [
  { id: 'base', role: 'baseline', title: 'Baseline', description: 'The system as shipped.' },
  ...FACTS.map((fact) => ({
    id: `wrong-${fact}`,
    role: 'mutant' as const,
    title: `Slips on ${fact}`,
    description: `States another ${fact} than the order has.`,
  })),
  ...Object.keys(STYLES).map((id) => ({
    id,
    role: 'equivalent' as const,
    title: `Style ${id}`,
    description: 'Other words, same facts.',
  })),
];

/** A whole eval-design exercise of made-up orders, valid for `checks.validate`, drawn from the seed. */
export function tinyExercise(seed = 1): {
  content: EvalDesignContent;
  publicPart: Record<string, string>;
  gradingPart: Record<string, string>;
} {
  const random = seededRandom(seed);
  const hidden = Array.from({ length: 150 }, (_, at) => drawRow(random, `h-${at}`));
  // A few rows on which every system goes wrong by itself, and a few that experts could not settle.
  const natural = new Set(hidden.filter(() => random() < 0.05).map(({ id }) => id));
  const outputs = TINY_SYSTEMS.flatMap((system) =>
    hidden.map((row): HiddenOutput => {
      const fact = system.role === 'mutant' ? FACTS.find((one) => system.id === `wrong-${one}`) : undefined;
      const planted = fact !== undefined && random() < 0.3;
      const slip = planted ? fact : natural.has(row.id) ? 'zone' : undefined;
      const ambiguous = !planted && random() < 0.02;
      return {
        system: system.id,
        row: row.id,
        output: write(slip ? withSlip(row.facts, slip) : row.facts, STYLES[system.id] ?? 'plain', random),
        gold: slip ? 'fail' : 'pass',
        planted,
        ...(ambiguous ? { ambiguous } : {}),
        judges: drawVerdicts(random, slip !== undefined),
      };
    }),
  );
  const paraphrases = outputs
    .filter((output, at) => at % 21 === 0 || (output.planted && at % 5 === 0))
    .map((output): HiddenParaphrase => {
      const text = String(output.output).replaceAll(' is ', ' = ').replaceAll(': ', ' is ');
      return { system: output.system, row: output.row, output: `${text} Reworded.`, judges: output.judges };
    });
  const { rows, wrong } = drawPublicRows(random);
  return {
    content: TINY_CONTENT,
    publicPart: {
      'rows.jsonl': lines(rows),
      'policy.md': 'Replies repeat the facts of the order.',
      'starter/eval.ts': 'export function evaluate(row) {\n  return { score: 1, pass: true };\n}\n',
      'starter/eval.py': 'def evaluate(row):\n    return {"score": 1, "pass": True}\n',
      'starter/memo.md': '# Memo\n',
    },
    gradingPart: {
      'systems.json': JSON.stringify(TINY_SYSTEMS),
      'rows.jsonl': lines(hidden.map(({ id, input, slices }) => ({ id, input, slices }))),
      'outputs.jsonl': lines(outputs),
      'paraphrases.jsonl': lines(paraphrases),
      'label-audit.json': JSON.stringify({
        wrong: wrong.map(({ id, label }) => ({
          rowId: id,
          trueLabel: label === 'pass' ? 'fail' : 'pass',
          why: 'The order says otherwise.',
        })),
        ambiguous: ['p-7'],
      }),
    },
  };
}

function drawPublicRows(random: Random): { rows: PublicRow[]; wrong: PublicRow[] } {
  const rows = Array.from({ length: 50 }, (_, at): PublicRow => {
    const { id, input, facts, slices } = drawRow(random, `p-${at}`);
    const slip = random() < 0.4 ? FACTS[Math.floor(random() * 5)] : undefined;
    const faulty = slip !== undefined;
    const mislabelled = at % 10 === 3;
    return {
      id,
      input,
      output: write(slip ? withSlip(facts, slip) : facts, 'plain', random),
      label: faulty !== mislabelled ? 'fail' : 'pass',
      slices,
      judges: drawVerdicts(random, faulty),
    };
  });
  return { rows, wrong: rows.filter((_, at) => at % 10 === 3) };
}

function drawRow(random: Random, id: string) {
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, 10 + Math.floor(random() * 80)])) as Facts;
  const customer = `customer-${Math.floor(random() * 1e9).toString(36)}`;
  return { id, facts, input: { customer, order: facts }, slices: [random() < 0.5 ? 'north' : 'south'] };
}

const withSlip = (facts: Facts, fact: keyof Facts): Facts => ({ ...facts, [fact]: 99 - facts[fact] });

function write(facts: Facts, style: Style, random: Random): string {
  const names = style === 'reversed' ? [...FACTS].reverse() : FACTS;
  const joint = style === 'colon' ? ': ' : ' is ';
  const parts = names.map((name) => `${name}${joint}${facts[name]}`).join(', ');
  const greeting = { plain: 'Hello,', reversed: 'Hi,', colon: '', polite: 'Dear customer,', verbose: 'Thank you!' }[
    style
  ];
  const tail = style === 'verbose' ? ' Do write to us again whenever you like, we are happy to help.' : '';
  return `${greeting} ${parts}. Ticket ${Math.floor(random() * 1e9).toString(36)}.${tail}`.trim();
}

function drawVerdicts(random: Random, faulty: boolean): PublicRow['judges'] {
  const wrong = random() < 0.1;
  const pass = faulty === wrong;
  const score = Number((pass ? 0.7 + random() * 0.3 : random() * 0.3).toFixed(3));
  return { careful: { pass, score }, lenient: { pass: true, score: 0.9, reason: 'Reads well.' } };
}

const lines = (values: unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n') + '\n';

/** File trees over in-memory files, as the kind receives them. */
export const publicFiles = (part: Record<string, string>): PublicFiles => tree(part) as PublicFiles;

export const gradingFiles = (part: Record<string, string>): GradingFiles => tree(part) as GradingFiles;

function tree(part: Record<string, string>): Omit<FileTree<'public'>, symbol> {
  return {
    paths: () => Object.keys(part).sort(),
    has: (path: string) => Object.hasOwn(part, path),
    text: (path: string) => {
      const text = part[path];
      if (text === undefined) throw new Error(`there is no file ${path}`);
      return text;
    },
  };
}

/** Exercises of this kind run nothing of their own. */
export const noWorldFiles = tree({}) as WorldFiles;
