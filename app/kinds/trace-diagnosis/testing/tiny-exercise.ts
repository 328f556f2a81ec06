import type { Span, Trace } from '../../../lib/trace/trace-types';
import type { FileTree, GradingFiles, PublicFiles, WorldFiles } from '../../contract';
import { runWorld } from '../engine/run-world.ts';
import type { WorldCase } from '../engine/world-types.ts';
import type { DetectorCase, DiagnosisKey } from '../formats';
import type { TraceDiagnosisContent } from '../kind';
import { readTrace } from '../read-exercise';
import { tinyConfig } from './tiny-config';
import { world } from './tiny-world.ts';
import worldSource from './tiny-world.ts?raw';

const TAXONOMY = [
  'instruction-breach',
  'lost-context',
  'ungrounded-claim',
  'misread-result',
  'wrong-call',
  'tool-contract',
  'retrieval-gap',
  'orchestration',
  'missing-verification',
  'environment-fault',
];

export const tinyContent: TraceDiagnosisContent = {
  runs: { broken: 'Order 4411', healthy: 'Order 4390' },
  taxonomy: TAXONOMY.map((id) => ({ id, title: `Class ${id}`, description: `What is meant by ${id}.` })),
  documents: [{ path: 'runbook.md', title: 'Runbook' }],
  locked: ['/agents/clerk/model'],
  allowances: { costRatio: 1.2, durationRatio: 1.3, interruptionsPerRun: 0.2 },
  checks: { location: 15, actor: 5, category: 5, evidence: 15, herrings: 10, replay: 20, siblings: 15, detector: 15 },
  memoWords: { min: 100, max: 600 },
};

const tinyCase = (id: string, seed: number, params: Partial<Record<string, string | number | boolean>>): WorldCase => ({
  id,
  seed,
  params: {
    order: `A-${4_000 + seed}`,
    amount: 20 + seed,
    slow: false,
    flaky: false,
    misread: false,
    ...params,
  } as WorldCase['params'],
});

export const BROKEN = tinyCase('shown', 3, { slow: true, flaky: true });
export const HEALTHY = tinyCase('shown-healthy', 4, { flaky: true });

/** The recorded run of a case under the tiny configuration. */
export const tinyTrace = (run: WorldCase): Trace => readTrace(tinyOtlp(run));

const tinyOtlp = (run: WorldCase): string =>
  JSON.stringify(runWorld(world, { run, config: tinyConfig, recording: null, withTrace: true }).otlp);

/** The spans of the tiny broken run by what they are. */
export function tinySpans(): Record<
  'order' | 'outage' | 'turn' | 'refund' | 'late' | 'second' | 'mail' | 'complaint',
  Span
> {
  const { spans } = tinyTrace(BROKEN);
  const find = (wanted: (span: Span) => boolean, nth = 0): Span => {
    const span = spans.filter(wanted)[nth];
    if (!span) throw new Error('the tiny run has changed');
    return span;
  };
  return {
    order: find(({ name }) => name === 'execute_tool orders.get'),
    outage: find(({ name }) => name === 'orders.get request'),
    turn: find(({ kind }) => kind === 'model', 1),
    refund: find(({ name }) => name === 'execute_tool refunds.create'),
    late: find(({ name }) => name === 'refunds.create request'),
    second: find(({ name }) => name === 'refunds.create request', 1),
    mail: find(({ name }) => name === 'execute_tool mail.send'),
    complaint: find(({ name }) => name === 'user message', 1),
  };
}

