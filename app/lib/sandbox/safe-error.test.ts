import { expect, it } from 'vitest';
import { safeError } from './safe-error';

const source = 'one\ntwo\nthree';

it('keeps the type and line of ordinary errors, without the message', () => {
  expect(safeError({ name: 'KeyError', message: 'hidden', line: 3, stack: ['hidden'] }, source)).toEqual({
    name: 'KeyError',
    line: 3,
  });
});

it('drops names the candidate made up and lines outside the file', () => {
  expect(safeError({ name: 'the hidden text', message: '', line: 4, stack: [] }, source)).toEqual({
    name: 'Error',
    line: null,
  });
  expect(safeError({ name: 'Error', message: '', line: 1.5, stack: [] }, source).line).toBeNull();
  expect(safeError({ name: 'Error', message: '', stack: [] }, source).line).toBeNull();
});
