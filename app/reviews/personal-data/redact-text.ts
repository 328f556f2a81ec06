/** What stands where a deleted person's name or address was. */
export const DELETED = '(deleted)';

/** The text without these words, whatever their case; only whole ones, so that "Ann" leaves "Annual" alone. */
export function redactText(text: string, words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, word) => {
      const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), DELETED);
    }, text);
}
