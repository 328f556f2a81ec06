/** Random numbers, clock and timers that depend on nothing but what the parent sends. */
const apply = Reflect.apply;
const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
const RealDate = Date;
const Bytes = Uint8Array;
const { splice, findIndex } = Array.prototype;
const realTimeout = setTimeout;
const { min, max, floor } = Math;
const PromiseOf = Promise;
const { then } = Promise.prototype;
const uuidHex = '0123456789abcdef';

// ------------------------------------------------------------------------------------------ random numbers

let a = 1;
let b = 2;
let c = 3;
let d = 4;

/** Restarts the generator from four 32-bit words. sfc32 (C. Doty-Humphrey, PractRand), with its usual 12 rounds of warm-up. */
export function seedRandom(words) {
  a = words[0] | 0;
  b = words[1] | 0;
  c = words[2] | 0;
  d = words[3] | 0;
  for (let round = 0; round < 12; round++) next32();
}

function next32() {
  const sum = (((a + b) | 0) + d) | 0;
  d = (d + 1) | 0;
  a = b ^ (b >>> 9);
  b = (c + (c << 3)) | 0;
  c = (c << 21) | (c >>> 11);
  c = (c + sum) | 0;
  return sum >>> 0;
}

const random = () => ((next32() >>> 5) * 67108864 + (next32() >>> 6)) / 9007199254740992;

function fillRandom(view) {
  const bytes = new Bytes(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 0; at < bytes.length; at++) bytes[at] = next32() >>> 24;
  return view;
}

function randomUuid() {
  let text = '';
  for (let at = 0; at < 32; at++) {
    if (at === 8 || at === 12 || at === 16 || at === 20) text += '-';
    const digit = next32() >>> 28;
    text += at === 12 ? '4' : uuidHex[at === 16 ? (digit & 3) | 8 : digit];
  }
  return text;
}

// ------------------------------------------------------------------------------------------ clock

/** 2026-01-01T00:00:00Z in ms. Every call starts at this moment. */
const EPOCH = 1_767_225_600_000;
let elapsed = 0;

export const now = () => EPOCH + elapsed;

/** Lets virtual time pass, in ms. */
export function advance(ms) {
  if (ms > 0 && ms < 1e12) elapsed += ms;
}

function installClock() {
  function FakeDate(...fields) {
    if (new.target === undefined) return new RealDate(floor(now())).toString();
    return Reflect.construct(RealDate, fields.length === 0 ? [floor(now())] : fields, new.target);
  }
  for (const name of getOwnPropertyNames(RealDate)) {
    defineProperty(FakeDate, name, getOwnPropertyDescriptor(RealDate, name));
  }
  defineProperty(FakeDate, 'name', { value: 'Date' });
  FakeDate.now = () => floor(now());
  RealDate.prototype.constructor = FakeDate;
  globalThis.Date = FakeDate;
  globalThis.performance = { now: () => elapsed, timeOrigin: EPOCH };
  installFormats();
  delete globalThis.Temporal;
}

/** Formatting "now" reads the real clock inside the engine, so it is given the virtual moment instead. */
function installFormats() {
  const prototype = Intl.DateTimeFormat.prototype;
  const { formatToParts } = prototype;
  const { get } = getOwnPropertyDescriptor(prototype, 'format');
  const moment = (date) => (date === undefined ? floor(now()) : date);
  prototype.formatToParts = function (date) {
    return apply(formatToParts, this, [moment(date)]);
  };
  defineProperty(prototype, 'format', {
    configurable: true,
    get() {
      const format = apply(get, this, []);
      return (date) => format(moment(date));
    },
  });
}

// ------------------------------------------------------------------------------------------ timers

let timers = [];
let lastTimer = 0;

function addTimer(callback, delay, every, args) {
  const wait = max(0, +delay || 0);
  const id = ++lastTimer;
  insert({ __proto__: null, id, at: elapsed + wait, every: every ? max(1, wait) : 0, callback, args });
  return id;
}

function insert(timer) {
  const at = apply(findIndex, timers, [(other) => other.at > timer.at]);
  apply(splice, timers, [at < 0 ? timers.length : at, 0, timer]);
}

function removeTimer(id) {
  const at = apply(findIndex, timers, [(timer) => timer.id === id]);
  if (at >= 0) apply(splice, timers, [at, 1]);
}

function fireNext() {
  const timer = apply(splice, timers, [0, 1])[0];
  advance(timer.at - elapsed);
  if (timer.every > 0) {
    timer.at = elapsed + timer.every;
    insert(timer);
  }
  if (typeof timer.callback === 'function') apply(timer.callback, undefined, timer.args);
}

// ------------------------------------------------------------------------------------------ waiting

/** Real ms without any progress after which a promise counts as one that never settles. */
const IDLE_MS = 400;

/**
 * Waits for a value that may be a thenable, firing virtual timers in order while nothing else can run. Rejects when a timer throws
 * and when nothing is left that could ever settle it.
 */
export function settle(value) {
  return new PromiseOf((resolve, reject) => {
    let done = false;
    let idle = 0;
    const finish = (end) => (result) => {
      done = true;
      end(result);
    };
    try {
      apply(then, value, [finish(resolve), finish(reject)]);
    } catch {
      // Not a promise of the language: any other thenable.
      apply(then, new PromiseOf((take) => take(value)), [finish(resolve), finish(reject)]);
    }
    const pump = () => {
      if (done) return;
      if (timers.length > 0) {
        idle = 0;
        try {
          fireNext();
        } catch (error) {
          finish(reject)(error);
        }
        realTimeout(pump, 0);
      } else if (idle < IDLE_MS) {
        const pause = min(20, 1 + idle / 4);
        idle += pause;
        realTimeout(pump, pause);
      } else {
        finish(reject)(new Error('the returned promise never settles: nothing is left to run'));
      }
    };
    realTimeout(pump, 0);
  });
}

/** Puts everything back to the beginning, so that a call depends on its seed and its arguments only. */
export function restart(words) {
  seedRandom(words);
  elapsed = 0;
  timers = [];
  lastTimer = 0;
}

/** Replaces every source of chance and time that code can see. */
export function installDeterminism() {
  Math.random = random;
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  const seeded = { getRandomValues: fillRandom, randomUUID: randomUuid, subtle: { digest } };
  defineProperty(globalThis, 'crypto', { value: seeded, configurable: true, writable: true });
  installClock();
  globalThis.setTimeout = (callback, delay, ...args) => addTimer(callback, delay, false, args);
  globalThis.setInterval = (callback, delay, ...args) => addTimer(callback, delay, true, args);
  globalThis.setImmediate = (callback, ...args) => addTimer(callback, 0, false, args);
  globalThis.clearTimeout = globalThis.clearInterval = globalThis.clearImmediate = removeTimer;
}
