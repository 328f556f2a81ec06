import type { LoadedExercise } from '../exercises/loaded-exercise';
import { getKindChecks } from '../kinds/registry.server';
import { openVerdicts } from './absent-judge';
import type { Judge, JudgeCallRecord, JudgeMemo, JudgeOutcome } from './judge/judge-types';
import type { JudgedText } from './judged-text.server';

/**
 * Hands the prose of an answer to the judge, with the brief, the kind's notes and the starter's text to compare with. Passes on
 * what the judge throws (a fault worth trying again later), unless `finishWithoutJudge`: then every criterion goes to a human.
 */
export async function askJudge({
  exercise,
  text,
  judge,
  seed,
  memo,
  signal,
  onJudgeCall,
  finishWithoutJudge = false,
}: {
  exercise: LoadedExercise;
  text: JudgedText;
  judge: Judge;
  seed: number;
  memo: JudgeMemo;
  signal?: AbortSignal;
  onJudgeCall?: (call: JudgeCallRecord) => void;
  finishWithoutJudge?: boolean;
}): Promise<JudgeOutcome> {
  const { manifest, content, publicFiles, gradingFiles } = exercise;
  const { rubric, brief, files, starterFiles } = text;
  const notes = getKindChecks(manifest.kind).judgeNotes(content, publicFiles, gradingFiles);
  const calls: JudgeCallRecord[] = [];
  try {
    return await judge.assess({ rubric, brief, notes, files, starterFiles, seed, memo, signal }, (call) => {
      calls.push(call);
      onJudgeCall?.(call);
    });
  } catch (error) {
    if (!finishWithoutJudge || signal?.aborted) throw error;
    const verdicts = openVerdicts({ rubric, because: 'judge-failed' });
    return { verdicts, flags: [], calls, model: judge.model, promptHash: calls[0]?.promptHash ?? null };
  }
}
