import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { readCandidateRow, readExpiry, readMultiplier, type RawCandidate } from './candidate-row';
import { decodeList, readCandidateList } from './read-candidate-list.server';

const rowsOf = (text: string) => readCandidateList(text).rows;
const short = (text: string) => rowsOf(text).map(({ email, name }) => ({ email, name }));
const now = new Date('2026-07-01T12:00:00Z');
const raw = (changes: Partial<RawCandidate> = {}): RawCandidate => ({
  ...{ line: 1, email: 'ada@example.org', name: 'Ada', multiplier: '', expires: '' },
  ...changes,
});
const read = (changes: Partial<RawCandidate>) => readCandidateRow({ raw: raw(changes), zone: 'Europe/Berlin', now });

describe('a pasted list', () => {
  test('is read line by line in the ways people write addresses', () => {
    const text =
      'Ada Lovelace <ada@example.org>\n\n  grace@example.org \r\nAlan Turing, alan@example.org\nx@y.org;Xi Yu';
    expect(short(text)).toEqual([
      { email: 'ada@example.org', name: 'Ada Lovelace' },
      { email: 'grace@example.org', name: '' },
      { email: 'alan@example.org', name: 'Alan Turing' },
      { email: 'x@y.org', name: 'Xi Yu' },
    ]);
    expect(rowsOf(text).map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  test('may be what a mail program copies: several on a line, names with commas in quotes', () => {
    expect(short('"Lovelace, Ada" <ada@example.org>, Grace <grace@example.org>; alan@example.org')).toEqual([
      { email: 'ada@example.org', name: 'Lovelace, Ada' },
      { email: 'grace@example.org', name: 'Grace' },
      { email: 'alan@example.org', name: '' },
    ]);
  });

  test('keeps a line without an address, to be mended', () => {
    expect(short('Nobody At All')).toEqual([{ email: 'Nobody At All', name: '' }]);
  });

  test('of one endless line is read to its end or refused in words', () => {
    const outcome = (text: string) => {
      try {
        return readCandidateList(text).rows.length > 0 ? 'read' : 'empty';
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    // Reading that backtracks would never come back from these.
    for (const text of ['a'.repeat(900_000), '<'.repeat(900_000), '>'.repeat(900_000) + 'x', '"'.repeat(900_000)])
      expect(['read', 'bad-request']).toContain(outcome(text));
  });
});

describe('a CSV file', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/\0/g, ''));
  // A first column that is never empty keeps the row from being an empty line.
  const someRows = fc.array(
    fc.tuple(
      cell.map((text) => `a${text.trim()}`),
      cell,
      cell,
      cell,
    ),
    { minLength: 1, maxLength: 20 },
  );

  test('says what was written to it, whatever is in the cells', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        fc.shuffledSubarray(['email', 'name', 'multiplier', 'expires'] as const, { minLength: 4 }),
        (rows, delimiter, bom, columns) => {
          const written = rows.map(([email, name, multiplier, expires]) => {
            const record = { email: email.replace(/[<>]/g, ''), name, multiplier, expires };
            return { record, cells: columns.map((column) => record[column]) };
          });
          const head = columns.map((column) => column.toUpperCase());
          const text = stringify([head, ...written.map(({ cells }) => cells)], { delimiter, bom, quoted: true });
          const back = rowsOf(text).map(({ line: _line, ...row }) => row);
          // A name of white space only is none.
          const named = (name: string) => (name.trim() === '' ? '' : name);
          expect(back).toEqual(written.map(({ record }) => ({ ...record, name: named(record.name) })));
        },
      ),
    );
  });

  test('has its columns in any order and case, with commas or semicolons, and names what it does not know', () => {
    expect(readCandidateList('\uFEFFName;Team;E-Mail;Extra time\n"Ada ""the"" L";x;ada@example.org;1,5\n')).toEqual({
      rows: [{ line: 2, email: 'ada@example.org', name: 'Ada "the" L', multiplier: '1,5', expires: '' }],
      ignored: ['Team'],
    });
    expect(short('first name,last name,email\nAda,Lovelace,ada@example.org')).toEqual([
      { email: 'ada@example.org', name: 'Ada Lovelace' },
    ]);
  });

  test('keeps cells that look like formulas as the text they are', () => {
    expect(short('email,name\nada@example.org,"=HYPERLINK(""http://x"")"')).toEqual([
      { email: 'ada@example.org', name: '=HYPERLINK("http://x")' },
    ]);
  });

  test('with a quotation mark that never closes, too many rows or nobody in it is refused in words', () => {
    expect(() => readCandidateList('email,name\na@b.org,"open')).toThrow(/no CSV/);
    expect(() => readCandidateList('email\n')).toThrow('nobody');
    expect(() => readCandidateList(`email\n${'a@b.org\n'.repeat(1_001)}`)).toThrow('1001 rows');
    expect(() => readCandidateList('x'.repeat(1_000_001))).toThrow('1 MB');
  });

  test('is decoded as spreadsheets write it', () => {
    expect(decodeList(new Uint8Array([0x5a, 0x6f, 0xeb]))).toBe('Zoë');
    expect(decodeList(new TextEncoder().encode('Zoë'))).toBe('Zoë');
    expect(decodeList(new Uint8Array([0xff, 0xfe, 0x5a, 0]))).toContain('Z');
  });
});

describe('a row', () => {
  test('is tidied: lower-case address, no line breaks or control characters in names', () => {
    expect(read({ email: '  ADA@Example.org ', name: 'Ada\n\u0000 \u202eL' })).toEqual({
      value: { email: 'ada@example.org', name: 'Ada L', timeMultiplier: null, expiresAt: null },
    });
  });

  test('with cells of 10,000 characters is refused beside each of them', () => {
    const long = 'x'.repeat(10_000);
    expect(read({ email: `${long}@example.org`, name: long, multiplier: long, expires: long })).toEqual({
      errors: {
        email: 'This address is too long.',
        name: 'At most 120 characters.',
        multiplier: 'Between 1 and 5, such as 1.5.',
        expires: 'Write dates as 2026-07-31.',
      },
    });
  });

  test('has extra time as people write it, never less than the time everybody has', () => {
    for (const [text, value] of [
      ['1.5', 1.5],
      ['1,25', 1.25],
      ['150%', 1.5],
      ['', null],
      ['1', 1],
    ] as const) {
      expect(readMultiplier(text), text).toBe(value);
    }
    for (const text of ['0.5', '6', 'NaN', '1e3', '-2', '50%', 'Infinity']) {
      expect(readMultiplier(text), text).toBeUndefined();
    }
  });

  test('runs out at the end of a day in the zone of whoever invites, and not in the past', () => {
    expect(readExpiry('2026-07-31', 'Europe/Berlin')?.toISOString()).toBe('2026-07-31T21:59:00.000Z');
    expect(readExpiry('31.7.2026', 'Europe/Berlin')?.toISOString()).toBe('2026-07-31T21:59:00.000Z');
    expect(readExpiry('2026-07-31 10:00', 'Europe/Berlin')?.toISOString()).toBe('2026-07-31T08:00:00.000Z');
    expect(readExpiry('2026-07-31T10:00:00Z', 'Europe/Berlin')?.toISOString()).toBe('2026-07-31T10:00:00.000Z');
    expect(readExpiry('7/31/2026', 'UTC')).toBeUndefined();
    expect(read({ expires: '2026-06-30' })).toEqual({ errors: { expires: 'This has passed.' } });
    expect(read({ expires: '2028-06-30' })).toEqual({ errors: { expires: 'This is more than a year ahead.' } });
  });
});
