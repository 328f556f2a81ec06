import type { Kind, KindChecks } from './contract';
import { AppError } from '../lib/errors';

const kindModules = import.meta.glob<{ kind: Kind }>('./*/kind.ts', { eager: true });
const checksModules = import.meta.glob<{ checks: KindChecks }>('./*/checks.server.ts', { eager: true });

const checksByKind = new Map(
  Object.entries(checksModules).map(([path, module]) => [path.split('/')[1] ?? path, module.checks]),
);

/** All kinds, by id. */
export const kinds: ReadonlyMap<string, Kind> = new Map(Object.values(kindModules).map(({ kind }) => [kind.id, kind]));

/** The kind with this id. Throws `not-found` for an unknown one. */
export function getKind(id: string): Kind {
  const kind = kinds.get(id);
  if (!kind) throw new AppError('not-found', `there is no exercise kind "${id}"`);
  return kind;
}

/** The server part of the kind with this id. Throws `not-found` for an unknown one. */
export function getKindChecks(id: string): KindChecks {
  const checks = checksByKind.get(id);
  if (!checks) throw new AppError('not-found', `the exercise kind "${id}" has no checks`);
  return checks;
}
