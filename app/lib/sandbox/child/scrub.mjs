/**
 * What submitted code finds in its world: the language, and the few parts of the platform an evaluator has a use for. This is
 * depth, not the boundary: the boundary is the process's permissions and the kernel. `Deno`, `process` and `Worker` go because with
 * them code could write to the wire.
 */
const LANGUAGE =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error ' +
  'AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer ' +
  'Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray ' +
  'Float16Array Float32Array Float64Array DataView Map BigInt Set Iterator WeakMap WeakSet Proxy Reflect decodeURI ' +
  'decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN SuppressedError DisposableStack ' +
  'AsyncDisposableStack';
const PLATFORM =
  'console queueMicrotask structuredClone setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate atob btoa ' +
  'TextEncoder TextDecoder URL URLSearchParams AbortController AbortSignal DOMException crypto performance';
/** Pyodide needs these while it runs. */
const PYODIDE = 'WebAssembly FinalizationRegistry WeakRef';

/** Removes every global that is not on the list for the language. */
export function scrubGlobals(language, own) {
  const keep = new Set(`${LANGUAGE} ${PLATFORM} ${language === 'python' ? PYODIDE : ''}`.split(' ').concat(own));
  for (let level = globalThis; level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Reflect.ownKeys(level)) {
      if (keep.has(name) || name === 'constructor') continue;
      if (delete level[name]) continue;
      try {
        Object.defineProperty(level, name, { value: undefined, writable: false });
      } catch {
        // Not configurable and not writable: part of the language (`undefined`, `NaN`).
      }
    }
  }
}

/**
 * Stack traces show frames of the submitted file only, so they neither name files of this machine nor differ between machines.
 * Fixed for good: code that could replace it would see our own frames.
 */
export function fixStackTraces(isSubmitted, filename) {
  const { apply } = Reflect;
  const text = (error) => {
    try {
      return apply(errorToString, error, []);
    } catch {
      return 'Error';
    }
  };
  const errorToString = Error.prototype.toString;
  const value = (error, sites) => {
    let stack = text(error);
    for (let at = 0; at < sites.length; at++) {
      const site = sites[at];
      if (!isSubmitted(site.getFileName())) continue;
      stack += '\n    at ' + (site.getFunctionName() ?? '<module>');
      stack += ' (' + filename() + ':' + site.getLineNumber() + ':' + site.getColumnNumber() + ')';
    }
    return stack;
  };
  Object.defineProperty(Error, 'prepareStackTrace', { value, writable: false, configurable: false });
}
