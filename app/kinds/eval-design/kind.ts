import { z } from 'zod';
import type { Answer, AnswerFile, Kind } from '../contract';
import { publicRow } from './formats';

const points = z.number().min(0).max(100);

/** `content` of an eval-design exercise: everything here may be shown to candidates. */
export const evalDesignContent = z.strictObject({
  /** What one row's output is called, for example "reply". */
  outputNoun: z.string().min(1),
  /** Data-table columns beside id, output, label and judges, in order. `key` is a path into `input` ("customer.tier"). */
  columns: z
    .array(
      z.strictObject({ key: z.string().min(1), title: z.string().min(1), show: z.enum(['short', 'long', 'hidden']) }),
    )
    .min(1),
  /** Named subsets; `slices` of rows hold these ids. */
  slices: z.array(z.strictObject({ id: z.string().min(1), title: z.string().min(1) })).min(2),
  /** Existing judges of unknown quality; `judge(id)` inside `evaluate` returns the recorded verdict for the row at hand. */
  judges: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        description: z.string().min(1),
        costUsd: z.number().nonnegative(),
        latencyMs: z.number().nonnegative(),
      }),
    )
    .min(1),
  /** Means over all evaluated rows of the hidden run. */
  budget: z.strictObject({ judgeCallsPerRow: z.number().positive(), costUsdPerRow: z.number().positive() }),
  /** Points of each check; their sum is the scale of the checks. */
  checks: z.strictObject({
    mutants: points,
    equivalents: points,
    agreement: points,
    slices: points,
    ranking: points,
    stability: points,
    budget: points,
    labelAudit: points,
  }),
  /** Public documents beside the brief, in reading order: paths in public/. */
  documents: z.array(z.strictObject({ path: z.string().min(1), title: z.string().min(1) })),
  /** Words asked of the memo, as advice. */
  memoWords: z.strictObject({ min: z.number().int().nonnegative(), max: z.number().int().positive() }),
});
export type EvalDesignContent = z.infer<typeof evalDesignContent>;

export const labelClaim = z.strictObject({
  rowId: z.string().min(1).max(64),
  /** What the label should be, in the candidate's view. */
  label: z.enum(['pass', 'fail']),
  reason: z.string().max(2_000),
});

export const evalDesignFields = z.strictObject({
  language: z.enum(['typescript', 'python']),
  /** Public rows whose given label the candidate disputes. */
  labelAudit: z.array(labelClaim).max(500),
});
export type EvalDesignFields = z.infer<typeof evalDesignFields>;
export type EvalDesignAnswer = Answer<EvalDesignFields>;

/** What the workspace receives. */
export const evalDesignPublicView = z.strictObject({
  rows: z.array(publicRow),
  documents: z.array(z.strictObject({ path: z.string(), title: z.string(), text: z.string() })),
  /** Starter code by language, so that switching language offers it. */
  starters: z.strictObject({ typescript: z.string(), python: z.string() }),
});
export type EvalDesignPublicView = z.infer<typeof evalDesignPublicView>;

const FILES: AnswerFile[] = [
  { path: 'eval.ts', title: 'Evaluator (TypeScript)', language: 'typescript', maxBytes: 100_000, prose: false },
  { path: 'eval.py', title: 'Evaluator (Python)', language: 'python', maxBytes: 100_000, prose: false },
  { path: 'memo.md', title: 'Memo', language: 'markdown', maxBytes: 40_000, prose: true },
];

/** The evaluator file of the language the answer uses. */
export const evaluatorFile = (fields: EvalDesignFields): 'eval.ts' | 'eval.py' =>
  fields.language === 'python' ? 'eval.py' : 'eval.ts';

export const kind: Kind<EvalDesignContent, EvalDesignFields, EvalDesignPublicView> = {
  id: 'eval-design',
  title: 'Design an eval',
  gradedBy:
    'Your evaluator runs on hidden systems: good ones, and ones with a planted fault. Your memo is judged on a rubric.',
  content: evalDesignContent,
  fields: evalDesignFields,
  publicView: evalDesignPublicView,
  answerFiles: () => FILES,
  problems(_content, answer) {
    const path = evaluatorFile(answer.fields);
    const found: { path: string; message: string }[] = [];
    if (!answer.files[path]?.trim()) found.push({ path: `files/${path}`, message: `Write ${path} before you submit.` });
    answer.fields.labelAudit.forEach((claim, index) => {
      if (answer.fields.labelAudit.findIndex((other) => other.rowId === claim.rowId) !== index) {
        found.push({ path: `fields/labelAudit/${index}/rowId`, message: `Row ${claim.rowId} is claimed twice.` });
      }
    });
    return found;
  },
};
