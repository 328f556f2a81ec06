import { z } from 'zod';
import { ACTORS } from './actors';
import { agentConfig } from './config';
import { answerProblems } from './answer-problems';
import { pointerText } from './patch/json-pointer';
import type { Answer, AnswerFile, Kind } from '../contract';

const points = z.number().min(0).max(100);
const title = z.string().min(3).max(120);

/** `content` of a trace-diagnosis exercise: everything here may be shown to candidates. */
export const traceDiagnosisContent = z.strictObject({
  /** Names of the two public runs, for example "Order 4411, Tuesday" and "Order 4390, the same evening". */
  runs: z.strictObject({ broken: title, healthy: title }),
  /** What goes wrong first, in ten classes; the same ten in every exercise, worded for the reader. */
  taxonomy: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        title: z.string().min(3).max(60),
        description: z.string().min(10).max(300),
      }),
    )
    .length(10),
  /** Public documents beside the brief, in reading order: paths in public/. */
  documents: z.array(z.strictObject({ path: z.string().min(1), title: z.string().min(1) })),
  /** Places of the configuration that a patch may not change, with everything beneath them: JSON pointers. */
  locked: z.array(pointerText).max(60),
  /** How far a patched healthy run may differ from the run before the patch. */
  allowances: z.strictObject({
    /** Cost after / cost before, at least 1. */
    costRatio: z.number().min(1).max(5),
    /** Duration after / duration before, at least 1. */
    durationRatio: z.number().min(1).max(5),
    /** Questions, confirmations and hand-overs to a person added per run, as a mean over the siblings. */
    interruptionsPerRun: z.number().min(0).max(3),
  }),
  /** Points of each check; their sum is the scale of the checks. */
  checks: z.strictObject({
    location: points,
    actor: points,
    category: points,
    evidence: points,
    herrings: points,
    replay: points,
    siblings: points,
    detector: points,
  }),
  /** Words asked of the memo, as advice. */
  memoWords: z.strictObject({ min: z.number().int().nonnegative(), max: z.number().int().positive() }),
});
export type TraceDiagnosisContent = z.infer<typeof traceDiagnosisContent>;

/** Id of a span of the public trace; empty where the candidate has not chosen yet. */
const spanId = z.string().max(128);

export const pinnedEvidence = z.strictObject({
  spanId,
  /** A passage of the span's text, verbatim; empty where the whole span is pinned. */
  quote: z.string().max(2_000),
  note: z.string().max(2_000),
});
export type PinnedEvidence = z.infer<typeof pinnedEvidence>;

export const ruledOut = z.strictObject({
  hypothesis: z.string().max(1_000),
  /** The span that looked guilty. */
  spanId,
  /** Class of the taxonomy the hypothesis would have been; empty when not said. */
  category: z.string().max(60),
  /** The span that shows it was not. */
  ruledOutBy: spanId,
  reason: z.string().max(2_000),
});
export type RuledOut = z.infer<typeof ruledOut>;

/** Sets the value at a place of the configuration; lists are set as a whole, and an entry is removed by setting its record. */
export const patchOperation = z.strictObject({ path: z.string().max(400), value: z.json() });
export type PatchOperation = z.infer<typeof patchOperation>;

export const traceDiagnosisFields = z.strictObject({
  language: z.enum(['typescript', 'python']),
  rootCause: z.strictObject({
    spanId,
    actor: z.enum(['', ...ACTORS]),
    /** Id of the taxonomy; empty in a draft. */
    category: z.string().max(60),
  }),
  evidence: z.array(pinnedEvidence).max(400),
  ruledOut: z.array(ruledOut).max(40),
  patch: z.array(patchOperation).max(200),
});
export type TraceDiagnosisFields = z.infer<typeof traceDiagnosisFields>;
export type TraceDiagnosisAnswer = Answer<TraceDiagnosisFields>;

/** What the workspace receives. Traces are OTLP/JSON text, read by `importTrace` where they are shown. */
export const traceDiagnosisPublicView = z.strictObject({
  trace: z.string(),
  healthy: z.string(),
  config: agentConfig,
  documents: z.array(z.strictObject({ path: z.string(), title: z.string(), text: z.string() })),
  /** Starter code by language, so that switching language offers it. */
  starters: z.strictObject({ typescript: z.string(), python: z.string() }),
});
export type TraceDiagnosisPublicView = z.infer<typeof traceDiagnosisPublicView>;

const FILES: AnswerFile[] = [
  { path: 'detector.ts', title: 'Detector (TypeScript)', language: 'typescript', maxBytes: 100_000, prose: false },
  { path: 'detector.py', title: 'Detector (Python)', language: 'python', maxBytes: 100_000, prose: false },
  { path: 'memo.md', title: 'Postmortem', language: 'markdown', maxBytes: 40_000, prose: true },
];

/** The detector file of the language the answer uses. */
export const detectorFile = (fields: TraceDiagnosisFields): 'detector.ts' | 'detector.py' =>
  fields.language === 'python' ? 'detector.py' : 'detector.ts';

export const kind: Kind<TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView> = {
  id: 'trace-diagnosis',
  title: 'Diagnose an agent run',
  gradedBy:
    'The run is replayed with your fix, healthy runs must stay healthy, and your detector meets hidden traces. Your postmortem is judged on a rubric.',
  content: traceDiagnosisContent,
  fields: traceDiagnosisFields,
  publicView: traceDiagnosisPublicView,
  schemas: { agent: agentConfig },
  answerFiles: () => FILES,
  problems: answerProblems,
};
