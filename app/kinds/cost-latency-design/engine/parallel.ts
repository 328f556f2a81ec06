import { ENDING, type Op } from './ops';
import { SUSPENDED, type Run } from './run';

/** Starts every branch at once; the call itself waits at the join. */
export function fork(run: Run, walker: number, op: Op, time: number): number {
  run.walkers.pending[walker] = op.branches.length;
  for (const pc of op.branches) run.resumeAt(run.walkers.branch(walker, pc), time);
  return SUSPENDED;
}

/**
 * A branch is done. `all`: the call goes on when the last is, with the surest answer of all branches; `first`: as soon as one has
 * answered, while the others run on and are billed. A block or a hand-off in any branch ends the call at once.
 */
export function join(run: Run, walker: number, op: Op, time: number): number {
  if (time > run.now) return run.resumeAt(walker, time);
  const { walkers } = run;
  const parent = walkers.parent[walker] as number;
  walkers.pending[parent] = (walkers.pending[parent] as number) - 1;
  const left = walkers.pending[parent] as number;
  // -2 in `held`: the call has gone on already, and its place is kept until the last branch is done.
  if (walkers.held[parent] !== -2) {
    learn(run, parent, walker);
    const ends = (walkers.ending[walker] as number) >= ENDING.handOff;
    const answered = op.first && walkers.answer[walker] !== 0;
    if (ends || answered || left === 0) goOn(run, parent, op, left);
  } else if (left === 0) {
    walkers.release(parent);
  }
  walkers.release(walker);
  return SUSPENDED;
}

function goOn(run: Run, parent: number, op: Op, left: number): void {
  const { walkers } = run;
  const ending = walkers.ending[parent] as number;
  const soft = ending === ENDING.failed || ending === ENDING.abstained;
  if (soft && walkers.answer[parent] !== 0) walkers.ending[parent] = ENDING.none;
  const next = walkers.ending[parent] === ENDING.none ? op.next : op.exit;
  let goer = parent;
  if (left > 0) {
    goer = walkers.branch(parent, next);
    copyAnswer(run, goer, parent);
    walkers.parent[goer] = walkers.parent[parent] as number;
    walkers.missed[goer] = walkers.missed[parent] as number;
    walkers.ending[goer] = walkers.ending[parent] as number;
    walkers.failed[goer] = walkers.failed[parent] as number;
    walkers.held[parent] = -2;
  }
  walkers.pc[goer] = next;
  run.resumeAt(goer, run.now);
}

/** What a branch found out becomes known to the call. */
function learn(run: Run, parent: number, branch: number): void {
  const { walkers } = run;
  const surer = (walkers.confidence[branch] as number) > (walkers.confidence[parent] as number);
  if (walkers.answer[branch] !== 0 && (walkers.answer[parent] === 0 || surer)) copyAnswer(run, parent, branch);
  walkers.ending[parent] = Math.max(walkers.ending[parent] as number, walkers.ending[branch] as number);
  walkers.failed[parent] = Math.max(walkers.failed[parent] as number, walkers.failed[branch] as number);
  walkers.seenRisk[parent] = Math.max(walkers.seenRisk[parent] as number, walkers.seenRisk[branch] as number);
  walkers.facts[parent] = Math.max(walkers.facts[parent] as number, walkers.facts[branch] as number);
  walkers.embedder[parent] = Math.max(walkers.embedder[parent] as number, walkers.embedder[branch] as number);
  walkers.recallGain[parent] = Math.max(walkers.recallGain[parent] as number, walkers.recallGain[branch] as number);
  walkers.override[parent] = Math.max(walkers.override[parent] as number, walkers.override[branch] as number);
  if ((walkers.passages[branch] as number) > (walkers.passages[parent] as number)) {
    walkers.passages[parent] = walkers.passages[branch] as number;
    walkers.passageTokens[parent] = walkers.passageTokens[branch] as number;
  }
}

function copyAnswer(run: Run, to: number, from: number): void {
  const { walkers } = run;
  walkers.answer[to] = walkers.answer[from] as number;
  walkers.reason[to] = walkers.reason[from] as number;
  walkers.confidence[to] = walkers.confidence[from] as number;
  walkers.firstToken[to] = walkers.firstToken[from] as number;
}
