/**
 * Frames between this process and its parent: one JSON document per line, each of ours behind a secret token. Everything the wire
 * needs is captured here, before submitted code exists, so that nothing submitted code does to a prototype can reach it.
 */
const { parse, stringify } = JSON;
const apply = Reflect.apply;
const Bytes = Uint8Array;
const { subarray, set, indexOf } = Bytes.prototype;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const { encode } = encoder;
const { decode } = decoder;
const readSync = Deno.stdin.readSync.bind(Deno.stdin);
const writeSync = Deno.stdout.writeSync.bind(Deno.stdout);
export const exit = Deno.exit.bind(Deno);

const part = (bytes, from, to) => apply(subarray, bytes, [from, to]);

let buffer = new Bytes(65_536);
let start = 0;
let end = 0;

function makeRoom() {
  const next = start > 0 ? buffer : new Bytes(buffer.length * 2);
  apply(set, next, [part(buffer, start, end), 0]);
  buffer = next;
  end -= start;
  start = 0;
}

/** The next line from the parent, as a value. Blocks. Ends the process when the parent is gone. */
export function readFrame() {
  let scanned = start;
  for (;;) {
    const at = apply(indexOf, part(buffer, scanned, end), [10]);
    if (at >= 0) {
      const line = apply(decode, decoder, [part(buffer, start, scanned + at)]);
      start = scanned + at + 1;
      if (start === end) start = end = 0;
      return parse(line);
    }
    scanned = end;
    if (end === buffer.length) {
      scanned -= start;
      makeRoom();
    }
    const count = readSync(part(buffer, end, buffer.length));
    if (count === null) exit(0);
    end += count;
  }
}

let token = '';

/** Sets the secret that marks frames as ours. */
export function openWire(secret) {
  token = secret;
}

/** Sends one frame. `fields` is JSON text of its members, without braces. */
export function sendFrame(kind, fields) {
  const bytes = apply(encode, encoder, [token + '{"t":"' + kind + '"' + (fields === '' ? '' : ',' + fields) + '}\n']);
  let sent = 0;
  while (sent < bytes.length) sent += writeSync(part(bytes, sent, bytes.length));
}

let calls = 0;

/**
 * One call into the parent, synchronously. `argsText` is a JSON array. Returns the parent's answer, `{v}` or `{e}`, with `lat` (ms)
 * when the call takes virtual time.
 */
export function callHost(name, argsText) {
  const id = ++calls;
  sendFrame('host', '"id":' + id + ',"name":' + stringify(name) + ',"args":' + argsText);
  const answer = readFrame();
  if (answer.id !== id) exit(4);
  return answer;
}