export function tinyKey(): DiagnosisKey {
  const { order, outage, refund, late, second, mail, complaint } = tinySpans();
  return {
    rootCause: {
      spanId: second.id,
      actor: 'harness',
      category: 'orchestration',
      title: 'The payment is tried again',
      explanation: 'The first payment had gone through when the harness sent the second without a key.',
    },
    alternatives: [{ spanId: refund.id, share: 0.8, why: 'The call as a whole holds the second attempt.' }],
    actorAlternatives: [{ id: 'tool', share: 0.4, why: 'The service could have recognised the repetition.' }],
    categoryAlternatives: [{ id: 'missing-verification', share: 0.5, why: 'Nobody looked before paying again.' }],
    evidence: [
      {
        id: 'timeout',
        title: 'The first attempt timed out',
        spanIds: [late.id],
        quotes: ['no answer within 4000 ms'],
        weight: 2,
      },
      { id: 'repeat', title: 'The second attempt was sent', spanIds: [second.id], weight: 2 },
      {
        id: 'complaint',
        title: 'The customer sees two refunds',
        spanIds: [complaint.id],
        quotes: ['2 refunds'],
        weight: 1,
      },
    ],
    herrings: [
      {
        id: 'outage',
        title: 'The order service was out',
        spanIds: [outage.id],
        category: 'environment-fault',
        ruledOutBy: [order.id],
        why: 'The next attempt brought the order.',
      },
      {
        id: 'mail',
        title: 'The sender is not verified',
        spanIds: [mail.id],
        ruledOutBy: [complaint.id],
        why: 'The mail has nothing to do with the payment.',
      },
    ],
    neutral: [],
  };
}

const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

const detectorCase = (
  name: DetectorCase['class'],
  sort: string,
  seed: number,
  params: Record<string, boolean>,
  rest: Partial<DetectorCase> = {},
): DetectorCase => ({
  run: tinyCase(`hidden-${seed}`, seed, params),
  class: name,
  sort,
  config: [],
  spans: [],
  ...rest,
});

const keyed = [{ path: '/tools/refunds.create/idempotencyKey', value: 'per-operation' }];

function tinyDetectorCases(): DetectorCase[] {
  return [
    ...many(12, (nth) =>
      detectorCase(
        'same-fault',
        'Paid again after a timeout',
        100 + nth,
        { slow: true, flaky: nth % 2 === 0 },
        {
          spans: [{ name: 'execute_tool refunds.create' }, { name: 'refunds.create request' }],
        },
      ),
    ),
    ...many(6, (nth) =>
      detectorCase('near-miss', 'Tried again with a key', 200 + nth, { slow: true }, { config: keyed }),
    ),
    ...many(6, (nth) => detectorCase('other-fault', 'The wrong amount', 300 + nth, { misread: true })),
    ...many(6, (nth) => detectorCase('healthy', 'Nothing happened', 400 + nth, { flaky: nth % 2 === 0 })),
  ];
}

/** A complete, valid exercise folder in memory. */
export function tinyExercise() {
  const starter = (body: string) => `${body}\n`;
  return {
    content: structuredClone(tinyContent),
    publicPart: {
      'trace.json': tinyOtlp(BROKEN),
      'healthy.json': tinyOtlp(HEALTHY),
      'agent.json': JSON.stringify(tinyConfig),
      'runbook.md': '# Runbook\n',
      'starter/detector.ts': starter(
        "export function detect(trace) { return { flagged: false, spans: [], reason: '' }; }",
      ),
      'starter/detector.py': starter("def detect(trace):\n    return {'flagged': False, 'spans': [], 'reason': ''}"),
      'starter/memo.md': '# Postmortem\n',
    } as Record<string, string>,
    gradingPart: {
      'diagnosis.json': JSON.stringify(tinyKey()),
      'cases.json': JSON.stringify({
        siblings: many(8, (nth) => tinyCase(`sibling-${nth}`, 500 + nth, { flaky: nth % 2 === 0 })),
        failing: many(5, (nth) => tinyCase(`failing-${nth}`, 600 + nth, { slow: true, flaky: nth % 2 === 0 })),
        detector: tinyDetectorCases(),
      }),
    } as Record<string, string>,
    worldPart: {
      'world.ts': worldSource,
      'cases.json': JSON.stringify({ broken: BROKEN, healthy: HEALTHY }),
    } as Record<string, string>,
  };
}

const tree = (files: Record<string, string>): FileTree<never> =>
  ({
    paths: () => Object.keys(files),
    has: (path: string) => Object.hasOwn(files, path),
    text: (path: string) => {
      const text = files[path];
      if (text === undefined) throw new Error(`there is no ${path}`);
      return text;
    },
  }) as unknown as FileTree<never>;

export const publicFiles = (files: Record<string, string>) => tree(files) as unknown as PublicFiles;
export const gradingFiles = (files: Record<string, string>) => tree(files) as unknown as GradingFiles;
export const worldFiles = (files: Record<string, string>) => tree(files) as unknown as WorldFiles;
