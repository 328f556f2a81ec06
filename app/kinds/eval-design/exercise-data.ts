import type { z } from 'zod';
import type { GradingFiles, PublicFiles } from '../contract';
import {
  hiddenOutput,
  hiddenParaphrase,
  hiddenRow,
  hiddenSystems,
  labelAuditKey,
  publicRow,
  type HiddenOutput,
  type HiddenParaphrase,
  type HiddenRow,
  type HiddenSystem,
  type LabelAuditKey,
  type PublicRow,
} from './formats';
import { parseJsonLines } from './parse-json-lines';

/** The hidden data of an exercise, joined. `outputs[s][r]` is what `systems[s]` answered to `rows[r]`. */
export interface HiddenData {
  systems: HiddenSystem[];
  rows: HiddenRow[];
  outputs: HiddenOutput[][];
  paraphrases: (HiddenParaphrase & { systemIndex: number; rowIndex: number })[];
  labelAudit: LabelAuditKey;
}

/** The public rows in file order. Throws on a malformed file: exercises are validated before they are used. */
export function readPublicRows(files: PublicFiles): PublicRow[] {
  return readLines(files.text('rows.jsonl'), publicRow, 'public/rows.jsonl');
}

/** The hidden data of a validated exercise. Throws on malformed or incomplete files, which is our error. */
export function readHiddenData(files: GradingFiles): HiddenData {
  const systems = hiddenSystems.parse(JSON.parse(files.text('systems.json')));
  const rows = readLines(files.text('rows.jsonl'), hiddenRow, 'grading/rows.jsonl');
  const systemAt = new Map(systems.map((system, at) => [system.id, at]));
  const rowAt = new Map(rows.map((row, at) => [row.id, at]));
  const place = (item: { system: string; row: string }) => {
    const systemIndex = systemAt.get(item.system);
    const rowIndex = rowAt.get(item.row);
    if (systemIndex === undefined || rowIndex === undefined) {
      throw new Error(`hidden data name an unknown system or row: ${item.system}, ${item.row}`);
    }
    return { systemIndex, rowIndex };
  };

  const found: (HiddenOutput | undefined)[][] = systems.map(() => []);
  for (const output of readLines(files.text('outputs.jsonl'), hiddenOutput, 'grading/outputs.jsonl')) {
    const { systemIndex, rowIndex } = place(output);
    const ofSystem = found[systemIndex];
    if (ofSystem) ofSystem[rowIndex] = output;
  }
  const outputs = systems.map((system, s) =>
    rows.map((row, r) => {
      const output = found[s]?.[r];
      if (!output) throw new Error(`system ${system.id} has no output for row ${row.id}`);
      return output;
    }),
  );
  const paraphrases = readLines(files.text('paraphrases.jsonl'), hiddenParaphrase, 'grading/paraphrases.jsonl').map(
    (paraphrase) => ({ ...paraphrase, ...place(paraphrase) }),
  );
  return {
    systems,
    rows,
    outputs,
    paraphrases,
    labelAudit: labelAuditKey.parse(JSON.parse(files.text('label-audit.json'))),
  };
}

function readLines<T>(text: string, schema: z.ZodType<T>, file: string): T[] {
  const { rows, problems } = parseJsonLines(text, schema);
  const first = problems[0];
  if (first) throw new Error(`${file} line ${first.line}: ${first.message}`);
  return rows.map(({ value }) => value);
}
