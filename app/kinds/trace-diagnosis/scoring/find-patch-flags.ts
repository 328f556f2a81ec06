import type { Flag } from '../../contract';
import type { PatchedConfig } from '../patch/apply-patch';
import type { HiddenPair, ReplayedRuns } from '../replay/replay-execution';
import { percent } from './make-check';

/** Share of healthy runs from which a patch is called a sledgehammer. */
const MOST = 0.6;
/** A healthy run that takes so many times as long stands still. */
const STALL_RATIO = 3;

const STOPPED = new Set(['step-limit', 'time-limit', 'loop-guard', 'stuck']);

/**
 * Patches that change the symptom into another one: every healthy run goes to a person, stands still or is asked for confirmation.
 * And a patch that changes nothing. For reviewers; points come from the replays themselves.
 */
export function findPatchFlags(patched: PatchedConfig, runs: ReplayedRuns | null): Flag[] {
  if (patched.applied.length === 0) return [{ code: 'patch-empty', message: 'The patch changes nothing.' }];
  if (!runs) return [];
  const share = (hit: (pair: HiddenPair) => boolean) => runs.siblings.filter(hit).length / runs.siblings.length;
  const handedOff = share(
    ({ recorded, patched: after }) => after?.ended === 'escalated' && recorded.ended !== 'escalated',
  );
  const stalled = share(({ recorded, patched: after }) => {
    if (after === null) return true;
    return STOPPED.has(after.ended) || after.durationMs > STALL_RATIO * Math.max(1, recorded.durationMs);
  });
  const asked = share(
    ({ recorded, patched: after }) =>
      after !== null && after.ended !== 'escalated' && after.interruptions > recorded.interruptions,
  );
  const flags: Flag[] = [];
  const add = (code: string, value: number, what: string) => {
    if (value >= MOST) flags.push({ code, message: `With the patch ${percent(value)} of the healthy runs ${what}.` });
  };
  add('always-hands-off', handedOff, 'are handed to a person');
  add('stalls', stalled, 'stop early or take three times as long');
  add('confirms-everything', asked, 'ask a person more often than before');
  return flags;
}
