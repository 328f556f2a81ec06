import ipaddr from 'ipaddr.js';

/** The part of IPv6 from which global addresses are handed out (RFC 4291, section 2.4 and IANA's registry). */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an address belongs to the public internet: the only ones that a webhook may reach. Everything with a special meaning is
 * refused (private, loopback, link-local, carrier-grade NAT, multicast, documentation, and IPv6 forms that carry an IPv4 address
 * to a translator); an IPv4 address written as IPv6 is judged as what it is. False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL);
}
