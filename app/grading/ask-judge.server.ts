import type { LoadedExercise } from '../exercises/loaded-exercise';
import { getKindChecks } from '../kinds/registry.server';
import type { Judge, JudgeCallRecord, JudgeMemo, JudgeOutcome } from './judge/judge-types';
import type { JudgedText } from './judged-text.server';

/**
 * Hands the prose of an answer to the judge, with the brief, the kind's notes and the starter's text to compare with.
 * Throws what the judge throws: a fault worth trying again later.
 */
export async function askJudge({
  exercise,
  text,
  judge,
  seed,
  memo,
  signal,
  onJudgeCall,
}: {
  exercise: LoadedExercise;
  text: JudgedText;
  judge: Judge;
  seed: number;
  memo: JudgeMemo;
  signal?: AbortSignal;
  onJudgeCall?: (call: JudgeCallRecord) => void;
}): Promise<JudgeOutcome> {
  const { manifest, content, publicFiles, gradingFiles } = exercise;
  const { rubric, brief, files, starterFiles } = text;
  const notes = getKindChecks(manifest.kind).judgeNotes(content, publicFiles, gradingFiles);
  return judge.assess({ rubric, brief, notes, files, starterFiles, seed, memo, signal }, onJudgeCall);
}
