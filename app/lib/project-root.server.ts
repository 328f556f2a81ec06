import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute path of the project folder: the nearest one above this module that holds `prisma/schema.prisma`. Works from the source
 * tree and from `build/`. Throws when the program was copied away from its project.
 */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'prisma', 'schema.prisma'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`no project folder above ${import.meta.dirname}`);
    folder = above;
  }
  return folder;
}
