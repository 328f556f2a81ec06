import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../lib/errors';
import type { CandidateField, RawCandidate } from './candidate-row';

export const MOST_ROWS = 1_000;
export const MOST_LIST_BYTES = 1_000_000;

type Column = CandidateField | 'first' | 'last';

/** Words over a column, in lower case without spaces and signs. */
const HEADERS: Record<string, Column> = {
  ...{ email: 'email', mail: 'email', emailaddress: 'email' },
  ...{ name: 'name', fullname: 'name', candidate: 'name', candidatename: 'name' },
  ...{ firstname: 'first', givenname: 'first', lastname: 'last', surname: 'last', familyname: 'last' },
  ...{ multiplier: 'multiplier', timemultiplier: 'multiplier', extratime: 'multiplier' },
  ...{ expires: 'expires', expiresat: 'expires', expiry: 'expires', validuntil: 'expires' },
};

const plainHeader = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

export interface CandidateList {
  rows: RawCandidate[];
  /** Columns of the file that mean nothing here. */
  ignored: string[];
}

/**
 * Reads a list of candidates: CSV when its first line names columns (comma, semicolon or tab; any order and case), otherwise one
 * or several per line as `Name <mail>`, `mail`, `name, mail` or `mail, name`. Only the shape is read here; each row is checked by
 * `readCandidateRow`. Throws `bad-request` for an empty list, one of more than 1,000 rows, and a file that is no CSV; `too-large`
 * beyond 1 MB.
 */
export function readCandidateList(text: string): CandidateList {
  if (Buffer.byteLength(text) > MOST_LIST_BYTES) throw new AppError('too-large', 'A list may have at most 1 MB.');
  const content = text.replace(/^\uFEFF/, '');
  const first = content.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const delimiter = delimiterOf(first);
  const isTable = first.split(delimiter).some((cell) => HEADERS[plainHeader(cell)] === 'email') && !first.includes('@');
  const list = isTable ? readTable(content, delimiter) : { rows: readLines(content), ignored: [] };
  if (list.rows.length === 0) throw new AppError('bad-request', 'There is nobody in this list.');
  if (list.rows.length > MOST_ROWS) {
    throw new AppError('bad-request', `This list has ${list.rows.length} rows; at most ${MOST_ROWS} at once.`);
  }
  return list;
}

/** Bytes of an uploaded file as text: UTF-8, UTF-16 when it says so, otherwise what spreadsheets on Windows write. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes.byteLength > MOST_LIST_BYTES) throw new AppError('too-large', 'A list may have at most 1 MB.');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that parts the columns of the first line: the one that occurs most often outside of quotation marks. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function readTable(text: string, delimiter: string): CandidateList {
  const [head, ...body] = parseCsv(text, delimiter);
  const columns = (head?.record ?? []).map((cell) => HEADERS[plainHeader(cell)]);
  const ignored = (head?.record ?? []).filter((cell, at) => columns[at] === undefined && cell.trim() !== '');
  const rows = body.map(({ record, line }) => {
    const cell = (column: Column) => record[columns.indexOf(column)] ?? '';
    const name = [cell('name'), cell('first'), cell('last')].filter((part) => part.trim() !== '').join(' ');
    return { line, name, email: cell('email'), multiplier: cell('multiplier'), expires: cell('expires') };
  });
  return { rows: rows.map(unwrap), ignored };
}

/** An address column may hold `Name <mail>` too. */
function unwrap(row: RawCandidate): RawCandidate {
  const [who] = row.email.includes('<') ? readLine(row.email) : [];
  return who ? { ...row, email: who.email, name: row.name || who.name } : row;
}

interface CsvRow {
  record: string[];
  line: number;
}

function parseCsv(text: string, delimiter: string): CsvRow[] {
  try {
    const parsed = parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, relax_quotes: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('bad-request', `This is no CSV: ${error.message}.`, { cause: error });
  }
}

interface Who {
  email: string;
  name: string;
}

function readLines(text: string): RawCandidate[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, at): RawCandidate[] => {
    if (content.trim() === '') return [];
    return readLine(content).map((who) => ({ line: at + 1, ...who, multiplier: '', expires: '' }));
  });
}

/** `Name <mail>` (several of them, as a mail program copies them), several addresses, or a name and an address in either order. */
function readLine(content: string): Who[] {
  const open = content.indexOf('<');
  if (open === -1) return readPlain(content);
  return content.split('>').flatMap((chunk) => {
    const at = chunk.lastIndexOf('<');
    const before = chunk.replace(/^[\s,;]+/, '');
    if (at === -1) return before.trim() === '' ? [] : readPlain(before);
    return [{ email: chunk.slice(at + 1).trim(), name: unquote(chunk.slice(0, at).replace(/^[\s,;]+/, '')) }];
  });
}

function readPlain(content: string): Who[] {
  const parts = content
    .split(/[,;\t]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 0 && parts.every((part) => part.includes('@'))) {
    return parts.map((email) => ({ email: unquote(email), name: '' }));
  }
  const at = parts.findIndex((part) => part.includes('@'));
  if (at === -1) return [{ email: content.trim(), name: '' }];
  const name = parts.filter((_, place) => place !== at).map(unquote);
  return [{ email: unquote(parts[at] ?? ''), name: name.join(', ') }];
}

const unquote = (text: string) =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
