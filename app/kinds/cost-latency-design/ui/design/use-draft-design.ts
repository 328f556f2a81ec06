import { useMemo, useState } from 'react';
import type { Json } from '../../../../lib/json';
import type { Catalogue } from '../../catalogue';
import { design as designSchema } from '../../design';
import { readDraft, writeDraft, type DraftReading, type WellFormed } from './read-draft';

export interface DraftDesign {
  text: string;
  /** The text as it is now. */
  reading: DraftReading;
  /** The last text that was a design; null when there has been none. */
  last: WellFormed | null;
  /** The text is what `last` was read from. */
  inStep: boolean;
  /** Writes another design; returns what is wrong with it instead when it is none (path and words of the first problem). */
  change(raw: Json): { path: string; message: string } | null;
  setText(text: string): void;
}

/** Keeps the visual editor and the JSON text of one design in step: the text is the design, the visual side shows the last valid one. */
export function useDraftDesign(options: {
  text: string;
  catalogue: Catalogue;
  slices: readonly string[] | undefined;
  onText(text: string): void;
}): DraftDesign {
  const { text, catalogue, slices, onText } = options;
  const reading = useMemo(() => readDraft(text, catalogue, slices), [text, catalogue, slices]);
  const [last, setLast] = useState(reading.wellFormed);
  if (reading.wellFormed && reading.wellFormed !== last) setLast(reading.wellFormed);
  return {
    text,
    reading,
    last: reading.wellFormed ?? last,
    inStep: reading.wellFormed !== null,
    change(raw) {
      const parsed = designSchema.safeParse(raw);
      const issue = parsed.error?.issues[0];
      if (issue) return { path: issue.path.join('/'), message: issue.message };
      onText(writeDraft(raw));
      return null;
    },
    setText: onText,
  };
}
