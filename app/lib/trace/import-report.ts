import type { ImportNote } from './trace-types';

const MOST_NOTES = 200;

/**
 * Collects what an import could not map. Notes of the same kind at different list positions are counted together; after 200
 * different ones the rest is only counted, so that a hostile file cannot fill the memory with them.
 */
export class ImportReport {
  private readonly notes = new Map<string, ImportNote>();
  /** Conventions seen while reading spans, for example `openinference`. */
  readonly conventions = new Set<string>();

  note(place: string, why: string): void {
    const path = place.replace(/\[\d+\]/g, '[]').replace(/^line \d+/, 'each line');
    const known = this.notes.get(`${path}\n${why}`);
    if (known) known.count += 1;
    else if (this.notes.size < MOST_NOTES) this.notes.set(`${path}\n${why}`, { path, why, count: 1, first: place });
    else this.count('(other places)', 'further notes are left out', place);
  }

  list(): ImportNote[] {
    return [...this.notes.values()];
  }

  private count(path: string, why: string, first: string): void {
    const known = this.notes.get(path);
    if (known) known.count += 1;
    else this.notes.set(path, { path, why, count: 1, first });
  }
}

/** A place one step further in: `a` and `b c` give `a["b c"]`. Long keys are cut. */
export function placeOf(parent: string, key: string): string {
  if (/^[A-Za-z_]\w{0,60}$/.test(key)) return parent === '' ? key : `${parent}.${key}`;
  return `${parent}[${JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}...` : key)}]`;
}
