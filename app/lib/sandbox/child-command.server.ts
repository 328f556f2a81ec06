import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { childSource } from './install-runtime.server';
import type { Weakened } from './layers';
import type { PreparedSandbox } from './prepare-sandbox.server';
import type { SandboxLanguage, SandboxLevel } from './sandbox';

/** No remote, npm or cached code, no configuration files, no questions. */
export const DENO_FLAGS = [
  ...[
    '--quiet',
    '--no-prompt',
    '--no-remote',
    '--no-npm',
    '--no-config',
    '--no-lock',
    '--cached-only',
    '--no-code-cache',
  ],
  '--node-modules-dir=none',
];

/** Address space for data in bytes: Deno itself takes about half of it. */
const DATA_BYTES = { typescript: 1 << 30, python: 1_400_000_000 };
const CPU_SECONDS = 300;

export interface ChildCommand {
  file: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** Opened for reading as file descriptor 3, or null. */
  seccomp: string | null;
  /** What the first frame says about Python. */
  python: Record<string, string> | undefined;
}

/** The command line that starts one process at a level. Paths inside are neutral where a file system of its own allows it. */
export function childCommand(options: {
  prepared: PreparedSandbox;
  level: SandboxLevel;
  language: SandboxLanguage;
  weakened: Weakened;
  storage: string;
}): ChildCommand {
  const { prepared, level, language, weakened } = options;
  const jailed = level === 2;
  const outside = {
    deno: prepared.programs.deno,
    runtime: prepared.runtime,
    pyodide: prepared.programs.pyodide,
    python: prepared.python,
  };
  const inside: typeof outside = jailed
    ? {
        deno: '/sandbox/deno',
        runtime: '/sandbox/runtime',
        pyodide: '/sandbox/pyodide',
        python: prepared.python && '/sandbox/python',
      }
    : outside;
  const env = {
    ...(weakened.has('environment') ? (process.env as Record<string, string>) : {}),
    DENO_DIR: weakened.has('storage') ? options.storage : '/dev/null/x',
    DENO_NO_UPDATE_CHECK: '1',
    NO_COLOR: '1',
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    LC_ALL: 'en_US.UTF-8',
  };
  const run = [inside.deno, 'run', ...denoFlags(language, inside, weakened), `${inside.runtime}/runner.mjs`];
  const command = [
    ...leash(prepared, level, weakened),
    ...kernelLimits(prepared, level, language, weakened),
    ...(jailed ? jail(prepared, outside, inside, env) : []),
    ...run,
  ];
  return {
    file: command[0] ?? inside.deno,
    args: command.slice(1),
    env: jailed ? {} : env,
    cwd: path.join(prepared.runtime, 'empty'),
    seccomp: jailed ? path.join(prepared.runtime, 'seccomp.bpf') : null,
    python: language === 'python' ? pythonFiles(inside) : undefined,
  };
}

function pythonFiles(inside: { pyodide: string; python: string | null }): Record<string, string> {
  return {
    directory: inside.pyodide,
    moduleUrl: pathToFileURL(`${inside.pyodide}/pyodide.mjs`).href,
    harness: childSource('harness.py'),
    ...(inside.python ? { stdlib: `${inside.python}/stdlib.zip`, snapshot: `${inside.python}/snapshot.bin` } : {}),
  };
}

function denoFlags(
  language: SandboxLanguage,
  inside: { runtime: string; pyodide: string; python: string | null },
  weakened: Weakened,
): string[] {
  const heap = weakened.has('kernel-limits') ? 2_048 : 192;
  const flags = [...DENO_FLAGS, `--v8-flags=--max-old-space-size=${heap},--wasm-max-mem-pages=4096`];
  if (!weakened.has('imports')) flags.push(`--import-map=${inside.runtime}/imports.json`);
  if (weakened.has('permissions')) return [...flags, '--allow-all'];
  // Python reads its files while it loads; the runner gives the permission back before submitted code arrives.
  if (language === 'python') flags.push(`--allow-read=${[inside.pyodide, inside.python].filter(Boolean).join(',')}`);
  return flags;
}

/** Makes the process die with its parent, even when that is killed. Where it is missing, the end of stdin and the CPU limit remain. */
function leash(prepared: PreparedSandbox, level: SandboxLevel, weakened: Weakened): string[] {
  const { setpriv } = prepared.programs;
  return setpriv && level > 0 && !weakened.has('leash') ? [setpriv, '--pdeathsig', 'KILL', '--'] : [];
}

function kernelLimits(
  prepared: PreparedSandbox,
  level: SandboxLevel,
  language: SandboxLanguage,
  weakened: Weakened,
): string[] {
  if (level === 0 || weakened.has('kernel-limits')) return [];
  const { prlimit } = prepared.programs;
  if (prlimit) {
    const limits = [`--data=${DATA_BYTES[language]}`, `--cpu=${CPU_SECONDS}`, '--nofile=128', '--fsize=0', '--core=0'];
    return [prlimit, ...limits, '--'];
  }
  // POSIX shells know these three; memory is then bounded by V8's heap and by the watch from outside.
  return ['/bin/sh', '-c', `ulimit -t ${CPU_SECONDS}; ulimit -f 0; ulimit -c 0; exec "$@"`, 'sh'];
}

/** bubblewrap: namespaces of its own, no network, a file system that holds the programs and nothing else. */
function jail(
  prepared: PreparedSandbox,
  outside: { deno: string; runtime: string; pyodide: string; python: string | null },
  inside: { deno: string; runtime: string; pyodide: string; python: string | null },
  env: Record<string, string>,
): string[] {
  const bind = (from: string | null, to: string | null) => (from && to ? ['--ro-bind', from, to] : []);
  return [
    prepared.programs.bwrap ?? 'bwrap',
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--hostname', 'sandbox'],
    ...systemLibraries(),
    ...bind(outside.deno, inside.deno),
    ...bind(outside.runtime, inside.runtime),
    ...bind(outside.pyodide, inside.pyodide),
    ...bind(outside.python, inside.python),
    ...['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/', '--chdir', `${inside.runtime}/empty`, '--clearenv'],
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--seccomp', '3', '--'],
  ];
}

/** The C library's folders, as links where they are links. */
function systemLibraries(): string[] {
  const args: string[] = [];
  for (const folder of ['/usr/lib', '/usr/lib64', '/lib', '/lib64']) {
    if (!existsSync(folder)) continue;
    if (lstatSync(folder).isSymbolicLink()) args.push('--symlink', readlinkSync(folder), folder);
    else args.push('--ro-bind', folder, folder);
  }
  if (existsSync('/etc/ld.so.cache')) args.push('--ro-bind', '/etc/ld.so.cache', '/etc/ld.so.cache');
  return args;
}
