import { chown, readFile, stat } from 'node:fs/promises';
import { runCommand, type CommandOptions, type CommandResult } from './run-command.server';

/** Whom the PostgreSQL programs run as. */
export interface Identity {
  /** For the log: `self`, `uid 33` or `root without its powers`. */
  description: string;
  /** Owner that files handed to PostgreSQL must have; null when they stay ours. */
  owner: { uid: number; gid: number } | null;
  run(file: string, args: string[], options?: Pick<CommandOptions, 'discardOutput'>): Promise<CommandResult>;
}

const asSelf: Identity = { description: 'self', owner: null, run: runCommand };

/**
 * PostgreSQL refuses to run as root. So: ourselves when we are not root; else the user who owns the data already, else `postgres`
 * or `nobody` when that user can reach program and folder; else root inside a user namespace, where it has no powers. Throws with
 * advice when none of these works. `dir` must exist; `dataDir` need not.
 */
export async function chooseIdentity(options: { probe: string; dir: string; dataDir: string }): Promise<Identity> {
  if (process.getuid?.() !== 0) return asSelf;
  const { probe, dir, dataDir } = options;
  const dataOwner = await stat(dataDir).catch(() => null);
  const user = dataOwner ? { uid: dataOwner.uid, gid: dataOwner.gid } : await unprivilegedUser();
  if (user && user.uid !== 0) {
    await chown(dir, user.uid, user.gid);
    const starts = await runCommand(probe, ['--version'], user);
    const reaches = await runCommand('/bin/sh', ['-c', 'cd "$0" && test -w .', dir], user);
    if (starts.code === 0 && reaches.code === 0) {
      return {
        description: `uid ${user.uid}`,
        owner: user,
        run: (file, args, more) => runCommand(file, args, { ...more, ...user }),
      };
    }
    await chown(dir, 0, 0);
  }
  const namespace = ['--user', '--map-user=1', '--map-group=1'];
  if ((await runCommand('unshare', [...namespace, probe, '--version'])).code === 0) {
    return {
      description: 'root without its powers',
      owner: null,
      run: (file, args, more) => runCommand('unshare', [...namespace, file, ...args], more),
    };
  }
  throw new Error(
    'the embedded PostgreSQL cannot run as root here: start as another user, move the project out of a private folder, or set DATABASE_URL',
  );
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : null;
}
