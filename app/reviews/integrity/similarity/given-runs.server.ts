import type { LoadedExercise } from '../../../exercises/loaded-exercise';
import { readStarter } from '../../../exercises/read-starter.server';
import type { Json } from '../../../lib/json';
import { hashRuns } from '../../../lib/winnowing/fingerprint';
import type { TextLanguage } from '../../../lib/winnowing/token';
import { tokenise } from '../../../lib/winnowing/tokenise';
import { sentencesIn } from '../answer-texts';
import { GRAINS } from './own-documents';

const FENCED = /^(?:```|~~~)[^\n]*\n([^]*?)^(?:```|~~~)/gm;
const ENDINGS: Record<Exclude<TextLanguage, 'prose'>, readonly string[]> = {
  typescript: ['.ts', '.js', '.tsx'],
  python: ['.py'],
  json: ['.json', '.jsonl'],
};

// Exercise versions never change, so what they gave never does.
const known = new WeakMap<LoadedExercise, Map<TextLanguage, ReadonlySet<number>>>();

/**
 * Hashes of every run of tokens that all candidates of an exercise were given: the starter, the public files and the brief with its
 * code blocks. None of it counts as something two submissions share. Samples are not among it: candidates never saw them.
 */
export function givenRuns({
  exercise,
  language,
}: {
  exercise: LoadedExercise;
  language: TextLanguage;
}): ReadonlySet<number> {
  const ofExercise = known.get(exercise) ?? new Map<TextLanguage, ReadonlySet<number>>();
  known.set(exercise, ofExercise);
  const found = ofExercise.get(language) ?? collect(givenTexts(exercise, language), language);
  ofExercise.set(language, found);
  return found;
}

function collect(texts: readonly string[], language: TextLanguage): ReadonlySet<number> {
  const runs = new Set<number>();
  for (const text of texts) {
    for (const hash of hashRuns(tokenise({ text, language }), GRAINS[language].noise)) runs.add(hash);
  }
  return runs;
}

/** Texts that may hold something of the language. Prose may be quoted from anywhere; code comes from code, or from code blocks. */
function givenTexts(exercise: LoadedExercise, language: TextLanguage): string[] {
  const { brief, publicFiles } = exercise;
  const starter = readStarter({ exercise });
  const all: [string, string][] = [
    ...Object.entries(starter.files),
    ...publicFiles.paths().map((path): [string, string] => [path, publicFiles.text(path)]),
    ['prompt.md', brief],
  ];
  if (language === 'prose') return [...all.map(([, text]) => text), sentencesIn(starter.fields as Json)];
  return all.flatMap(([path, text]) => {
    if (path.endsWith('.md')) return [...text.matchAll(FENCED)].map((match) => match[1] ?? '');
    return ENDINGS[language].some((ending) => path.endsWith(ending)) ? [text] : [];
  });
}
