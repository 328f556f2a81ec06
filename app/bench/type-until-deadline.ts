import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../kinds/contract';
import type { Database } from '../lib/db/prisma.server';
import { startCandidate, type BenchAttempt, type BenchCandidate } from './bench-candidate';

const SAVE_EVERY_MS = 2_000;

/** What candidates did: durations in ms, and per attempt the number of the last edit whose save was acknowledged. */
export interface Typed {
  starts: number[];
  /** Of requests that were answered as saved: while candidates still arrived, and once all of them were at work. */
  savesOnArrival: number[];
  saves: number[];
  /** From the first try of a save to the answer that it is saved. */
  waits: number[];
  /** Of requests that were answered that the time is over. */
  refusals: number[];
  failures: number;
  /** Durations of requests that do nothing, made all the while. */
  idle: number[];
  acknowledged: Map<string, number>;
}

/**
 * Lets candidates arrive evenly within `arriveMs`, start, and from then on save a new edit every two seconds, with the page's stream
 * of news open, until the server says that time is over.
 */
export async function typeUntilDeadline(options: {
  url: string;
  tokens: string[];
  answer: Answer;
  database: Database;
  dueAt: Date;
  arriveMs: number;
}): Promise<Typed> {
  const { url, tokens, answer, database, dueAt, arriveMs } = options;
  const typed: Typed = {
    starts: [],
    savesOnArrival: [],
    saves: [],
    waits: [],
    refusals: [],
    failures: 0,
    idle: [],
    acknowledged: new Map(),
  };
  // Nobody is cut off before the server has said so, however late it is with that.
  const until = performance.now() + (dueAt.getTime() - Date.now()) + 30_000;
  const allThereAt = performance.now() + arriveMs;
  const stopIdle = new AbortController();
  const idle = askForNothing(url, typed.idle, stopIdle.signal);
  await Promise.all(
    tokens.map(async (token, at) => {
      await wait((at / tokens.length) * arriveMs);
      const stopListening = new AbortController();
      const arrivedAt = performance.now();
      const candidate = await startCandidate({ url, token });
      typed.starts.push(performance.now() - arrivedAt);
      const { id, draftRevision } = await database.attempt.findFirstOrThrow({
        where: { sittingId: candidate.sittingId },
        select: { id: true, draftRevision: true },
      });
      const listening = candidate.listen(stopListening.signal);
      const attempt = { id, revision: draftRevision };
      await typeOne({ candidate, attempt, answer, until, typed, allThereAt });
      stopListening.abort();
      await listening;
    }),
  );
  stopIdle.abort();
  await idle;
  return typed;
}

async function typeOne(options: {
  candidate: BenchCandidate;
  attempt: BenchAttempt;
  answer: Answer;
  until: number;
  typed: Typed;
  allThereAt: number;
}): Promise<void> {
  const { candidate, attempt, answer, until, typed, allThereAt } = options;
  const [path = '', text = ''] = Object.entries(answer.files)[0] ?? [];
  for (let edit = 1; performance.now() < until; edit += 1) {
    const beganAt = performance.now();
    const edited = { ...answer, files: { ...answer.files, [path]: `${text}\n// edit ${edit}` } };
    const outcome = await candidate.save(attempt, edited, until, (ms, answer) => {
      if (answer === 'saved') (performance.now() < allThereAt ? typed.savesOnArrival : typed.saves).push(ms);
      else if (answer === 'closed') typed.refusals.push(ms);
      else typed.failures += 1;
    });
    if (outcome === 'closed') return;
    if (outcome === 'saved') {
      typed.waits.push(performance.now() - beganAt);
      typed.acknowledged.set(attempt.id, edit);
    }
    await wait(Math.max(0, SAVE_EVERY_MS - (performance.now() - beganAt)));
  }
}

async function askForNothing(url: string, durations: number[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const sentAt = performance.now();
    const answered = await fetch(`${url}/healthz`)
      .then((response) => response.text())
      .catch(() => null);
    if (answered !== null) durations.push(performance.now() - sentAt);
    await wait(50, undefined, { signal }).catch(() => undefined);
  }
}
