import { wordsOf } from './words';

/** Text shorter than this says too little about how it is written. */
const LEAST_WORDS = 40;
/** Prose in any of these languages is about 35-55 % such words; lists of terms have hardly any. */
const LEAST_FUNCTION_SHARE = 0.2;
/** Share of the remaining words that are the rubric's and the brief's own terms, or repeat each other. */
const MOST_TERMS_SHARE = 0.5;
const MOST_REPEATS_SHARE = 0.65;

/** Articles, pronouns, prepositions, conjunctions and auxiliaries of the languages memos come in. */
const FUNCTION_WORDS = new Set(
  [
    'a an the this that these those it its i we you he she they our your their my me us them and or but if then so because while when where which who what how not no nor as at by for from in into of on onto to with without over under after before between than is are was were be been being am do does did done have has had will would can could should may might must there here also only just very more most some any each all both such',
    'der die das ein eine einen einem einer und oder aber wenn dann weil als wie nicht kein keine in im an am auf aus bei mit nach von vor zu zum zur über unter für ist sind war waren sein wird werden hat haben ich wir sie er es man sich auch nur noch so dass',
    'le la les un une des du de et ou mais si que qui dont où ne pas dans en sur sous avec sans pour par est sont était être a ont il elle nous vous ils je se ce cette ces son sa ses leur aussi plus',
    'el la los las un una unos unas y o pero si que quien cuyo donde no en de del con sin por para al es son era ser ha han yo él ella nosotros se su sus este esta estos lo le también más como',
  ]
    .join(' ')
    .split(' '),
);

/**
 * What is wrong with a text that is a heap of terms instead of sentences, in one sentence for a reviewer; null for prose, for
 * short text, and for writing systems whose function words are not listed here. `vocabulary` holds the words of rubric and brief.
 */
export function measureStuffing(text: string, vocabulary: ReadonlySet<string>): string | null {
  const words = wordsOf(text).filter((word) => /\p{L}/u.test(word));
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  if (words.length < LEAST_WORDS || latin < words.length / 2) return null;
  const content = words.filter((word) => !FUNCTION_WORDS.has(word));
  const functionShare = 1 - content.length / words.length;
  if (functionShare >= LEAST_FUNCTION_SHARE) return null;
  const terms = content.filter((word) => vocabulary.has(word)).length / content.length;
  const repeats = 1 - new Set(content).size / content.length;
  if (terms < MOST_TERMS_SHARE && repeats < MOST_REPEATS_SHARE && functionShare >= LEAST_FUNCTION_SHARE / 2)
    return null;
  return `The text reads as a list of terms: ${Math.round(functionShare * 100)} % connecting words (prose has 35 % or more), ${Math.round(terms * 100)} % of the rest are terms of the rubric or the brief.`;
}
