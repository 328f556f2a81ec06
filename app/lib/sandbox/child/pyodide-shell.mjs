/**
 * Loads Pyodide as if in a bare JavaScript shell: it then takes files and entropy from the few functions given here instead of
 * Deno's or Node's modules, which stay closed to it and to whatever it runs.
 */
const { readFileSync, readTextFileSync } = Deno;
const hidden = ['Deno', 'process', 'Buffer', 'global', 'navigator'];

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** The shell's only way to entropy is a command line that ends in a byte count; answered from our own generator. */
function system(_program, args) {
  const count = Number(/head -c\s*(\d+)/.exec(args[1])[1]);
  return base64(crypto.getRandomValues(new Uint8Array(count)));
}

/** Returns an interpreter. `directory` is Pyodide's folder, `moduleUrl` its `pyodide.mjs`; `options` go to `loadPyodide`. */
export async function loadInShell(directory, moduleUrl, options) {
  for (const name of hidden) delete globalThis[name];
  const pathOf = (file) => decodeURIComponent(String(file).replace(/^file:\/\//, ''));
  globalThis.read = (file, how) => (how === 'binary' ? readFileSync(pathOf(file)) : readTextFileSync(pathOf(file)));
  globalThis.readbuffer = (file) => {
    const path = pathOf(file);
    return readFileSync(path.includes('/') ? path : `${directory}/${path}`).buffer;
  };
  globalThis.load = () => undefined;
  globalThis.os = { system };
  const { loadPyodide } = await import(moduleUrl);
  return loadPyodide({ indexURL: directory, jsglobals: Object.create(null), fullStdLib: false, ...options });
}
