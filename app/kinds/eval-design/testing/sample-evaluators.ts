/** Evaluators for the tiny exercise, as candidates would hand them in. */

const READ = `
const read = (text, fact) => Number(new RegExp(fact + '\\\\s*(?:=|is|:)\\\\s*(\\\\d+)').exec(text)?.[1]);
const wrongFacts = (row) => Object.entries(row.input.order).filter(([fact, value]) => read(row.output, fact) !== value);
`;

/** Checks every fact, in any wording. */
export const PERFECT = `${READ}
export function evaluate(row) {
  const wrong = wrongFacts(row);
  return { score: wrong.length ? 0 : 1, pass: wrong.length === 0, reason: wrong.map(([fact]) => fact).join() };
}`;

/** Knows one wording only: what is reworded looks faulty. */
export const BRITTLE = `
export function evaluate(row) {
  const pass = Object.entries(row.input.order).every(([fact, value]) => !row.output.includes('Reworded') && new RegExp(fact + '(?: is|:) ' + value + '\\\\b').test(row.output));
  return { score: pass ? 1 : 0, pass };
}`;

/** Perfect, and asks both judges twice for nothing. */
export const WASTEFUL = PERFECT.replace(
  'const wrong = wrongFacts(row);',
  "judge('careful'); judge('careful'); judge('lenient'); judge('lenient'); const wrong = wrongFacts(row);",
);

/** Trusts the judge that is mostly right. */
export const CAREFUL_JUDGE = `
export function evaluate(row) {
  const { pass, score } = judge('careful');
  return { pass, score };
}`;

/** Checks the facts seen to go wrong in public, and half of the rest. */
export const PARTIAL = PERFECT.replace(
  'wrongFacts(row);',
  "wrongFacts(row).filter(([fact]) => ['price', 'days', 'items', 'weight'].includes(fact));",
);

/** Evaluators that decide nothing, or not from their row. None may pay. */
export const WORTHLESS: Record<string, string> = {
  'always-pass': 'export function evaluate(row) { return { score: 1, pass: true }; }',
  'always-fail': 'export function evaluate(row) { return { score: 0, pass: false }; }',
  random: 'export function evaluate(row) { const score = Math.random(); return { score, pass: score > 0.3 }; }',
  'coin flip': 'export function evaluate(row) { const score = Math.random(); return { score, pass: score > 0.5 }; }',
  'length only': `export function evaluate(row) {
    const score = Math.min(1, row.output.length / 200);
    return { score, pass: row.output.length > 118 };
  }`,
  'constant score': 'export function evaluate(row) { return { score: 0.5, pass: row.input.order.price > 20 }; }',
  'lenient judge':
    "export function evaluate(row) { const { pass, score } = judge('lenient'); return { pass, score }; }",
  'always throws': 'export function evaluate(row) { throw new Error(row.output); }',
  'wrong shape': 'export function evaluate(row) { return true; }',
  'does not load': 'export const = ;',
  'fails one word in two hundred':
    "export function evaluate(row) { const pass = !row.output.includes('zz'); return { pass, score: pass ? 1 : 0 }; }",
};

/** Evaluators whose verdict depends on earlier rows, some of them otherwise perfect. */
export const STATEFUL: Record<string, string> = {
  counter: `let n = 0; ${READ}
export function evaluate(row) { n += 1; const pass = n % 7 === 0 || wrongFacts(row).length === 0; return { score: pass ? 1 : 0, pass }; }`,
  'odd one out among outputs for the same input': `const seen = {};
export function evaluate(row) {
  const numbers = (row.output.match(/\\d+/g) || []).slice(0, 8).sort().join();
  const before = (seen[row.input.customer] ??= []);
  const pass = before.length === 0 || before.includes(numbers);
  before.push(numbers);
  return { score: pass ? 1 : 0, pass };
}`,
  'running average length': `let sum = 0, n = 0;
export function evaluate(row) {
  sum += row.output.length; n += 1;
  const pass = row.output.length >= sum / n;
  return { score: pass ? 1 : 0, pass };
}`,
  'perfect at first, lax after 300 rows': `let n = 0; ${READ}
export function evaluate(row) { n += 1; const pass = n > 300 || wrongFacts(row).length === 0; return { score: pass ? 1 : 0, pass }; }`,
};

/** PERFECT in Python. */
export const PERFECT_PYTHON = `import re

def read(text, fact):
    found = re.search(fact + r"\\s*(?:=|is|:)\\s*(\\d+)", text)
    return int(found.group(1)) if found else None

def evaluate(row):
    wrong = [fact for fact, value in row["input"]["order"].items() if read(row["output"], fact) != value]
    return {"score": 0 if wrong else 1, "pass": not wrong, "reason": ",".join(wrong) or None}
`;
