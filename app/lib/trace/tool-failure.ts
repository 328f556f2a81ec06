import type { Json } from '../json';
import { isObject, textOf } from './json-shape';
import type { JsonObject } from './trace-types';

const FAILED = /^\s*(?:error\b|exception\b|traceback \(most recent call last\)|exitcode: *[1-9])/i;

/**
 * What went wrong, if the result of a tool says that something did: a mark of the message (`is_error`), an `error` member, or a
 * text that begins like an error. At most 200 characters of its first line. Null for results that look fine. A guess, for
 * sources that carry no status.
 */
export function failureOf(result: Json, marks: JsonObject = {}): string | null {
  const marked = marks.is_error === true || marks.isError === true || marks.status === 'error';
  if (typeof result === 'string') return marked || FAILED.test(result) ? firstLine(result) : null;
  if (isObject(result)) {
    const error = result.error ?? result.errors ?? null;
    const says = error !== null && error !== false && error !== '' && error !== 0 && !isEmpty(error);
    if (says || result.is_error === true || result.isError === true) {
      const inner = isObject(error) ? (textOf(error.message) ?? JSON.stringify(error)) : error;
      return firstLine(typeof inner === 'string' ? inner : JSON.stringify(error ?? result));
    }
  }
  return marked ? firstLine(JSON.stringify(result)) : null;
}

const isEmpty = (value: Json) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const firstLine = (text: string) => (text.trim().split('\n', 1)[0] ?? '').slice(0, 200);
