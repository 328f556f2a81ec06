import type { Json } from '../../../../lib/json';
import { locateJson, placeOfSyntaxError } from '../../../../ui/editor/locate-json';
import type { EditorMarker } from '../../../../ui/editor/editor-types';
import type { Catalogue } from '../../catalogue';
import type { Design } from '../../design';
import { findDesignProblems, type DesignProblem } from '../../design-problems';
import { readDesign } from '../../read-design';

/** A design whose form is right; it may still name things the catalogue does not have. */
export interface WellFormed {
  /** As written, defaults left out: what edits start from. */
  raw: Json;
  design: Design;
  problems: DesignProblem[];
}

export interface DraftReading {
  /** Null when the text is no design; `problems` then says why. */
  wellFormed: WellFormed | null;
  problems: DesignProblem[];
}

/** Reads the text of a design while it is being written. Never throws. */
export function readDraft(text: string, catalogue: Catalogue, slices?: readonly string[]): DraftReading {
  const read = readDesign(text);
  if (!read.design) return { wellFormed: null, problems: read.problems };
  const problems = findDesignProblems(read.design, catalogue, slices);
  return { wellFormed: { raw: JSON.parse(text) as Json, design: read.design, problems }, problems };
}

/** The text of a design that was changed in the visual editor. */
export const writeDraft = (raw: Json): string => `${JSON.stringify(raw, null, 2)}\n`;

/**
 * Where the problems are in the text. What the editor's own schema check underlines already is left out: for text of the wrong form
 * only what that check cannot say (nesting) remains.
 */
export function problemMarkers(text: string, problems: readonly DesignProblem[]): EditorMarker[] {
  return problems.flatMap(({ path, message }) => {
    const place = path === '' ? placeOfSyntaxError(text, message) : locateJson(text, path);
    return place ? [{ ...place, message, source: 'design' }] : [];
  });
}
