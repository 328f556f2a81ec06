import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Json } from '../../json';
import type { HostFunction, Sandbox, SandboxLanguage, SandboxLimits, SandboxResult, SandboxStatus } from '../sandbox';

/** What an attack looks for: a file, an environment variable and a listening port of this machine, each with a secret behind it. */
export interface EscapeWorld {
  secret: string;
  file: string;
  /** Must never come to exist. */
  touched: string;
  folder: string;
  port: number;
  connections: () => number;
  close: () => Promise<void>;
}

export interface EscapeCase {
  name: string;
  language: SandboxLanguage;
  source: (world: EscapeWorld) => string;
  /** Run first, in a session of its own: something left behind must not be found by `source`. */
  before?: (world: EscapeWorld) => string;
  calls?: Json[][];
  limits?: Partial<SandboxLimits>;
  keepLogs?: boolean;
  host?: Record<string, HostFunction>;
  status: SandboxStatus | SandboxStatus[];
  /** What must hold beyond the status and the secrets. Returns what is wrong, or null. */
  holds: (result: SandboxResult, world: EscapeWorld) => string | null;
}

const VARIABLE = 'ASSAY_PLANTED_SECRET';

/** Plants the secrets. */
export async function plantWorld(): Promise<EscapeWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'escape-'));
  const secret = `planted-${Math.random().toString(36).slice(2)}-secret`;
  const file = path.join(folder, 'secret.json');
  writeFileSync(file, JSON.stringify(secret));
  process.env[VARIABLE] = secret;
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    // What was asked does not matter, but a socket nobody reads from never notices that the other side is gone.
    socket.resume();
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${secret}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    secret,
    file,
    folder,
    touched: path.join(folder, 'touched'),
    port: typeof address === 'object' && address ? address.port : 0,
    connections: () => connections,
    async close() {
      delete process.env[VARIABLE];
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one case. Returns everything that does not hold, or null. */
export async function attack(sandbox: Sandbox, escape: EscapeCase, world: EscapeWorld): Promise<string | null> {
  const connected = world.connections();
  const session = (source: string) =>
    sandbox.run({
      language: escape.language,
      filename: escape.language === 'python' ? 'eval.py' : 'eval.ts',
      source,
      entry: 'evaluate',
      calls: escape.calls ?? [[{ n: 1 }]],
      host: escape.host ?? { judge: () => ({ value: 'verdict' }) },
      limits: { callMs: 20_000, ...escape.limits },
      seed: 11,
      keepLogs: escape.keepLogs ?? true,
    });
  if (escape.before) await session(escape.before(world));
  const result = await session(escape.source(world));
  const said = JSON.stringify(result);
  const wrong: (string | null)[] = [
    said.includes(world.secret) ? 'a secret came back' : null,
    world.connections() > connected ? 'the server saw a connection' : null,
    existsSync(world.touched) ? 'a file was written' : null,
    [escape.status].flat().includes(result.status) ? null : `status ${result.status}`,
    escape.holds(result, world),
  ];
  const found = wrong.filter((item) => item !== null);
  return found.length === 0 ? null : `${found.join('; ')}: ${said.slice(0, 600)}`;
}

/** Every attempt that the source reported was refused, and there was at least one. */
export function everyAttemptDenied(result: SandboxResult): string | null {
  const outcome = result.outcomes.at(-1);
  if (!outcome || !('value' in outcome)) return `no report: ${JSON.stringify(outcome)}`;
  const report = Object.entries(outcome.value as Record<string, string>);
  if (report.length === 0) return 'nothing was attempted';
  const through = report.filter(([, said]) => !String(said).startsWith('denied'));
  return through.length === 0 ? null : `got through: ${JSON.stringify(through)}`;
}

/** The outcomes, with errors as their names. */
export const outcomes = (result: SandboxResult): Json[] =>
  result.outcomes.map((outcome) => ('value' in outcome ? outcome.value : { error: outcome.error.name }));

/** Asserts the outcomes exactly. */
export const gives =
  (...expected: Json[]) =>
  (result: SandboxResult): string | null =>
    JSON.stringify(outcomes(result)) === JSON.stringify(expected)
      ? null
      : `outcomes ${JSON.stringify(outcomes(result))}`;

/** Nothing beyond status and secrets. */
export const nothingMore = () => null;

/** TypeScript that tries expressions and reports each as `denied ...` or `got ...`. */
export function attemptsInTypeScript(attempts: Record<string, string>): string {
  const tries = Object.entries(attempts).map(
    ([name, expression]) => `  try {
    const got: any = await (${expression});
    report[${JSON.stringify(name)}] = got == null ? 'denied: nothing there' : 'got ' + (typeof got === 'string' ? got : JSON.stringify(got) ?? typeof got);
  } catch (error) { report[${JSON.stringify(name)}] = 'denied: ' + error; }`,
  );
  return `export async function evaluate() {\n  const report: Record<string, string> = {};\n${tries.join('\n')}\n  return report;\n}\n`;
}

/** Python that tries function bodies and reports likewise. */
export function attemptsInPython(attempts: Record<string, string>): string {
  const bodies = Object.entries(attempts).map(
    ([, body], index) => `def attempt_${index}():\n${body.trim().replace(/^/gm, '    ')}\n`,
  );
  const names = Object.keys(attempts).map((name, index) => `${JSON.stringify(name)}: attempt_${index}`);
  return `${bodies.join('\n')}
def evaluate(row):
    report = {}
    for name, attempt in {${names.join(', ')}}.items():
        try:
            got = attempt()
            report[name] = 'denied: nothing there' if got is None else 'got ' + str(got)
        except BaseException as error:
            report[name] = 'denied: ' + type(error).__name__ + ' ' + str(error)[:200]
    return report
`;
}
