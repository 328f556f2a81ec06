/** Where to go back to: the value when it is a path of this site, else `fallback`. Never another site (open redirect). */
export function ownPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value) || /[\s\0]/.test(value)) return fallback;
  const base = 'http://own.invalid';
  return URL.canParse(value, base) && new URL(value, base).origin === base ? value : fallback;
}
