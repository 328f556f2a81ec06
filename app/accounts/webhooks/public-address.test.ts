import ipaddr from 'ipaddr.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address';
import { targetProblem } from './webhook-url';

describe('an address that a webhook may reach', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '::ffff:8.8.8.8'])(
    '%s is of the public internet',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '0.1.2.3', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '100.127.255.255', '224.0.0.1', '239.1.1.1', '255.255.255.255', '240.0.0.1'],
    ...['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.7', '192.0.0.8'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', 'fec0::1', '2001:db8::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1'],
    ...['2002:7f00:1::', '2001::1', '100::1', '5f00::1', '4000::1', '', 'localhost', 'example.org'],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  test('an IPv4 address written as IPv6 is judged as what it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const mapped = ipaddr.IPv4.parse(address).toIPv4MappedAddress().toString();
        expect(isPublicAddress(mapped)).toBe(isPublicAddress(address));
      }),
    );
  });

  test('no address with a translator prefix or outside the global part of IPv6 is public', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const [first = 0] = ipaddr.IPv6.parse(address).parts;
        if (first >> 13 !== 1 && !ipaddr.IPv6.parse(address).isIPv4MappedAddress())
          expect(isPublicAddress(address)).toBe(false);
        if (first === 0x2002) expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });
});

describe('the address of a webhook', () => {
  test('is taken with https only, unless the installation allows its own network', () => {
    expect(targetProblem({ url: 'https://example.org/hook', allowPrivate: false })).toBeNull();
    expect(targetProblem({ url: 'http://example.org/hook', allowPrivate: false })).toMatch(/https/);
    expect(targetProblem({ url: 'http://127.0.0.1:8080/', allowPrivate: true })).toBeNull();
  });

  test.each([
    '',
    'example.org',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a:b@example.org/',
  ])('is refused when it is %s', (url) => {
    expect(targetProblem({ url, allowPrivate: true })).not.toBeNull();
    expect(targetProblem({ url, allowPrivate: false })).not.toBeNull();
  });
});
