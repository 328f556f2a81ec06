import type { Flag } from '../../contract';
import { wilsonInterval } from '../../../lib/statistics/wilson';
import type { DetectorExecution } from '../detector/detector-execution';
import type { DetectorEvidence, Estimate } from '../evidence';
import type { DetectorCase } from '../formats';
import { counted, percent, type Finding } from './make-check';
import { DETECTOR, ramp } from './thresholds';

type Observed = DetectorCase & { verdict: string };
type Class = DetectorCase['class'];

/**
 * The detector on hidden traces. Credit grows with the balance: recall on traces with the fault minus the rate of false alarms on the
 * others, near misses counted twice, so that flagging everything and flagging nothing are both worth 0. A fifth of it is for naming a
 * span that shows the fault. Errors and traces never reached count as wrong either way.
 */
export function scoreDetector(cases: readonly DetectorCase[], execution: DetectorExecution): Finding {
  const observed = cases.map((one, at): Observed => ({ ...one, verdict: execution.verdicts[at] ?? '-' }));
  const faulty = observed.filter((one) => one.class === 'same-fault');
  const others = observed.filter((one) => one.class !== 'same-fault');
  const balance = share(faulty.filter(flagged).length, faulty.length) - weightedFalseAlarms(others);
  const known = execution.located.filter((one) => one !== null);
  const located = wilsonInterval(known.filter(Boolean).length, known.length);
  const naming = located === null ? 1 : 1 - DETECTOR.locatedPart * (1 - located.value);
  const credit = ramp(balance, DETECTOR.balance) * naming;
  const evidence: DetectorEvidence = {
    check: 'detector',
    schemaVersion: 1,
    sorts: sortsOf(observed),
    recall: proportion(faulty.filter(flagged).length, faulty.length),
    falseAlarms: proportion(others.filter(alarmed).length, others.length),
    nearMissFalseAlarms: nearMisses(others),
    balance,
    scale: DETECTOR.balance,
    located,
    errors: execution.errors,
    credit,
  };
  return { checkId: 'detector', credit, ...words(evidence, observed), evidence, flags: flagsOf(observed) };
}

const flagged = ({ verdict }: Observed): boolean => verdict === '1';
/** A trace without the fault that was not left alone: flagged, or ended in an error. */
const alarmed = ({ verdict }: Observed): boolean => verdict !== '0';
const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);
const proportion = (part: number, all: number): Estimate => wilsonInterval(part, all) ?? { value: 0, low: 0, high: 1 };

function weightedFalseAlarms(others: readonly Observed[]): number {
  const weight = (one: Observed) => (one.class === 'same-fault' ? 0 : DETECTOR.weights[one.class]);
  const sum = (list: readonly Observed[]) => list.reduce((all, one) => all + weight(one), 0);
  return share(sum(others.filter(alarmed)), sum(others));
}

function nearMisses(others: readonly Observed[]): Estimate | null {
  const list = others.filter((one) => one.class === 'near-miss');
  return wilsonInterval(list.filter(alarmed).length, list.length);
}

const CLASSES: readonly Class[] = ['same-fault', 'near-miss', 'other-fault', 'healthy'];

/** By class and then by the author's name of the sort, in the order they first occur. */
function sortsOf(observed: readonly Observed[]): DetectorEvidence['sorts'] {
  return CLASSES.flatMap((name) => {
    const ofClass = observed.filter((one) => one.class === name);
    return [...new Set(ofClass.map(({ sort }) => sort))].map((sort) => {
      const traces = ofClass.filter((one) => one.sort === sort);
      return {
        class: name,
        sort,
        traces: traces.length,
        flagged: traces.filter(flagged).length,
        errors: traces.filter(({ verdict }) => verdict === 'e' || verdict === '-').length,
      };
    });
  });
}

function words(evidence: DetectorEvidence, observed: readonly Observed[]): { summary: string; advice: string } {
  const { recall, falseAlarms, nearMissFalseAlarms, located, sorts, scale } = evidence;
  const near = nearMissFalseAlarms === null ? '' : `, near misses ${percent(nearMissFalseAlarms.value)}`;
  const summary =
    `It flags ${percent(recall.value)} of the traces with this fault and ${percent(falseAlarms.value)} of the others${near} ` +
    `(${counted(observed.length, 'hidden trace')}).`;
  const missed = sorts.filter((one) => one.class === 'same-fault' && one.flagged < one.traces);
  const alarms = sorts.filter((one) => one.class !== 'same-fault' && one.flagged > 0);
  const names = (list: typeof sorts) => list.map(({ sort }) => sort).join('; ');
  const advice = [
    missed.length > 0 ? `Missed: ${names(missed)}.` : '',
    alarms.length > 0 ? `Flagged without cause: ${names(alarms)}.` : '',
    evidence.balance <= scale.from
      ? 'Test for what went wrong in the structure of the run, not for words of this one trace.'
      : '',
    located !== null && located.value < 1 ? 'Name the span that shows the fault, and few others.' : '',
  ];
  return { summary, advice: advice.filter(Boolean).join(' ') };
}

/** Detectors that do not look: one answer for (nearly) every trace. */
function flagsOf(observed: readonly Observed[]): Flag[] {
  const count = observed.filter(flagged).length;
  if (count >= 0.95 * observed.length) {
    return [{ code: 'flags-everything', message: `The detector flags ${count} of ${observed.length} hidden traces.` }];
  }
  if (count === 0) {
    return [{ code: 'flags-nothing', message: `The detector flags none of ${observed.length} hidden traces.` }];
  }
  return [];
}
