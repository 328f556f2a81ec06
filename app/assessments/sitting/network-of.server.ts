import ipaddr from 'ipaddr.js';

/**
 * The network of an address: the first three numbers of IPv4 (`203.0.113.0/24`), the first four groups of IPv6 (`2001:db8:0:1::/64`).
 * `unknown` for what is no address.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return `${parsed.toByteArray().slice(0, 3).join('.')}.0/24`;
  const bytes = parsed.toByteArray().map((byte, index) => (index < 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/64`;
}
