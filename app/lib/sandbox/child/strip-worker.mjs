/**
 * Turns TypeScript into JavaScript of the same positions, and reads what it imports, without running any of it. A thread of its own:
 * the parser works on text that strangers wrote, so it may take too long or too much memory, and is then thrown away.
 */
import { stripTypeScriptTypes } from 'node:module';
import vm from 'node:vm';
import { parentPort } from 'node:worker_threads';

/** Errors carry their place at the top of the stack: `file:line`, a few lines of source, and a row of carets below the column. */
function place(error) {
  const [first = '', ...rest] = String(error.stack).split('\n');
  const line = /:(\d+)$/.exec(first)?.[1];
  const carets = rest.find((text) => /^\s*\^+$/.test(text));
  return { line: line ? Number(line) : undefined, column: carets ? carets.indexOf('^') + 1 : undefined };
}

const WORDS = [
  [
    /^TypeScript enum is not supported.*/,
    'TypeScript enum is not supported: only types are removed. Use a union or `as const`',
  ],
  [
    /^TypeScript (.*?)(?: declaration)? is not supported in strip-only mode$/,
    'TypeScript $1 is not supported: only types are removed',
  ],
];

function failure(error) {
  let message = String(error.message);
  for (const [pattern, words] of WORDS) message = message.replace(pattern, words);
  return { error: { name: 'SyntaxError', message: message.slice(0, 1000), ...place(error) } };
}

function strip(source, filename) {
  let code;
  try {
    code = stripTypeScriptTypes(source, { mode: 'strip' });
  } catch (error) {
    if (error.code !== 'ERR_INVALID_TYPESCRIPT_SYNTAX' && error.code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
      throw error;
    return failure(error);
  }
  let requests;
  try {
    requests = new vm.SourceTextModule(code, { identifier: filename }).moduleRequests;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The process that would run it says where the mistake is; here the place is not to be had.
    return { code };
  }
  const [request] = requests;
  if (!request) return { code };
  const message = `"${request.specifier}" cannot be imported: an evaluator is one file without modules`;
  return { error: { name: 'ImportError', message, ...placeOfImport(code, request.specifier) } };
}

function placeOfImport(code, specifier) {
  const lines = code.split('\n');
  const quoted = [`'${specifier}'`, `"${specifier}"`];
  const at = lines.findIndex((line) => quoted.some((text) => line.includes(text)) && /import|export|from/.test(line));
  return at < 0 ? {} : { line: at + 1, column: lines[at].search(/\S/) + 1 };
}

parentPort.on('message', ({ source, filename }) => {
  parentPort.postMessage(strip(source, filename));
});
