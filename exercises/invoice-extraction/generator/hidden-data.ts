/** Hidden rows, the outputs of all hidden systems with gold labels, and paraphrases. */
import { applyBaselineFaults, FAULTS } from './faults.ts';
import { findWrongFields } from './compare.ts';
import { extractTruth, serialise, type Extraction, type Style } from './extraction.ts';
import { drawDocument } from './draw-document.ts';
import type { DocumentFacts } from './facts.ts';
import { recordVerdicts } from './judges.ts';
import { createRandom, createVoice, type Audience } from './random.ts';
import { renderDocument } from './render-document.ts';
import { slicesOf } from './slices.ts';
import { PARAPHRASE_STYLES, SYSTEMS, type SystemPlan } from './systems.ts';

export const HIDDEN_ROWS = 152;
const PARAPHRASES = 96;

/** What the extractor receives: the document and what is known about its arrival. */
export function inputOf(facts: DocumentFacts, key: string, audience: Audience): { [key: string]: string } {
  const voice = createVoice(createRandom(`${key}:text`), audience);
  return {
    schema: facts.schema,
    channel: facts.channel,
    received: facts.received,
    document: renderDocument(facts, voice),
  };
}

interface HiddenDocument {
  facts: DocumentFacts;
  key: string;
  /** What the baseline reads. */
  read: Extraction;
}

export interface SystemOutput {
  system: SystemPlan;
  facts: DocumentFacts;
  extraction: Extraction;
  planted: boolean;
}

function drawHidden(seed: number): HiddenDocument[] {
  return Array.from({ length: HIDDEN_ROWS }, (_, at) => {
    const key = `${seed}:hidden:${at}`;
    const facts = drawDocument(createRandom(`${key}:facts`), `h-${String(at + 1).padStart(3, '0')}`, true);
    return { facts, key, read: applyBaselineFaults(facts, extractTruth(facts), createRandom(`${key}:baseline`)) };
  });
}

/** Faults are planted where they can occur, on documents the baseline reads rightly, and never where readers could differ. */
function runSystem(seed: number, system: SystemPlan, documents: HiddenDocument[]): SystemOutput[] {
  const planted = new Map<string, Extraction>();
  const limit = Math.floor(system.share * documents.length);
  for (const { facts, key, read } of createRandom(`${seed}:${system.id}:order`).shuffled(documents)) {
    if (!system.fault || planted.size >= limit || facts.ambiguous) continue;
    if (findWrongFields(facts, serialise(read, system.style)).length > 0) continue;
    const faulty = FAULTS[system.fault](facts, read, createRandom(`${key}:${system.fault}`));
    if (faulty && findWrongFields(facts, serialise(faulty, system.style)).length > 0) planted.set(facts.id, faulty);
  }
  return documents.map(({ facts, read }) => ({
    system,
    facts,
    extraction: planted.get(facts.id) ?? read,
    planted: planted.has(facts.id),
  }));
}

/** All outputs of one variant as facts, before they are written: what tests look at. */
export function runHiddenSystems(seed: number): SystemOutput[] {
  const documents = drawHidden(seed);
  return SYSTEMS.flatMap((system) => runSystem(seed, system, documents));
}

function judgedOutput(seed: number, made: SystemOutput, style: Style, tag: string) {
  const output = serialise(made.extraction, style);
  const wrong = findWrongFields(made.facts, output);
  const fault = made.planted ? made.system.fault : null;
  const judges = recordVerdicts({ facts: made.facts, output, style, fault, wrong }, (judge) =>
    createRandom(`${seed}:${made.system.id}:${made.facts.id}:${tag}:${judge}`),
  );
  return { output, wrong, judges };
}

const lines = (rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The files of grading/ that hold hidden data, by path. */
export function writeHiddenFiles(seed: number): Record<string, string> {
  const documents = drawHidden(seed);
  const rows = documents.map(({ facts, key }) => ({
    id: facts.id,
    input: inputOf(facts, key, 'hidden'),
    slices: slicesOf(facts),
  }));
  const made = SYSTEMS.flatMap((system) => runSystem(seed, system, documents));
  const outputs = made.map((one) => {
    const { output, wrong, judges } = judgedOutput(seed, one, one.system.style, 'output');
    const gold = wrong.length > 0 ? 'fail' : 'pass';
    const ambiguous = one.facts.ambiguous ? { ambiguous: true } : {};
    return { system: one.system.id, row: one.facts.id, output, gold, planted: one.planted, ...ambiguous, judges };
  });
  const pool = made.filter((one) => !one.facts.ambiguous && (one.planted || one.system.role === 'baseline'));
  const random = createRandom(`${seed}:paraphrases`);
  const paraphrases = random
    .shuffled(pool)
    .slice(0, PARAPHRASES)
    .map((one) => {
      const { output, judges } = judgedOutput(seed, one, random.pick(PARAPHRASE_STYLES), 'paraphrase');
      return { system: one.system.id, row: one.facts.id, output, judges };
    });
  const systems = SYSTEMS.map(({ id, role, title, description }) => ({ id, role, title, description }));
  return {
    'grading/systems.json': `${JSON.stringify(systems, null, 2)}\n`,
    'grading/rows.jsonl': lines(rows),
    'grading/outputs.jsonl': lines(outputs),
    'grading/paraphrases.jsonl': lines(paraphrases),
  };
}
