import type { Flag } from '../../contract';
import { percent } from './make-check';
import { shareOf, type Observation } from './observation';
import { DEGENERATE } from './thresholds';

/** Designs that a reviewer should look at, from the reference scenario. Flags explain points; they never change them. */
export function findDesignFlags(reference: Observation): Flag[] {
  const share = (metric: Parameters<typeof shareOf>[1]) => shareOf(reference, metric);
  const flags: Flag[] = [];
  const unanswered = share('abstained-share') + share('failed-share');
  if (unanswered >= DEGENERATE.unanswered) {
    flags.push({
      code: 'answers-nothing',
      message: `The design leaves ${percent(unanswered)} of the calls unanswered.`,
    });
  }
  const handedOver = share('hand-off-share');
  if (handedOver >= DEGENERATE.handedOver) {
    flags.push({
      code: 'hands-everything-over',
      message: `The design hands ${percent(handedOver)} of the calls to humans.`,
    });
  }
  const wrongCache = share('mismatched-share') + share('stale-share');
  if (wrongCache >= DEGENERATE.wrongCache) {
    flags.push({
      code: 'wrong-cache',
      message: `A cache of the design answers ${percent(wrongCache)} of the calls with what was meant for another question or is out of date.`,
    });
  } else if (share('wrong-share') >= DEGENERATE.wrong) {
    flags.push({
      code: 'mostly-wrong',
      message: `The design answers ${percent(share('wrong-share'))} of the calls wrongly.`,
    });
  }
  return flags;
}
