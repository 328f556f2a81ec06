import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env.server';
import { singleton } from '../singleton.server';
import { PrismaClient } from './generated/client';

export type { Prisma } from './generated/client';
export type Database = PrismaClient;

/** A client of its own; tests give it their own database. `max` bounds its connection pool. */
export function createDatabase(url: string, max = 10): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) });
}

/** The process's database client, on `DATABASE_URL`. */
export const getDatabase = (): Database =>
  singleton(
    'database',
    () => createDatabase(env().DATABASE_URL),
    (database) => database.$disconnect(),
  );
