import { existsSync } from 'node:fs';
import path from 'node:path';
import { childCommand } from './child-command.server';
import { SandboxChild } from './child-process.server';
import type { PreparedSandbox } from './prepare-sandbox.server';
import { runSession } from './run-session.server';
import type { SandboxLevel } from './sandbox';

/** Reads what level 2 must have closed; the answer must be that nothing is there. */
const PROBE = 'export function probe(value) { return [value, typeof Deno, typeof process]; }';

/**
 * The highest level that works here, found by running a program at it: 2, else 1. Throws when not even 1 works, with the reason.
 * Level 0 is never chosen, only asked for.
 */
export async function probeSandboxLevel(options: {
  prepared: PreparedSandbox;
  log?: (message: string) => void;
}): Promise<SandboxLevel> {
  const { prepared, log } = options;
  const filtered = existsSync(path.join(prepared.runtime, 'seccomp.bpf'));
  if (prepared.programs.bwrap && filtered) {
    const failure = await tryLevel(prepared, 2);
    if (!failure) return 2;
    log?.(`sandbox level 2 does not work here: ${failure}`);
  }
  const failure = await tryLevel(prepared, 1);
  if (failure) throw new Error(`the sandbox does not work here: ${failure}`);
  return 1;
}

/** Runs a program at a level. Returns why it does not work, or null. */
async function tryLevel(prepared: PreparedSandbox, level: SandboxLevel): Promise<string | null> {
  const command = childCommand({ prepared, level, language: 'typescript', weakened: new Set(), storage: '' });
  const child = new SandboxChild(command, new Set());
  const deadline = setTimeout(() => child.kill(), 15_000);
  try {
    await child.ready;
    const result = await runSession({
      child,
      code: PROBE,
      weakened: new Set(),
      request: {
        language: 'typescript',
        filename: 'probe.ts',
        source: PROBE,
        entry: 'probe',
        calls: [[7]],
        seed: 1,
        keepLogs: false,
      },
    });
    const [outcome] = result.outcomes;
    const right = outcome && 'value' in outcome && JSON.stringify(outcome.value) === '[7,"undefined","undefined"]';
    return right ? null : `the probe answered ${JSON.stringify(result).slice(0, 300)}`;
  } catch (error) {
    return String(error).slice(0, 500);
  } finally {
    clearTimeout(deadline);
    child.kill();
  }
}
