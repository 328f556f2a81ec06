import { spawn } from 'node:child_process';

export interface CommandOptions {
  uid?: number;
  gid?: number;
  /** Do not hold pipes open: needed when the command leaves a daemon behind. */
  discardOutput?: boolean;
}

export interface CommandResult {
  /** Exit code; -1 when a signal ended it or it could not be started. */
  code: number;
  /** stdout and stderr together. */
  output: string;
}

/** Runs a program to its end in the root folder (PostgreSQL wants a readable working folder). Never throws: failing to start is code -1. */
export function runCommand(file: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: '/',
      stdio: options.discardOutput ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      detached: options.discardOutput ?? false,
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}
