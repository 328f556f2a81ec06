import type { Playback } from './playback-types';
import { applySplice } from './splice';

/** Texts are kept at every so many steps, so that going back is quick and memory stays small. */
const CHECKPOINT = 16;

export interface PlaybackReader {
  /** Text of a file after a step; step -1 is what the candidate was given. */
  text(file: number, step: number): string;
  /** Steps that change a file, in order. */
  stepsOf(file: number): readonly number[];
}

/** Gives the texts of a history at any step. Remembers what it has worked out. */
export function readPlayback(playback: Pick<Playback, 'files' | 'steps'>): PlaybackReader {
  const kept = playback.files.map(({ start }) => new Map([[-1, start]]));
  const stepsOf = playback.files.map((_, file) =>
    playback.steps.flatMap((step, at) => (step.edits.some((edit) => edit.file === file) ? [at] : [])),
  );
  return {
    text(file, step) {
      const texts = kept[file];
      if (!texts) return '';
      let from = Math.min(step, playback.steps.length - 1);
      while (from > -1 && !texts.has(from)) from -= 1;
      let text = texts.get(from) ?? '';
      for (let at = from + 1; at <= step; at += 1) {
        for (const edit of playback.steps[at]?.edits ?? []) if (edit.file === file) text = applySplice(text, edit);
        if (at % CHECKPOINT === 0) texts.set(at, text);
      }
      return text;
    },
    stepsOf: (file) => stepsOf[file] ?? [],
  };
}
