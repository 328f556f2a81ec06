/** A condition that a column contains a text somebody typed, in any case; signs that mean something in patterns mean themselves. */
export const containsText = (text: string) =>
  ({ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' }) as const;
