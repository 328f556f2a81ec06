import { createHash } from 'node:crypto';
import type { Database } from '../../../app/lib/db/prisma.server';

/** Content, not anybody's data, and large. */
const LEFT_OUT = new Set(['FileBlob', 'ExerciseFile', '_prisma_migrations']);

/** Every table of the application with its columns, asked of the database, so that a new one is in. */
export async function listTables(database: Database): Promise<Map<string, { name: string; type: string }[]>> {
  const rows = await database.$queryRaw<{ table: string; name: string; type: string }[]>`
    SELECT c.table_name AS table, c.column_name AS name, c.data_type AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`;
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const { table, name, type } of rows) {
    if (!LEFT_OUT.has(table)) tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  }
  return tables;
}

export interface Row {
  table: string;
  row: Record<string, unknown>;
}

/** All rows of all tables. */
export async function readRows(database: Database, tables: Iterable<string>): Promise<Row[]> {
  const parts = [...tables].map(
    (table) => `SELECT '${table}' AS "table", to_jsonb(x) AS "row" FROM public."${table}" x`,
  );
  return database.$queryRawUnsafe<Row[]>(parts.join(' UNION ALL '));
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const uuidsIn = (text: string): string[] => text.match(UUID) ?? [];

/** Ids that occur in `rows` and in none of `others`: what belongs to whoever made `rows`. */
export function ownIds(rows: Row[], others: Row[]): Set<string> {
  const known = new Set(others.flatMap(({ row }) => uuidsIn(JSON.stringify(row))));
  return new Set(rows.flatMap(({ row }) => uuidsIn(JSON.stringify(row))).filter((id) => !known.has(id)));
}

/**
 * Rows in which one of `ids` stands, each as one line, by a hash of it. What another organisation has in rows of its own is not
 * counted: whoever knows an id may write it into their own log.
 */
export function rowsNaming(rows: Row[], ids: ReadonlySet<string>): Map<string, string> {
  const own = ({ row }: Row) => typeof row.organisationId !== 'string' || ids.has(row.organisationId);
  const lines = rows.filter(own).map(({ table, row }) => `${table} ${JSON.stringify(row)}`);
  const naming = lines.filter((line) => uuidsIn(line).some((id) => ids.has(id)));
  return new Map(naming.map((line) => [createHash('sha256').update(line).digest('hex'), line]));
}

/** What differs between two readings, in words: rows that are new, gone or changed. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const only = (some: Map<string, string>, others: Map<string, string>, sign: string) =>
    [...some].filter(([hash]) => !others.has(hash)).map(([, line]) => `${sign} ${line.slice(0, 300)}`);
  return [...only(before, after, 'gone or changed:'), ...only(after, before, 'new or changed:')];
}

/** Tables of which a row differs. */
export const tablesOf = (lines: string[]): string[] => [
  ...new Set(lines.map((line) => /: (\w+) \{/.exec(line)?.[1] ?? line)),
];
