import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../kinds/contract';
import type { Database } from '../lib/db/prisma.server';
import { startCandidate, type BenchAttempt, type BenchCandidate } from './bench-candidate';

const SAVE_EVERY_MS = 2_000;
const AT_ONCE = 8;

/** What candidates did: durations in ms, and per attempt the number of the last edit whose save was acknowledged. */
export interface Typed {
  saves: number[];
  failures: number;
  /** Durations of requests that do nothing, made all the while. */
  idle: number[];
  acknowledged: Map<string, number>;
}

/** Starts all candidates, then lets each save a new edit every two seconds, spread evenly, until the server says that time is over. */
export async function typeUntilDeadline(options: {
  url: string;
  tokens: string[];
  answer: Answer;
  database: Database;
  dueAt: Date;
}): Promise<Typed> {
  const { url, tokens, answer, database, dueAt } = options;
  const typed: Typed = { saves: [], failures: 0, idle: [], acknowledged: new Map() };
  const candidates = await startAll(url, tokens);
  const attempts = await database.attempt.findMany({
    where: { sittingId: { in: candidates.map(({ sittingId }) => sittingId) } },
    select: { id: true, sittingId: true, draftRevision: true },
  });
  // Everybody types from the same moment on, whenever they started, until well after the deadline.
  const until = performance.now() + (dueAt.getTime() - Date.now()) + 30_000;
  const stopIdle = new AbortController();
  const idle = askForNothing(url, typed.idle, stopIdle.signal);
  await Promise.all(
    candidates.map(async (candidate, at) => {
      const own = attempts.find(({ sittingId }) => sittingId === candidate.sittingId);
      if (!own) throw new Error(`sitting ${candidate.sittingId} has no attempt`);
      await wait((at / candidates.length) * SAVE_EVERY_MS);
      await typeOne({ candidate, attempt: { id: own.id, revision: own.draftRevision }, answer, until, typed });
    }),
  );
  stopIdle.abort();
  await idle;
  return typed;
}

async function startAll(url: string, tokens: string[]): Promise<BenchCandidate[]> {
  const waiting = [...tokens];
  const candidates: BenchCandidate[] = [];
  const take = async () => {
    for (let token = waiting.pop(); token !== undefined; token = waiting.pop())
      candidates.push(await startCandidate({ url, token }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return candidates;
}

async function typeOne(options: {
  candidate: BenchCandidate;
  attempt: BenchAttempt;
  answer: Answer;
  until: number;
  typed: Typed;
}): Promise<void> {
  const { candidate, attempt, answer, until, typed } = options;
  const [path = '', text = ''] = Object.entries(answer.files)[0] ?? [];
  for (let edit = 1; performance.now() < until; edit += 1) {
    const beganAt = performance.now();
    const edited = { ...answer, files: { ...answer.files, [path]: `${text}\n// edit ${edit}` } };
    const outcome = await candidate.save(attempt, edited, until, (ms, ok) => {
      if (ok) typed.saves.push(ms);
      else typed.failures += 1;
    });
    if (outcome === 'closed') return;
    if (outcome === 'saved') typed.acknowledged.set(attempt.id, edit);
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
