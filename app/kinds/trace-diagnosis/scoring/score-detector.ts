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
 * The detector on hidden traces. Credit grows with the balance: recall on traces with the fault minus the rate of false alarms, taken
 * apart on runs that another fault broke and on runs that came to no harm (near misses counted twice), of which the higher counts.
 * Flagging everything and flagging nothing are both worth 0, and so is telling broken runs from others whatever broke them. A fifth
 * of the credit is for naming a span that shows the fault. Errors and traces never reached count as wrong either way.
 */
export function scoreDetector(cases: readonly DetectorCase[], execution: DetectorExecution): Finding {
  const observed = cases.map((one, at): Observed => ({ ...one, verdict: execution.verdicts[at] ?? '-' }));
  const faulty = observed.filter((one) => one.class === 'same-fault');
  const others = observed.filter((one) => one.class !== 'same-fault');
  const balance = share(faulty.filter(flagged).length, faulty.length) - Math.max(...falseAlarmRates(others));
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
    otherFaultFalseAlarms: falseAlarmsOf(others, 'other-fault'),
    nearMissFalseAlarms: falseAlarmsOf(others, 'near-miss'),
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

/** Rates on runs broken by another fault, and on unharmed runs with their weights. */
function falseAlarmRates(others: readonly Observed[]): number[] {
  const weight = (one: Observed) => (one.class === 'near-miss' ? DETECTOR.nearMissWeight : 1);
  const sum = (list: readonly Observed[]) => list.reduce((all, one) => all + weight(one), 0);
  const rate = (list: readonly Observed[]) => share(sum(list.filter(alarmed)), sum(list));
  const isBroken = (one: Observed) => one.class === 'other-fault';
  return [rate(others.filter(isBroken)), rate(others.filter((one) => !isBroken(one)))];
}

function falseAlarmsOf(others: readonly Observed[], name: Class): Estimate | null {
  const list = others.filter((one) => one.class === name);
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
  const {
    recall,
    falseAlarms,
    otherFaultFalseAlarms: other,
    nearMissFalseAlarms: near,
    located,
    sorts,
    scale,
  } = evidence;
  const apart = [
    ...(other === null ? [] : [`, runs broken otherwise ${percent(other.value)}`]),
    ...(near === null ? [] : [`, near misses ${percent(near.value)}`]),
  ].join('');
  const summary =
    `It flags ${percent(recall.value)} of the traces with this fault and ${percent(falseAlarms.value)} of the others${apart} ` +
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
