import { describe, expect, test } from 'vitest';
import { findConcept } from './find-concept.ts';

const CHECK = {
  id: 'check',
  groups: [
    ['check*', 'verif*', 'look up'],
    ['refund*', 'payment*'],
    ['before', 'first', 'until'],
  ],
};

describe('an instruction', () => {
  test.each([
    'Check the refund status before you try again.',
    'You help customers. First verify whether a payment went out!',
    'Look up the refund first',
    'Never issue anything before you have checked the refunds.',
    'Do not repeat a refund until you have verified the payment.',
    'Be kind, do not apologise too often, and check payments before refunding.',
  ])('is found in: %s', (text) => {
    expect(findConcept(text, CHECK)).toBe(true);
  });

  test.each([
    '',
    'Refund what the customer asks for.',
    'Check the order. Refund first, ask later.',
    'Do not check refunds first.',
    'You need not verify the payment before answering.',
    'Recheck the paymentx beforehand.',
  ])('is not found in: %s', (text) => {
    expect(findConcept(text, CHECK)).toBe(false);
  });

  test('that is a prohibition itself asks for its negation among its words', () => {
    const never = {
      id: 'never',
      groups: [
        ['never', 'not', "don't"],
        ['retry', 'repeat'],
      ],
      negated: true,
    };
    expect(findConcept('Don’t retry a refund.', never)).toBe(true);
    expect(findConcept('Retry a refund.', never)).toBe(false);
  });

  test('without words is never found', () => {
    expect(findConcept('anything', { id: 'none', groups: [] })).toBe(false);
  });
});
