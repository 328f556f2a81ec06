import type { LoadedExercise } from '../exercises/loaded-exercise';
import { storableJson } from '../exercises/storable-json';
import type { Answer, CheckResult, Flag, GradingStep } from '../kinds/contract';
import { getKindChecks } from '../kinds/registry.server';
import type { Json } from '../lib/json';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { askJudge } from './ask-judge.server';
import { combine } from './combine';
import { checkResult, flag } from './grade-types';
import type { Grade, Verdict } from './grade-types';
import { parseJudgeOutcome } from './judge-outcome';
import type { Judge, JudgeCallRecord, JudgeOutcome } from './judge/judge-types';
import { screenAnswer } from './judge/screen-answer';
import { collectJudgedText } from './judged-text.server';
import type { JudgedText } from './judged-text.server';
import type { StepMemo } from './step-memo';

/** What grading is doing: a step began, moved on or ended. */
export interface StepReport {
  stepId: string;
  state: 'running' | 'done';
  done?: number;
  total?: number;
  note?: string;
}

export interface GradedAnswer {
  checks: CheckResult[];
  flags: Flag[];
  verdicts: Verdict[];
  grade: Grade;
  calls: JudgeCallRecord[];
  judge: { model: string; promptHash: string | null };
}

export interface GradeAnswerOptions {
  exercise: LoadedExercise;
  answer: Answer;
  sandbox: Sandbox;
  judge: Judge;
  seed: number;
  memo: StepMemo;
  report?: (report: StepReport) => void;
  signal?: AbortSignal;
  /** Called for every call to the judge's model as it ends, so that it is recorded even if this grading is cut. */
  onJudgeCall?: (call: JudgeCallRecord) => void;
}

export const JUDGE_STEP = 'judge';

/** The steps of grading an exercise of this kind in order, with what to call them while they run. */
export function gradingSteps({ kind }: { kind: string }): { id: string; title: string }[] {
  const steps = getKindChecks(kind).steps.map(({ id, title }) => ({ id, title }));
  return [...steps, { id: JUDGE_STEP, title: 'Reading your text against the rubric' }];
}

/**
 * Grades one answer: the kind's steps (in the sandbox, memoised), its pure scoring, one judge step, and `combine`. Knows no
 * database, so the worker, the command line and `exercises prove` share it. Throws when a step, the sandbox or the judge fails;
 * what a candidate's code does is never a reason to throw.
 */
export async function gradeAnswer(options: GradeAnswerOptions): Promise<GradedAnswer> {
  const { exercise, answer, seed } = options;
  const { manifest, content, publicFiles, gradingFiles, worldFiles, rubric } = exercise;
  const kindChecks = getKindChecks(manifest.kind);
  const context = { content, answer, publicFiles, gradingFiles, worldFiles, seed };
  const outputs: Record<string, Json> = {};
  for (const step of kindChecks.steps) outputs[step.id] = await runStep(options, step, outputs);
  const outcome = kindChecks.score(context, outputs);
  const checks = outcome.checks.map((check) => checkResult.parse(storableJson(check)));

  const text = collectJudgedText({ exercise, answer });
  const screened = text.files.length > 0 ? screenAnswer(text, text.otherTexts) : [];
  const judged = await judgeAnswer(options, text);
  const flags = [...outcome.flags, ...screened, ...judged.flags].map((item) => flag.parse(storableJson(item)));
  return {
    checks,
    flags: flags.filter((item, index) => flags.findIndex((other) => other.code === item.code) === index),
    verdicts: judged.verdicts,
    grade: combine({ manifest, rubric, checks, verdicts: judged.verdicts }),
    calls: judged.calls,
    judge: { model: judged.model, promptHash: judged.promptHash },
  };
}

async function runStep(
  options: GradeAnswerOptions,
  step: GradingStep<unknown, unknown>,
  earlier: Readonly<Record<string, Json>>,
): Promise<Json> {
  const { exercise, answer, sandbox, seed, signal, report } = options;
  const { content, publicFiles, gradingFiles, worldFiles } = exercise;
  return memoised(options, step.id, () =>
    step.run(
      {
        content,
        answer,
        publicFiles,
        gradingFiles,
        worldFiles,
        sandbox,
        seed,
        signal,
        report: (progress) => report?.({ stepId: step.id, state: 'running', ...progress }),
      },
      earlier,
    ),
  );
}

/** The judge step. Its stored output is a `JudgeOutcome`, so a retry never pays for it twice. */
async function judgeAnswer(options: GradeAnswerOptions, text: JudgedText): Promise<JudgeOutcome> {
  const output = await memoised(options, JUDGE_STEP, async () => storableJson(await askJudge({ ...options, text })));
  return parseJudgeOutcome(output);
}

async function memoised(options: GradeAnswerOptions, stepId: string, run: () => Promise<Json>): Promise<Json> {
  const { memo, report, signal } = options;
  const stored = await memo.get(stepId);
  if (stored !== undefined) {
    report?.({ stepId, state: 'done' });
    return stored;
  }
  signal?.throwIfAborted();
  report?.({ stepId, state: 'running' });
  const startedAt = performance.now();
  const output = storableJson(await run());
  // A step that was cut short by a stop must not be taken for a finished one.
  signal?.throwIfAborted();
  const kept = await memo.put(stepId, output, Math.round(performance.now() - startedAt));
  report?.({ stepId, state: 'done' });
  return kept;
}
