import type { ParseArgsOptionsConfig } from 'node:util';
import type { Json } from '../lib/json';

/** Where a command writes. Human lines are dropped when `--json` was given; notes go to stderr either way. */
export interface CommandOutput {
  line(text: string): void;
  note(text: string): void;
}

export interface CommandInput {
  /** Positional arguments after the command's name. */
  args: string[];
  options: Record<string, string | boolean | undefined>;
  /** The surroundings of the process, handed in so that tests can choose them. */
  env: Record<string, string | undefined>;
  /** Folder that holds `exercises/`; relative paths that do not exist where the caller stands are looked up here too. */
  cwd: string;
}

export interface CommandResult {
  /** False makes the exit code 1. */
  ok: boolean;
  /** The one document that `--json` prints. */
  json: Json;
}

export interface Command {
  /** Words that select it, for example `['exercises', 'prove']`. */
  name: string[];
  /** The arguments, for the usage text: `<slug> <folder> [--judge none|openai]`. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  /** Least and most positional arguments. */
  arity: [least: number, most: number];
  options?: ParseArgsOptionsConfig;
  run(input: CommandInput, output: CommandOutput): Promise<CommandResult>;
}

/** The command was called wrongly; the usage text is printed beside the message. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
