import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELETED, redactText } from './redact-text';

test('takes out whole words, whatever their case, and leaves longer words alone', () => {
  expect(redactText('Ann wrote to ann@example.org. ANN! Annual.', ['Ann', 'ann@example.org'])).toBe(
    `${DELETED} wrote to ${DELETED}. ${DELETED}! Annual.`,
  );
});

test('takes signs that mean something in a pattern as they are', () => {
  expect(redactText('Mail a+b.c@example.org, not axb.c@example.org.', ['a+b.c@example.org'])).toBe(
    `Mail ${DELETED}, not axb.c@example.org.`,
  );
});

test('no word that stood by itself is left', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9.+]{0,8}[a-z]$/);
  fc.assert(
    fc.property(word, fc.array(fc.stringMatching(/^[A-Z ,;]{0,6}$/)), (name, around) => {
      const redacted = redactText(around.join(` ${name} `), [name]);
      expect(redacted.split(/[ ,;]/)).not.toContain(name);
    }),
  );
});
