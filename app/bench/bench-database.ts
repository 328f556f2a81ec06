import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createDatabase, type Database } from '../lib/db/prisma.server';

/** A connection to the embedded database of a benchmark's server, for preparing and for counting what over HTTP cannot be seen. */
export async function benchDatabase({ dataDir }: { dataDir: string }): Promise<Database> {
  const folder = path.join(dataDir, 'postgres');
  const port = (await readFile(path.join(folder, 'port'), 'utf8')).trim();
  const password = (await readFile(path.join(folder, 'pg18', 'assay.password'), 'utf8')).trim();
  return createDatabase(`postgresql://postgres:${password}@127.0.0.1:${port}/assay`, 4);
}
