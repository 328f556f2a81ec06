import type { Concept } from './world-types.ts';

const NEGATIONS = new Set(['never', 'not', 'cannot', 'no', 'avoid', "don't", "won't", "can't", "mustn't", "shouldn't"]);
/** Behind a negation these turn it round again: "never refund before you have checked" asks for the check. */
const UNDO = new Set(['without', 'before', 'until', 'unless']);

/**
 * Whether some sentence of the text gives the instruction: every group of words occurs in it, and the negations in front of the
 * act, which is what the first group names, cancel out (unless the concept says that negations do not matter).
 */
export function findConcept(text: string, concept: Concept): boolean {
  return sentencesOf(text).some((sentence) => {
    const words = wordsOf(sentence);
    const places = concept.groups.map((group) => firstOf(words, group));
    if (places.length === 0 || places.some((place) => place < 0)) return false;
    return concept.negated === true || !isTurnedRound(words, Math.min(...places), places[0] ?? 0);
  });
}

const sentencesOf = (text: string) => text.split(/[.!?;](?=\s|$)|\n+/);

/** Lower-case words; a comma stays as a word of its own, because a clause may end there. */
const wordsOf = (sentence: string) =>
  sentence
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}_']+|,/gu) ?? [];

function firstOf(words: string[], group: string[]): number {
  const places = group.map((phrase) => indexOfPhrase(words, phrase.toLowerCase().split(' '))).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function indexOfPhrase(words: string[], phrase: string[]): number {
  return words.findIndex((_, at) => phrase.every((pattern, offset) => matches(words[at + offset] ?? '', pattern)));
}

const matches = (word: string, pattern: string) =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;

/** `act` is the place of what is to be done: only what stands before it can forbid it. */
function isTurnedRound(words: string[], first: number, act: number): boolean {
  const clause = words.lastIndexOf(',', first) + 1;
  let open = 0;
  for (const word of words.slice(clause, act)) {
    if (NEGATIONS.has(word)) open += 1;
    else if (UNDO.has(word)) open = open > 0 ? open - 1 : word === 'without' ? 1 : 0;
  }
  return open > 0;
}
