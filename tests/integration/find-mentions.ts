import type { Database } from '../../app/lib/db/prisma.server';

/** Names of the tables, of any schema, with a row in which some text or JSON column holds one of these words. */
export async function findMentions({ database, words }: { database: Database; words: string[] }): Promise<string[]> {
  const columns = await database.$queryRaw<{ schema: string; table: string; column: string }[]>`
    SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
      AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY') ORDER BY 1, 2, 3`;
  const found = new Set<string>();
  // As JSON writes them, for words with quotes in them.
  const spellings = words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1)]);
  for (const { schema, table, column } of columns) {
    const [{ count } = { count: 0n }] = await database.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${schema}"."${table}" WHERE EXISTS
        (SELECT 1 FROM unnest($1::text[]) AS word WHERE strpos(lower("${column}"::text), lower(word)) > 0)`,
      spellings,
    );
    if (count > 0n) found.add(table);
  }
  return [...found];
}
