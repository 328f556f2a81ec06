/** What is wrong with an address to which events or reports are to be sent; null when it may be used. Names are resolved only at each try. */
export function targetProblem({ url, allowPrivate }: { url: string; allowPrivate: boolean }): string | null {
  if (!URL.canParse(url)) return 'Give an address such as https://example.org/hooks/assay.';
  const { protocol, username, password } = new URL(url);
  if (url.length > 2_000) return 'At most 2,000 characters.';
  if (username || password)
    return 'An address with a user name or password in it is not taken. Deliveries are signed instead.';
  if (protocol === 'https:' || (protocol === 'http:' && allowPrivate)) return null;
  return 'Give an address that begins with https://.';
}
