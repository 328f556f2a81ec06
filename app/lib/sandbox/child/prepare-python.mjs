/**
 * Builds the prepared Python in a folder: the standard library as a zip of byte code, and a memory snapshot of an interpreter that has
 * imported what evaluators use. Run by Deno with the arguments: Pyodide's folder, the folder to write, the modules to import.
 */
import { loadInShell } from './pyodide-shell.mjs';

const [directory, moduleUrl, out, modules] = Deno.args;
const { readFileSync, writeFileSync, exit } = Deno;
const env = { HOME: '/home/pyodide', PYTHONHASHSEED: '0', TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/** Sources compiled ahead, marked "unchecked" so that nothing looks for the sources; fixed dates make equal input equal bytes. */
const COMPILE = `
import zipfile, _imp
import importlib._bootstrap_external as external
source = zipfile.ZipFile('/in.zip')
target = zipfile.ZipFile('/out.zip', 'w', zipfile.ZIP_DEFLATED, compresslevel=6)
for item in source.infolist():
    name, data = item.filename, b'' if item.is_dir() else source.read(item)
    if name.endswith('.py'):
        code = compile(data, LIBRARY + '/' + name, 'exec', dont_inherit=True, optimize=0)
        digest = _imp.source_hash(_imp.pyc_magic_number_token, data)
        name, data = name + 'c', bytes(external._code_to_hash_pyc(code, digest, False))
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, item.external_attr
    target.writestr(entry, data)
target.close()
`;

const stock = await loadInShell(directory, moduleUrl, { env });
const library = stock.runPython("import sys; next(entry for entry in sys.path if entry.endswith('.zip'))");
stock.FS.writeFile('/in.zip', readFileSync(`${directory}/python_stdlib.zip`));
stock.runPython(COMPILE, { globals: stock.toPy({ LIBRARY: library }) });
const zip = `${out}/stdlib.zip`;
writeFileSync(zip, stock.FS.readFile('/out.zip'));

const fresh = await loadInShell(directory, moduleUrl, { stdLibURL: zip, env, _makeSnapshot: true });
fresh.runPython(`import ${modules}`);
writeFileSync(`${out}/snapshot.bin`, fresh.makeMemorySnapshot());
exit(0);
