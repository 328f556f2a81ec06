/** Runs one submission and ends. The parent writes frames to stdin; see `session.server.ts` for the other side. */
import { fixStackTraces, scrubGlobals } from './scrub.mjs';
import { advance, installDeterminism, restart, settle } from './determinism.mjs';
import { callHost, exit, openWire, readFrame, sendFrame } from './wire.mjs';

const { stringify } = JSON;
const { apply } = Reflect;
const { toWellFormed, slice } = String.prototype;
const ErrorOf = Error;
const { permissions } = Deno;

const init = readFrame();
openWire(init.token);

let filename = 'submission';
let submittedUrl = '';
fixStackTraces(
  (file) => file !== null && file === submittedUrl,
  () => filename,
);

const cut = (value, length) => apply(slice, typeof value === 'string' ? value : describe(value), [0, length]);

function describe(value) {
  try {
    return typeof value === 'object' && value !== null ? (stringify(value) ?? String(value)) : String(value);
  } catch {
    return '[value that cannot be printed]';
  }
}

/** JSON text of a thrown value. Reading it may run submitted code, which may throw again. */
function errorText(thrown) {
  const read = (key) => {
    try {
      return thrown instanceof ErrorOf ? thrown[key] : undefined;
    } catch {
      return undefined;
    }
  };
  const name = cut(read('name') ?? 'Error', 200);
  const message = cut(read('message') ?? (thrown instanceof ErrorOf ? '' : 'thrown: ' + cut(thrown, 2000)), 2000);
  const stack = cut(read('stack') ?? '', 8000);
  return '{"name":' + stringify(name) + ',"message":' + stringify(message) + ',"stack":' + stringify(stack) + '}';
}

let keepLogs = false;

/** One printed line to the parent, when anybody is going to see it. */
function log(text) {
  if (keepLogs) sendFrame('log', '"m":' + stringify(cut(text, 8000)));
}

function installConsole() {
  const print = (...parts) => {
    if (!keepLogs) return;
    let line = '';
    for (let at = 0; at < parts.length; at++) line += (at === 0 ? '' : ' ') + cut(printable(parts[at]), 8000);
    log(line);
  };
  const quiet = () => undefined;
  const names = ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace'];
  globalThis.console = Object.fromEntries(names.map((name) => [name, print]));
  for (const name of ['group', 'groupEnd', 'time', 'timeEnd', 'timeLog', 'assert', 'count', 'clear']) {
    globalThis.console[name] = quiet;
  }
}

const printable = (value) => (value instanceof ErrorOf ? String(value.stack) : value);

class HostError extends ErrorOf {}
Object.defineProperty(HostError.prototype, 'name', { value: 'HostError', configurable: true, writable: true });

/** Gives submitted code `host.call(name, ...args)`, and each host function under its own name. */
function installHost(names) {
  const call = (name, ...args) => {
    const answer = callHost(String(name), stringify(args));
    advance(answer.lat);
    if (answer.e !== undefined) throw new HostError(answer.e);
    return answer.v;
  };
  globalThis.HostError = HostError;
  globalThis.host = Object.freeze({ __proto__: null, call, HostError });
  for (const name of names) globalThis[name] = (...args) => call(name, ...args);
}

const noNumber = (_key, value) => {
  if (typeof value === 'number' && value - value !== 0)
    throw new TypeError(`the result holds ${value}, which JSON cannot`);
  return value;
};

async function loadTypeScript(job) {
  submittedUrl = 'data:text/javascript;charset=utf-8,' + encodeURIComponent(apply(toWellFormed, job.source, []));
  installHost(job.host);
  if (init.scrub) scrubGlobals('typescript', ['host', 'HostError', ...job.host]);
  const module = await settle(import(submittedUrl));
  const entry = module[job.entry];
  if (typeof entry !== 'function') throw new TypeError(`${job.filename} does not export a function "${job.entry}"`);
  return async (args) => {
    try {
      let returned = apply(entry, undefined, args);
      if (typeof returned?.then === 'function') returned = await settle(returned);
      const text = returned === undefined ? 'null' : stringify(returned, noNumber);
      if (text === undefined) throw new TypeError(`a ${typeof returned} was returned, which JSON cannot hold`);
      return '"v":' + text;
    } catch (error) {
      return '"e":' + errorText(error);
    }
  };
}

installDeterminism();
restart(init.words);
installConsole();
const python = init.python === undefined ? null : await (await import('./python.mjs')).loadPython(init, log);
if (!init.keepPermissions) {
  for (const name of ['read', 'write', 'net', 'env', 'run', 'ffi', 'sys', 'import']) permissions.revokeSync({ name });
}
for (const event of ['unhandledrejection', 'error']) {
  globalThis.addEventListener(event, (happened) => {
    happened.preventDefault();
    log(`uncaught: ${cut(printable(happened.reason ?? happened.error), 4000)}`);
  });
}
sendFrame('ready', '"slow":' + (python?.slow === true));

const job = readFrame();
filename = job.filename;
keepLogs = job.keepLogs;
restart(job.words);
/** A mistake that the engine finds while parsing names its place at the end of the message, behind the whole source as an address. */
function loadErrorText(error) {
  const at = error instanceof SyntaxError ? String(error.message).lastIndexOf(` at ${submittedUrl}:`) : -1;
  if (at < 0 || submittedUrl === '') return errorText(error);
  const [line, column] = error.message.slice(at + ` at ${submittedUrl}:`.length).split(':');
  const stack = `SyntaxError\n    at <module> (${filename}:${line}:${column})`;
  return stringify({ name: 'SyntaxError', message: cut(error.message.slice(0, at), 2000), stack });
}

let invoke;
try {
  invoke = python === null ? await loadTypeScript(job) : python.loadSubmission(job);
} catch (error) {
  sendFrame('load-error', '"e":' + loadErrorText(error));
  exit(0);
}
if (typeof invoke === 'string') {
  sendFrame('load-error', invoke);
  exit(0);
}
sendFrame('loaded', '');

for (;;) {
  const call = readFrame();
  if (init.restart) restart(call.words);
  const answer = await invoke(call.args, call.words);
  sendFrame('ret', '"id":' + stringify(call.id) + ',' + answer);
}
