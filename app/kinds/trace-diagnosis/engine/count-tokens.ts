/** Tokens of a text as rough accounting has it: four characters each, at least one for any text. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
