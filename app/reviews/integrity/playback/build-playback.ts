import type { Answer } from '../../../kinds/contract';
import { answerTexts } from '../answer-texts';
import type { PlaybackStep, Splice } from './playback-types';
import { spliceBetween } from './splice';

/** A stored state of the draft. Times are ms since the attempt began. */
export interface HistoryRow {
  revision: number;
  openedAt: number;
  at: number;
  savedBy: string;
  answer: Answer;
}

/** Characters of changes that are told one by one; beyond, one state a minute is. A very long essay written twice fits. */
const MOST_CHARACTERS = 4_000_000;
const COARSE_MS = 60_000;

/** Turns states of a draft, handed over in order, into changes. Keeps two states in memory, however long the history. */
export interface PlaybackBuilder {
  add(row: HistoryRow): void;
  /** The last state handed over is always among the steps. */
  finish(): { paths: string[]; steps: PlaybackStep[]; coarseFrom: number | null };
}

export function createPlaybackBuilder(starter: Answer): PlaybackBuilder {
  const texts = new Map(Object.entries(answerTexts(starter)));
  const paths = [...texts.keys()];
  const tabs: string[] = [];
  const steps: PlaybackStep[] = [];
  let characters = 0;
  let coarseFrom: number | null = null;
  let waiting: HistoryRow | null = null;

  const take = (row: HistoryRow) => {
    waiting = null;
    if (!tabs.includes(row.savedBy)) tabs.push(row.savedBy);
    const next = answerTexts(row.answer);
    for (const path of Object.keys(next)) if (!paths.includes(path)) paths.push(path);
    const edits = paths.flatMap((path, file): Splice[] => {
      const splice = spliceBetween(texts.get(path) ?? '', next[path] ?? '');
      texts.set(path, next[path] ?? '');
      return splice ? [{ file, ...splice }] : [];
    });
    if (edits.length === 0) return;
    characters += edits.reduce((sum, { inserted }) => sum + inserted.length, 0);
    const tab = tabs.indexOf(row.savedBy) + 1;
    steps.push({ revision: row.revision, openedAt: row.openedAt, at: row.at, tab, edits });
  };

  return {
    add(row) {
      if (characters > MOST_CHARACTERS) coarseFrom ??= row.openedAt;
      const last = steps.at(-1);
      if (coarseFrom !== null && last && row.at - last.at < COARSE_MS) waiting = row;
      else take(row);
    },
    finish() {
      if (waiting) take(waiting);
      return { paths, steps, coarseFrom };
    },
  };
}
