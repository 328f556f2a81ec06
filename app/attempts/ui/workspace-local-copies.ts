import { z } from 'zod';
import type { LocalCopy } from './workspace-autosave';

const PREFIX = 'assay-draft';

const localCopy = z.object({
  draft: z.object({ schemaVersion: z.literal(1), files: z.record(z.string(), z.string()), fields: z.unknown() }),
  baseRevision: z.number().int(),
  sent: z.array(z.string()),
  keptAt: z.string(),
});

/** Where unsaved drafts wait in this browser; `window.localStorage` fits. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface FoundCopy {
  key: string;
  tab: string;
  copy: LocalCopy;
}

export const copyKey = (attemptId: string, tab: string): string => `${PREFIX}:${attemptId}:${tab}`;

/** Keeps a copy. Returns false when the browser has no room or forbids storage; the draft then lives in the page only. */
export function keepCopy(storage: CopyStorage, key: string, copy: LocalCopy): boolean {
  try {
    storage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** Copies that other page loads left for this attempt, newest first; unreadable ones are skipped. */
export function findCopies(storage: CopyStorage, attemptId: string): FoundCopy[] {
  const prefix = copyKey(attemptId, '');
  const found: FoundCopy[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (!key?.startsWith(prefix)) continue;
    try {
      const copy = localCopy.parse(JSON.parse(storage.getItem(key) ?? ''));
      found.push({ key, tab: key.slice(prefix.length), copy });
    } catch {
      // A copy of an older format or a half-written one cannot be read back.
    }
  }
  return found.sort((a, b) => (a.copy.keptAt < b.copy.keptAt ? 1 : -1));
}
