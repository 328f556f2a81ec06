import type { SandboxStatus } from '../../lib/sandbox/sandbox';
import type { PublicRunDetails } from './public-run';

/** One sentence for the status line: what the patch does to both public runs, and what the detector says. */
export function writeHeadline(details: PublicRunDetails, status: SandboxStatus): string {
  return [fix(details), detector(details, status)].filter(Boolean).join('; ');
}

function fix({ patch, broken, healthy, replayError }: PublicRunDetails): string {
  const misfits = patch.problems.length;
  const left = misfits === 0 ? '' : `, ${misfits} ${misfits === 1 ? 'change does' : 'changes do'} not fit`;
  if (replayError !== null) return `No replay: a run does not end with this patch${left}`;
  if (!broken || !healthy) return `No change to replay${left}`;
  const own = broken.patched.success ? 'now succeeds' : `still fails (${broken.patched.ended})`;
  const other = healthy.patched.success ? 'still succeeds' : 'now fails';
  return `The broken run ${own}, the healthy one ${other}${left}`;
}

function detector({ detector: answers, detectorState }: PublicRunDetails, status: SandboxStatus): string {
  if (status === 'load-error') return 'your detector did not load';
  if (status !== 'ok') return `your detector was cut short (${status})`;
  const said = answers
    .filter(({ expected }) => expected !== null)
    .map(
      ({ trace, detection }) => `${detection ? (detection.flagged ? 'flags' : 'passes') : 'fails on'} the ${trace} run`,
    );
  return `your detector ${said.join(' and ')}${detectorState === null ? '' : ', but depends on the order of traces'}`;
}
