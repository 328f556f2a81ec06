import type { CodeError } from './sandbox';

/** Errors the languages themselves raise, and ours. Any other name is the candidate's to choose, and could carry hidden data out. */
const KNOWN_NAMES = new Set(
  [
    'Error TypeError RangeError ReferenceError SyntaxError EvalError URIError AggregateError',
    'Exception ArithmeticError AssertionError AttributeError EOFError FloatingPointError ImportError IndentationError IndexError',
    'JSONDecodeError KeyError LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError',
    'RecursionError RuntimeError StopIteration TabError TimeoutError UnboundLocalError UnicodeDecodeError UnicodeEncodeError',
    'UnicodeError ValueError ZeroDivisionError error',
    'HostError InvalidResult',
  ].flatMap((line) => line.split(' ')),
);

/**
 * What may be told about an error in a hidden run: the kind of error, and the line of the candidate's own file (1-based; null
 * when unknown or outside the file). Never the message, never a name the candidate made up: either could hold hidden text.
 */
export function safeError(error: CodeError, source: string): { name: string; line: number | null } {
  const lines = source.split('\n').length;
  const line = error.line !== undefined && Number.isInteger(error.line) ? error.line : null;
  return {
    name: KNOWN_NAMES.has(error.name) ? error.name : 'Error',
    line: line !== null && line >= 1 && line <= lines ? line : null,
  };
}
