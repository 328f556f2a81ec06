import { matchPassages } from '../../../lib/winnowing/match-passages';
import { GRAINS } from './own-documents';
import type { PrintedDocument } from './print-documents';
import type { SharedPassage } from './similarity-types';

/** A passage is shown up to this many characters; the rest is where it stands. */
const MOST_CHARACTERS = 3_000;

/** What two submissions have in common, longest passage first. `spread` says in how many others each fingerprint stands. */
export function sharedPassages({
  mine,
  theirs,
  spread,
}: {
  mine: readonly PrintedDocument[];
  theirs: readonly PrintedDocument[];
  spread: ReadonlyMap<number, number>;
}): SharedPassage[] {
  const found = mine.flatMap((own) =>
    theirs
      .filter(({ language }) => language === own.language)
      .flatMap((other) =>
        matchPassages({ a: own, b: other, noise: GRAINS[own.language].noise }).map((passage) => ({
          tokens: passage.tokens,
          mine: excerpt(own, passage.a),
          theirs: excerpt(other, passage.b),
          alsoIn: mostSpread(own, passage.a, spread),
        })),
      ),
  );
  return found.sort((a, b) => b.tokens - a.tokens);
}

function excerpt({ title, text }: PrintedDocument, { start, end }: { start: number; end: number }) {
  const passage = text.slice(start, end);
  const line = text.slice(0, start).split('\n').length;
  return { title, line, text: passage.length > MOST_CHARACTERS ? `${passage.slice(0, MOST_CHARACTERS)} …` : passage };
}

function mostSpread(
  { tokens, fingerprints }: PrintedDocument,
  { start, end }: { start: number; end: number },
  spread: ReadonlyMap<number, number>,
): number {
  const inside = fingerprints.filter(({ at }) => {
    const token = tokens[at];
    return token !== undefined && token.start >= start && token.start < end;
  });
  return Math.max(1, ...inside.map(({ hash }) => spread.get(hash) ?? 0));
}
