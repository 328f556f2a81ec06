import { parseArgs } from 'node:util';
import { AppError } from '../lib/errors';
import type { Command, CommandInput } from './command-types';
import { UsageError } from './command-types';

/** Where text goes; the process's own streams outside tests. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs one command line (without `node` and the script) and resolves to the exit code, 0 or 1. With `--json` exactly one JSON
 * document is written to `out`, also when the command fails; errors and usage go to `err`. Expected errors are one line, bugs
 * show their stack.
 */
export async function runCommand({
  argv,
  commands,
  streams,
  ...surroundings
}: Pick<CommandInput, 'env' | 'cwd'> & { argv: string[]; commands: Command[]; streams: Streams }): Promise<number> {
  const asJson = argv.includes('--json');
  const words = argv.filter((word) => word !== '--json');
  const write = (text: string) => streams.out(`${text}\n`);
  const command = commands.find(({ name }) => name.every((word, index) => words[index] === word));
  if (!command) {
    const asked = words.length === 0 || words.some((word) => word === 'help' || word === '--help' || word === '-h');
    const text = asked ? usage(commands) : `unknown command: ${words.join(' ')}\n${usage(commands)}`;
    if (asked && !asJson) write(text);
    else streams.err(`${text}\n`);
    if (asJson) write(JSON.stringify({ ok: false, error: asked ? 'no command given' : 'unknown command' }));
    return asked && words.length > 0 ? 0 : 1;
  }
  try {
    const rest = words.slice(command.name.length);
    if (rest.includes('--help') || rest.includes('-h')) {
      write(asJson ? JSON.stringify({ usage: usageOf(command) }) : usageOf(command));
      return 0;
    }
    const { args, options } = parse(command, rest);
    const output = {
      line: (text: string) => (asJson ? undefined : write(text)),
      note: (text: string) => streams.err(`${text}\n`),
    };
    const result = await command.run({ args, options, ...surroundings }, output);
    if (asJson) write(JSON.stringify(result.json));
    return result.ok ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    streams.err(`${describe(error)}\n`);
    if (error instanceof UsageError) streams.err(`usage: ${usageOf(command)}\n`);
    if (asJson) write(JSON.stringify({ ok: false, error: message }));
    return 1;
  }
}

function parse(command: Command, words: string[]): Pick<CommandInput, 'args' | 'options'> {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: command.options ?? {}, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const [least, most] = command.arity;
  const { length } = parsed.positionals;
  if (length < least) throw new UsageError(`${command.name.join(' ')}: an argument is missing`);
  if (length > most) throw new UsageError(`${command.name.join(' ')}: too many arguments`);
  return { args: parsed.positionals, options: parsed.values as CommandInput['options'] };
}

function describe(error: unknown): string {
  if (error instanceof AppError || error instanceof UsageError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const usageOf = (command: Command) => `assay ${[...command.name, command.usage].filter(Boolean).join(' ')} [--json]`;

function usage(commands: Command[]): string {
  const lines = commands.map((command) => `  ${usageOf(command)}\n      ${command.summary}`);
  return ['usage:', ...lines].join('\n');
}
