import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../lib/errors';
import type { Json } from '../lib/json';
import { exportOtlp } from '../lib/trace/export-otlp';
import { importTrace as importText } from '../lib/trace/import-trace';
import type { Trace } from '../lib/trace/trace-types';
import type { Command } from './command-types';
import { describeTrace, printable } from './describe-trace';
import { resolvePath } from './find-folder';

/** Beyond this a text does not fit into one JavaScript string with room to work. */
const MOST_BYTES = 200_000_000;

export const importTrace: Command = {
  name: ['trace', 'import'],
  usage: '<file> [--otlp]',
  summary:
    'read a recorded run (OTLP/JSON, chat messages, traj, history) and print it normalised; --otlp prints it as OTLP/JSON',
  arity: [1, 1],
  options: { otlp: { type: 'boolean' } },
  async run(input, output) {
    const file = input.args[0] ?? '';
    const result = importText(await readText(resolvePath(file, input), file));
    if (!result.ok)
      throw new AppError('bad-request', `${file}, ${result.error.place}: ${printable(result.error.message)}`);
    const { format, conventions, traces, notes } = result;
    if (input.options.otlp) {
      const document = exportOtlp(traces);
      output.line(JSON.stringify(document));
      return { ok: true, json: document };
    }
    const totals = traces.length === 1 ? '1 trace' : `${traces.length} traces`;
    output.line(`${[format, ...conventions].join(', ')}: ${totals}`);
    for (const line of traces.flatMap(describeTrace)) output.line(line);
    output.line(notes.length === 0 ? 'everything was mapped' : 'not mapped, or read otherwise than written:');
    for (const { path, why, count, first } of notes) {
      output.line(printable(`  ${path}: ${why} (${count === 1 ? 'once' : `${count} times, first`} at ${first})`));
    }
    return {
      ok: true,
      json: { ok: true, format, conventions, notes: notes.map((note) => ({ ...note })), traces: traces.map(toJson) },
    };
  },
};

/** Traces hold JSON values only; the round trip makes that plain to the type system. */
const toJson = (trace: Trace) => JSON.parse(JSON.stringify(trace)) as Json;

async function readText(path: string, name: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('not-found', `there is no file ${name}`);
  if (found.size > MOST_BYTES) throw new AppError('too-large', `${name} is larger than 200 MB`);
  return readFile(path, 'utf8');
}
