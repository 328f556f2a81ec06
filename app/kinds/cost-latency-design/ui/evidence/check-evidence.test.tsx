import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../lib/json';
import type { CheckResult } from '../../../contract';
import type { CostLatencyPublicView } from '../../content';
import type { Evidence, TargetEvidence } from '../../evidence';
import { plainCatalogue } from '../../testing/plain-world';
import { CheckEvidence } from './check-evidence';

const view = { catalogue: plainCatalogue() } as CostLatencyPublicView;
const render = (evidence: Evidence | Json) => {
  const check: CheckResult = {
    ...{ checkId: 'any', title: 'Any', status: 'partial', points: 1, maxPoints: 2, summary: '', advice: '' },
    evidence: evidence as Json,
  };
  // React separates texts by comments, which nobody reads.
  return renderToString(<CheckEvidence check={check} view={view} />).replaceAll('<!-- -->', '');
};

const usefulness = { factor: 1, ownRightShare: 0.9, from: 0.3, to: 0.6 };
const standing: TargetEvidence = {
  ...{ id: 'p95', title: 'Fast', scenario: 'A Monday', metric: 'latency-p95', slice: null, risk: null },
  ...{ direction: 'at-most', limit: 2_000, estimate: { value: 2_400, low: 1_900, high: 2_900 } },
  ...{ met: false, certain: false, margin: -0.2, credit: 0.25 },
};

describe('evidence of a design', () => {
  it('shows every target with limit, interval, margin and what it counts', () => {
    const html = render({
      ...{ check: 'targets', schemaVersion: 1, usefulness, replications: 5, targets: [standing] },
      scenarios: [{ id: 'monday', title: 'A Monday', description: 'Usual.', calls: 4_000 }],
    });
    for (const text of [
      'at most 2 s',
      '2.4 s (1.9 s to 2.9 s)',
      '20 % over',
      'within the error of the simulation',
      '25 %',
      '4,000 calls',
    ]) {
      expect(html).toContain(text);
    }
  });
  it('says when points count less because humans do the work', () => {
    const html = render({
      ...{ check: 'targets', schemaVersion: 1, replications: 5, targets: [], scenarios: [] },
      usefulness: { factor: 0.5, ownRightShare: 0.45, from: 0.3, to: 0.6 },
    });
    expect(html).toContain('answers 45 % of the calls rightly by itself');
  });
  it('shows quality by risk class against its floor', () => {
    const share = { value: 0.8, low: 0.78, high: 0.82 };
    const html = render({
      ...{ check: 'floors', schemaVersion: 1, usefulness },
      classes: [
        {
          ...{ risk: 'regulated', title: 'Regulated', highRisk: true, rightAtLeast: 0.9, wrongAtMost: 0.05 },
          ...{ scenario: 'A Monday', calls: 120, rightShare: share, wrongShare: null, handOffShare: null },
          ...{ met: false, credit: 0 },
        },
      ],
    });
    for (const text of ['Regulated', 'high risk', '80 % (78 % to 82 %)', '90 %', 'Missed'])
      expect(html).toContain(text);
  });
  it('shows the frontier with this design in it, and as a table', () => {
    const html = render({
      ...{ check: 'frontier', schemaVersion: 1, usefulness, scenario: 'A Monday', method: 'Searched.' },
      points: [{ latencyP95Ms: 900, costPerCallUsd: 0.02, rightShare: 0.92 }],
      own: { latencyP95Ms: 1_800, costPerCallUsd: 0.03, rightShare: 0.9 },
      ...{ nearest: 0, distance: 2, behindIn: 'latency', scale: { from: 3, to: 1 } },
    });
    for (const text of [
      'at most 2.00 times as slow',
      'falls behind most in latency',
      'This design',
      '1.8 s',
      '$0.03',
    ]) {
      expect(html).toContain(text);
    }
  });
  it('marks the scenario that decides', () => {
    const html = render({
      ...{ check: 'robustness', schemaVersion: 1, usefulness, worst: 'outage', tolerance: 0.5 },
      targets: [{ id: 'p95', title: 'Fast', metric: 'latency-p95', direction: 'at-most', limit: 2_400 }],
      scenarios: [
        {
          ...{
            id: 'outage',
            title: 'An outage',
            description: 'North is down.',
            role: 'incident',
            calls: 900,
            minutes: 60,
            breachMinutes: 12,
          },
          ...{ failedShare: 0.02, handOffShare: 0, credit: 0.1, targets: [{ value: 9_000, met: false, credit: 0 }] },
        },
      ],
    });
    for (const text of ['An outage', 'decides', 'North is down.', '9 s', ', missed', '12 of 60'])
      expect(html).toContain(text);
  });
  it('lists habits with the places where they are not kept', () => {
    const html = render({
      ...{ check: 'hygiene', schemaVersion: 1, usefulness },
      rules: [
        {
          ...{ id: 'timeouts', title: 'A timeout on every call', places: 3, kept: 2, credit: 0.5 },
          findings: [{ place: 'answer', message: 'has no timeout' }],
        },
      ],
    });
    for (const text of ['2 of 3', 'answer', 'has no timeout']) expect(html).toContain(text);
  });
  it('shows what was not measured, and where to mend it', () => {
    const html = render({
      ...{ check: 'not-measured', schemaVersion: 1, reason: 'invalid' },
      problems: [{ path: 'stages/0/model', message: 'There is no such model.' }],
    });
    expect(html).toContain('cannot run with this catalogue');
    expect(html).toContain('stages/0/model');
  });
  it('shows evidence of another version as it is stored, and nothing for none', () => {
    expect(render({ check: 'targets', schemaVersion: 2 })).toContain('another version of the grader');
    expect(render(null)).toBe('');
  });
});
