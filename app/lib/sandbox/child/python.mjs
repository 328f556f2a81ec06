/** Python inside the runner: Pyodide, loaded from the prepared files, with our harness on top. */
import { advance, now } from './determinism.mjs';
import { loadInShell } from './pyodide-shell.mjs';
import { scrubGlobals } from './scrub.mjs';
import { callHost } from './wire.mjs';

const { parse, stringify } = JSON;
const { hasOwn } = Object;
const { readFileSync } = Deno;

async function start(python, options) {
  const stock = () => loadInShell(python.directory, python.moduleUrl, options);
  if (python.snapshot === undefined) return { pyodide: await stock(), slow: true };
  try {
    const prepared = { stdLibURL: python.stdlib, _loadSnapshot: readFileSync(python.snapshot).buffer };
    const pyodide = await loadInShell(python.directory, python.moduleUrl, { ...options, ...prepared });
    return { pyodide, slow: false };
  } catch {
    return { pyodide: await stock(), slow: true };
  }
}

/**
 * Loads the interpreter. Returns `loadSubmission(job)`, which gives a function that makes one call and answers with the members of
 * its frame, or, when the submission does not load, those members as text.
 */
export async function loadPython(init, log) {
  const { python } = init;
  const { pyodide, slow } = await start(python, {
    stdout: log,
    stderr: log,
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  installEntropy(pyodide.FS);
  const bridge = {
    call: (name, args) => {
      const answer = callHost(String(name), stringify(parse(args)));
      advance(answer.lat);
      return stringify(answer);
    },
    log: (text) => log(String(text)),
    now: () => now() / 1000,
    advance: (seconds) => advance(seconds * 1000),
  };
  pyodide.registerJsModule('_host', bridge);
  const harness = pyodide.runPython(python.harness, { filename: '<harness>' });
  pyodide.unregisterJsModule('_host');
  const load = harness.get('load');
  const invoke = harness.get('invoke');
  return { slow, loadSubmission: (job) => loadSubmission(job, load, invoke, init) };
}

/** The interpreter buffers what its devices give, so a call would see what is left from the one before. These draw byte by byte. */
function installEntropy(fileSystem) {
  const byte = new Uint8Array(1);
  const { crypto } = globalThis;
  for (const name of ['random', 'urandom']) {
    fileSystem.unlink(`/dev/${name}`);
    fileSystem.createDevice('/dev', name, () => crypto.getRandomValues(byte)[0]);
  }
}

/** The interpreter's answer is text that submitted code may have had its hands on: only its JSON value goes on the wire. */
function members(text) {
  const answer = parse(text);
  if (answer === null || typeof answer !== 'object') throw new TypeError('no answer');
  if (hasOwn(answer, 'v')) return '"v":' + (stringify(answer.v, finite) ?? 'null');
  return '"e":' + stringify(answer.e ?? null);
}

function finite(_key, value) {
  if (typeof value === 'number' && value - value !== 0)
    throw new TypeError('the result holds a number too large for JSON');
  return value;
}

const broken = (error) =>
  '"e":' +
  stringify({
    name: error instanceof TypeError ? 'TypeError' : 'InterpreterError',
    message: String(error?.message ?? error).slice(-2000),
    stack: '',
  });

function loadSubmission(job, load, invoke, init) {
  if (init.scrub) scrubGlobals('python', ['os']);
  const failed = load(stringify([job.filename, job.source, job.entry, job.host, job.keepLogs, seedOf(job.words)]));
  if (failed !== '') return members(failed);
  return (args, words) => {
    try {
      return members(invoke(stringify(args), init.restart ? seedOf(words) : ''));
    } catch (error) {
      return broken(error);
    }
  };
}

const seedOf = (words) => words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
