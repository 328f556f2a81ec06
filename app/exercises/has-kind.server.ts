import { kinds } from '../kinds/registry.server';

/** Whether this program can still run and grade exercises of a kind. */
export const hasKind = (id: string): boolean => kinds.has(id);
