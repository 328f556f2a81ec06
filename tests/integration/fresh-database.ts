import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database } from '../../app/lib/db/prisma.server';

export interface FreshDatabase {
  url: string;
  database: Database;
  /** Disconnects and drops it, whoever else is still connected. */
  drop(): Promise<void>;
}

/** Runs one statement on the test server's maintenance database. */
export async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('serverUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A migrated database of its own for a test file, copied from the template (about 50 ms). `empty` gives one without any table. */
export async function freshDatabase({ empty = false }: { empty?: boolean } = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : inject('templateDatabase')}`);
  const url = inject('serverUrl').replace(/\/[^/]*$/, `/${name}`);
  const database = createDatabase(url, 5);
  return {
    url,
    database,
    async drop() {
      await database.$disconnect();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
