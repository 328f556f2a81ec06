import { writeAnswer } from '../../app/attempts/stored-answer';
import type { SittingEvent } from '../../app/assessments/assessment-types';
import type { Answer } from '../../app/kinds/contract';
import type { Database } from '../../app/lib/db/prisma.server';

/** An answer to the tiny exercise. */
export const tinyAnswer = (evaluator: string, memo: string): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': evaluator, 'memo.md': memo },
  fields: { language: 'typescript', labelAudit: [] },
});

/** Stores states of a draft at seconds after the attempt began, as saving leaves them. */
export async function makeHistory({
  database,
  attemptId,
  startedAt,
  states,
}: {
  database: Database;
  attemptId: string;
  startedAt: Date;
  states: { second: number; answer: Answer; savedBy?: string }[];
}): Promise<void> {
  const at = (second: number) => new Date(startedAt.getTime() + second * 1_000);
  await database.draftRevision.createMany({
    data: states.map(({ second, answer, savedBy = 'tab-a' }, index) => ({
      attemptId,
      revision: index + 1,
      answer: writeAnswer(answer),
      savedBy,
      openedAt: at(second),
      savedAt: at(second + 5),
    })),
  });
}

/** Notes what was noticed, at seconds after the sitting began. */
export async function noteEvents({
  database,
  sittingId,
  startedAt,
  events,
}: {
  database: Database;
  sittingId: string;
  startedAt: Date;
  events: (SittingEvent & { second: number; attemptId?: string })[];
}): Promise<void> {
  await database.sittingEvent.createMany({
    data: events.map(({ second, attemptId, kind, detail }) => ({
      sittingId,
      attemptId: attemptId ?? null,
      kind,
      detail,
      at: new Date(startedAt.getTime() + second * 1_000),
    })),
  });
}
