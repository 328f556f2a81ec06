import { unzipSync, type UnzipFileInfo } from 'fflate';
import { AppError } from '../lib/errors';

/** Entries a zip may list, whether or not they are read. */
const MAX_ENTRIES = 2_000;
/** Bytes that the answer's files may unpack to, together; the kind bounds each file more tightly. */
const MAX_UNPACKED_BYTES = 2_000_000;

/**
 * The files of the answer folder in an uploaded zip, by name: the folder that holds `answer.json`, wherever in the zip it is, so
 * that a re-zipped download, its `answer` folder or the bare files all work. Nothing else is unpacked. Throws `bad-request` for
 * what is not a zip or holds no answer, `too-large` for one that unpacks to too much.
 */
export function readAnswerZip(bytes: Uint8Array): Record<string, string> {
  const names = listEntries(bytes);
  const folders = names
    .filter((name) => name === 'answer.json' || name.endsWith('/answer.json'))
    .filter((name) => !name.startsWith('__MACOSX/'));
  if (folders.length === 0)
    throw new AppError(
      'bad-request',
      'There is no answer.json in this zip. Upload the folder you downloaded, with answer.json in it.',
    );
  if (folders.length > 1)
    throw new AppError('bad-request', `This zip holds several answers (${folders.join(', ')}). Upload one at a time.`);
  const folder = (folders[0] ?? '').slice(0, -'answer.json'.length);
  const inFolder = (name: string) =>
    name.startsWith(folder) && !name.slice(folder.length).includes('/') && name !== folder;
  return unpack(bytes, (name) => inFolder(name) && !name.slice(folder.length).startsWith('.'), folder.length);
}

function listEntries(bytes: Uint8Array): string[] {
  const names: string[] = [];
  readZip(bytes, (entry) => {
    names.push(entry.name);
    if (names.length > MAX_ENTRIES) throw new AppError('too-large', `This zip lists more than ${MAX_ENTRIES} files.`);
    return false;
  });
  return names;
}

function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, prefixLength: number): Record<string, string> {
  let total = 0;
  // The unpacked size an entry declares is also the size of the buffer it is unpacked into, so a lie cannot exceed this bound.
  const unpacked = readZip(bytes, (entry) => {
    if (!wanted(entry.name)) return false;
    total += entry.originalSize;
    if (total > MAX_UNPACKED_BYTES) throw new AppError('too-large', 'The answer in this zip is too large.');
    return true;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries(
    Object.entries(unpacked).map(([name, content]) => {
      const path = name.slice(prefixLength);
      try {
        return [path, decoder.decode(content)];
      } catch (cause) {
        throw new AppError('bad-request', `${path} in this zip is not UTF-8 text.`, { cause });
      }
    }),
  );
}

function readZip(bytes: Uint8Array, filter: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad-request', 'This file is not a readable zip.', { cause });
  }
}
