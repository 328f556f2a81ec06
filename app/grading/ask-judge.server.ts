import type { LoadedExercise } from '../exercises/loaded-exercise';
import type { Answer, Kind, KindChecks } from '../kinds/contract';
import { openVerdicts } from './absent-judge';
import type { Judge, JudgeCallRecord, JudgeOutcome } from './judge/judge-types';

/**
 * Hands the prose of an answer to the judge, with the brief, the kind's notes and the starter's text to compare with. Passes on
 * what the judge throws (a fault worth trying again later), unless `finishWithoutJudge`: then every criterion goes to a human.
 */
export async function askJudge({
  exercise,
  answer,
  judge,
  kind,
  checks,
  seed,
  signal,
  onJudgeCall,
  finishWithoutJudge = false,
}: {
  exercise: LoadedExercise;
  answer: Answer;
  judge: Judge;
  kind: Kind;
  checks: KindChecks;
  seed: number;
  signal?: AbortSignal;
  onJudgeCall?: (call: JudgeCallRecord) => void;
  finishWithoutJudge?: boolean;
}): Promise<JudgeOutcome> {
  const { content, publicFiles, gradingFiles, rubric, brief } = exercise;
  const prose = kind.answerFiles(content).filter((file) => file.prose);
  const calls: JudgeCallRecord[] = [];
  try {
    return await judge.assess(
      {
        rubric,
        brief,
        notes: checks.judgeNotes(content, publicFiles, gradingFiles),
        files: prose.map(({ path, title }) => ({ path, title, text: answer.files[path] ?? '' })),
        starterFiles: checks.readStarter(content, publicFiles).files,
        seed,
        signal,
      },
      (call) => {
        calls.push(call);
        onJudgeCall?.(call);
      },
    );
  } catch (error) {
    if (!finishWithoutJudge || signal?.aborted) throw error;
    const verdicts = openVerdicts({ rubric, because: 'judge-failed' });
    return { verdicts, flags: [], calls, model: judge.model, promptHash: calls[0]?.promptHash ?? null };
  }
}
