import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { env, type Env } from '../../lib/env.server';
import { FairGate } from '../../lib/fair-gate';
import { createOpenAiChatModel } from '../../lib/llm/openai-chat-model.server';
import { absentJudge } from '../absent-judge';
import type { Judge } from './judge-types';
import { createModelJudge } from './model-judge';
import { createSpendGuard } from './spend-guard';

/** Gradings that may wait for a place at the model; the queue of jobs is bounded already, so this only has to be larger. */
const MOST_WAITING = 10_000;

type JudgeSettings = Pick<
  Env,
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'JUDGE_MODEL'
  | 'JUDGE_TIMEOUT_MS'
  | 'JUDGE_CONCURRENCY'
  | 'JUDGE_DAILY_USD'
  | 'JUDGE_UNKNOWN_CALL_USD'
>;

/** Name of the judge's model by the settings, `none` when there is neither a key nor a server of one's own. */
export const judgeModelName = (settings: JudgeSettings = env()): string =>
  settings.OPENAI_API_KEY || settings.OPENAI_BASE_URL ? settings.JUDGE_MODEL : 'none';

/** The judge by the settings. `spentSince` tells the dollars that calls since a time have cost; the database's sum by default. */
export function configureJudge({
  settings = env(),
  spentSince,
}: { settings?: JudgeSettings; spentSince?: (since: Date) => Promise<number> } = {}): Judge {
  if (judgeModelName(settings) === 'none') return absentJudge;
  const unknownCallUsd = settings.JUDGE_UNKNOWN_CALL_USD;
  return createModelJudge({
    chatModel: createOpenAiChatModel({
      model: settings.JUDGE_MODEL,
      apiKey: settings.OPENAI_API_KEY,
      baseURL: settings.OPENAI_BASE_URL,
      timeoutMs: settings.JUDGE_TIMEOUT_MS,
    }),
    gate: new FairGate({ concurrency: settings.JUDGE_CONCURRENCY, limit: MOST_WAITING, limitPerOwner: MOST_WAITING }),
    spend: createSpendGuard({
      dailyUsd: settings.JUDGE_DAILY_USD,
      unknownCallUsd,
      spentSince: spentSince ?? ((since) => sumRecordedSpend({ database: getDatabase(), since, unknownCallUsd })),
    }),
  });
}

/** Dollars of all recorded judge calls since `since`; calls without a known price that reached the model count as given. */
export async function sumRecordedSpend({
  database,
  since,
  unknownCallUsd,
}: {
  database: Database;
  since: Date;
  unknownCallUsd: number;
}): Promise<number> {
  const recent = { startedAt: { gte: since } };
  const [priced, unknown] = await Promise.all([
    database.judgeCall.aggregate({ where: recent, _sum: { costUsd: true } }),
    database.judgeCall.count({ where: { ...recent, costUsd: null, httpStatus: 200 } }),
  ]);
  return Number(priced._sum.costUsd ?? 0) + unknown * unknownCallUsd;
}
