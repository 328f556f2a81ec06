import { hashRuns, winnow, type Fingerprint } from '../../../lib/winnowing/fingerprint';
import type { TextLanguage, Token } from '../../../lib/winnowing/token';
import { tokenise } from '../../../lib/winnowing/tokenise';
import { GRAINS, type OwnDocument } from './own-documents';
import type { TextGroup } from './similarity-types';

/** A text with its tokens and fingerprints. */
export interface PrintedDocument extends OwnDocument {
  tokens: Token[];
  fingerprints: Fingerprint[];
}

/** The fingerprints of one submission, without its texts: what is kept of hundreds of others. */
export type Prints = Record<TextGroup, ReadonlySet<number>>;

/** Fingerprints of texts; `given` are the runs that everybody was handed. */
export function printDocuments({
  documents,
  given,
}: {
  documents: readonly OwnDocument[];
  given: (language: TextLanguage) => ReadonlySet<number>;
}): PrintedDocument[] {
  return documents.map((document) => {
    const { language, text } = document;
    const tokens = tokenise({ text, language });
    const hashes = hashRuns(tokens, GRAINS[language].noise);
    return {
      ...document,
      tokens,
      fingerprints: winnow({ hashes, window: GRAINS[language].window, given: given(language) }),
    };
  });
}

export function printsOf(documents: readonly PrintedDocument[]): Prints {
  const of = (group: TextGroup) =>
    new Set(documents.flatMap((each) => (each.group === group ? each.fingerprints.map(({ hash }) => hash) : [])));
  return { code: of('code'), prose: of('prose') };
}
