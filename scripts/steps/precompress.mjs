import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root } from './run.mjs';
import { listFiles } from './stamp.mjs';

const COMPRESSIBLE = /\.(js|mjs|css|svg|json|ttf|wasm|txt|map|html)$/;
/** Smaller files fit one network packet anyway. */
const MIN_BYTES = 1_400;

/** Writes .br and .gz beside every compressible file of a folder; what is there and newer stays. Returns how many were made. */
export async function precompress(folder) {
  const files = listFiles(folder).filter((file) => COMPRESSIBLE.test(file));
  let made = 0;
  for (let at = 0; at < files.length; at += 4) {
    const done = await Promise.all(files.slice(at, at + 4).map((file) => compressOne(path.join(root, file))));
    made += done.filter(Boolean).length;
  }
  return made;
}

async function compressOne(file) {
  const source = await stat(file);
  if (source.size < MIN_BYTES) return false;
  const existing = await stat(`${file}.br`).catch(() => null);
  if (existing && existing.mtimeMs >= source.mtimeMs) return false;
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
  return true;
}
