import type { ChatModel } from '../../lib/llm/chat-model';
import type { FairGate } from '../../lib/fair-gate';
import type { Json } from '../../lib/json';
import type { Flag } from '../../kinds/contract';
import type { Verdict } from '../grade-types';
import { hashPrompt } from './build-messages';
import type { Judge, JudgeCallRecord, JudgeOutcome, JudgeRequest } from './judge-types';
import { openVerdicts } from '../absent-judge';
import { sample as sampleSchema, type Sample } from './read-sample';
import { isDegenerate } from './screen-answer';
import { needsMoreSamples, settleVerdicts } from './settle-verdicts';
import type { SpendGuard } from './spend-guard';
import { takeSample, type KnownFormats, type SampleResult } from './take-sample';

const FIRST_SAMPLES = 3;
const MOST_SAMPLES = 5;
/** Fewer usable samples than this settle nothing. */
const LEAST_SAMPLES = 2;

export interface ModelJudgeOptions {
  chatModel: ChatModel;
  /** Bounds calls at once in this process. */
  gate: FairGate;
  spend: SpendGuard;
}

/** A judge that asks a chat model: three samples, five when they disagree in a way that matters, then a human. */
export function createModelJudge({ chatModel, gate, spend }: ModelJudgeOptions): Judge {
  const formats: KnownFormats = new Map();
  return {
    model: chatModel.model,
    async assess(request, onCall = () => undefined) {
      const promptHash = hashPrompt(request);
      if (isDegenerate(request))
        return outcome({
          verdicts: openVerdicts({ rubric: request.rubric, because: 'screened' }),
          flags: [],
          calls: [],
          promptHash,
        });
      const calls: JudgeCallRecord[] = [];
      const note = (call: JudgeCallRecord) => {
        calls.push(call);
        spend.spent(call);
        onCall(call);
      };
      const draw = (sampleIndex: number) =>
        memoised(request, sampleIndex, () =>
          gate.run('judge', async (): Promise<SampleResult | { unpaid: true }> => {
            if (!(await spend.mayCall())) return { unpaid: true };
            return takeSample({ request, chatModel, formats, promptHash, sampleIndex, onCall: note });
          }),
        );
      const drawn = await drawAll(draw, 0, FIRST_SAMPLES);
      const first = usable(drawn);
      if (first.length >= LEAST_SAMPLES && needsMoreSamples(request.rubric, first))
        drawn.push(...(await drawAll(draw, FIRST_SAMPLES, MOST_SAMPLES)));
      const { verdicts, flags } = settle(request, drawn, chatModel.model);
      return outcome({ verdicts, flags, calls, promptHash });
    },
  };

  function outcome(parts: {
    verdicts: Verdict[];
    flags: Flag[];
    calls: JudgeCallRecord[];
    promptHash: string;
  }): JudgeOutcome {
    return { ...parts, model: chatModel.model };
  }
}

type Drawn = SampleResult | { unpaid: true };

/** Samples from..to, at once. Waits for all of them before it throws, so that every finished one is kept for the next attempt. */
async function drawAll(draw: (sampleIndex: number) => Promise<Drawn>, from: number, to: number): Promise<Drawn[]> {
  const settled = await Promise.allSettled(Array.from({ length: to - from }, (_, offset) => draw(from + offset)));
  const failure = settled.find((item) => item.status === 'rejected');
  if (failure) throw failure.reason;
  return settled.flatMap((item) => (item.status === 'fulfilled' ? [item.value] : []));
}

/** A finished sample is kept under its own name; other results are not, they may come out better next time. */
async function memoised(
  { memo, rubric }: JudgeRequest,
  sampleIndex: number,
  take: () => Promise<Drawn>,
): Promise<Drawn> {
  const stepId = `judge-sample-${sampleIndex}`;
  const stored = sampleSchema.safeParse(await memo?.get(stepId));
  if (stored.success && stored.data.answers.length === rubric.criteria.length) return { sample: stored.data };
  const began = performance.now();
  const result = await take();
  if ('sample' in result)
    await memo?.put(stepId, result.sample as unknown as Json, Math.round(performance.now() - began));
  return result;
}

const usable = (drawn: Drawn[]): Sample[] =>
  drawn.flatMap((item) => ('sample' in item && item.sample.canariesHeld ? [item.sample] : []));

function settle({ rubric }: JudgeRequest, drawn: Drawn[], model: string): { verdicts: Verdict[]; flags: Flag[] } {
  const samples = usable(drawn);
  const fooled = drawn.filter((item) => 'sample' in item && !item.sample.canariesHeld).length;
  const flags: Flag[] =
    fooled > 0
      ? [
          {
            code: 'judge-canary',
            message: `${fooled} of ${drawn.length} samples of the judge answered a control question wrongly and were set aside; the text may be steering it.`,
          },
        ]
      : [];
  if (samples.length >= LEAST_SAMPLES) return { verdicts: settleVerdicts({ rubric, samples, model }), flags };
  return {
    verdicts: openVerdicts({ rubric, because: whyOpen(drawn, fooled) }),
    flags: [...flags, ...failuresOf(drawn)],
  };
}

function whyOpen(drawn: Drawn[], fooled: number): string {
  if (fooled > 0) return 'canary-failed';
  if (drawn.some((item) => 'unpaid' in item)) return 'budget';
  if (drawn.some((item) => 'refused' in item)) return 'refused';
  return 'judge-failed';
}

function failuresOf(drawn: Drawn[]): Flag[] {
  const failed = drawn.flatMap((item) => ('failed' in item ? [item.failed] : []))[0];
  return failed ? [{ code: 'judge-failed', message: failed }] : [];
}
