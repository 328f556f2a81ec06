import { expect, test } from 'vitest';
import { networkOf } from './network-of.server';

test('an address is kept as its network only: enough to see a change, not enough to find a home', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24');
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(networkOf('::1')).toBe('::/64');
  expect(networkOf('not an address')).toBe('unknown');
  expect(networkOf('')).toBe('unknown');
});
