/**
 * What an exercise kind is. An author of a kind reads this file and nothing else of the application.
 *
 * A kind is a folder `app/kinds/<id>/` with three entry files:
 * - `kind.ts`            exports `kind: Kind`: names, zod schemas, the files an answer consists of. Runs everywhere.
 * - `ui.tsx`             exports `ui: KindUi`: what the candidate works in, and how evidence is drawn. Runs in browser and on the server.
 * - `checks.server.ts`   exports `checks: KindChecks`: reading exercise folders, the run on public data, the graded steps. Server only.
 *
 * The registries find these files by glob; nothing else has to be edited to add a kind. A kind imports this contract, `ui/` and
 * pure modules of `lib/` only.
 */
import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { Json } from '../lib/json';
import type { CodeError, LogLine, Sandbox } from '../lib/sandbox/sandbox';

// ---------------------------------------------------------------------------------------------- answers

/** What the candidate hands in: named text files plus structured fields. A memo is a file, `memo.md`. */
export interface Answer<Fields = unknown> {
  schemaVersion: 1;
  /** Path (no folders) -> text. Only paths that `Kind.answerFiles` names are accepted. */
  files: Record<string, string>;
  fields: Fields;
}

/** One file an answer may contain. */
export interface AnswerFile {
  path: string;
  title: string;
  language: 'typescript' | 'python' | 'markdown' | 'json';
  maxBytes: number;
  /** Prose that the judge reads and quotes. */
  prose: boolean;
}

// ---------------------------------------------------------------------------------------------- exercise files

declare const audienceBrand: unique symbol;

/** Read-only view of part of an exercise folder, fully in memory. Paths are relative to that part (`rows.jsonl`). */
export interface FileTree<Audience extends 'public' | 'grading' | 'world'> {
  readonly [audienceBrand]: Audience;
  paths(): string[];
  has(path: string): boolean;
  /** UTF-8 text. Throws `ExerciseFileMissing` when there is no such file. */
  text(path: string): string;
}

/** `public/`: everything in it may reach the candidate's browser. */
export type PublicFiles = FileTree<'public'>;
/** `grading/`: nothing in it may reach a browser, whole or in part. */
export type GradingFiles = FileTree<'grading'>;
/** `world/`: code and data that run on the server while the candidate works. Only what they produce may reach a browser. */
export type WorldFiles = FileTree<'world'>;

/** One authoring mistake, with the file it is in and where in it (`content.judges[2].costUsd`, `line 14`). */
export interface AuthoringProblem {
  file: string;
  where: string;
  message: string;
}

// ---------------------------------------------------------------------------------------------- results

export type CheckStatus = 'pass' | 'partial' | 'fail' | 'error';

/**
 * The outcome of one deterministic check. Everything in it is shown to the candidate, so it never holds hidden inputs, outputs
 * or labels; aggregate numbers and names of faults are fine. `error` means we failed, and is never the candidate's zero.
 */
export interface CheckResult {
  checkId: string;
  title: string;
  status: CheckStatus;
  /** 0 <= points <= maxPoints; the check's own scale, later rescaled to the exercise's share for checks. */
  points: number;
  maxPoints: number;
  /** One or two sentences: what was measured and what came out. */
  summary: string;
  /** What would have earned more; empty when nothing would. */
  advice: string;
  /** Typed by the kind and drawn by its `ui.CheckEvidence`. */
  evidence: Json;
}

/** Something a reviewer should look at. Never changes points by itself. */
export interface Flag {
  code: string;
  message: string;
}

export interface CheckOutcome {
  checks: CheckResult[];
  flags: Flag[];
}

/** What Run shows: the candidate's code over the public data, in the same sandbox that grading uses. */
export interface RunReport<Details extends Json = Json> {
  status: 'ok' | 'failed';
  /** One sentence for the status line, for example "50 rows in 84 ms, 12 judge calls, $0.0240". */
  headline: string;
  /** Set when the code did not load or the session was cut. Mistakes in single rows are part of `details`. */
  error?: CodeError & { file: string };
  logs: LogLine[];
  ms: number;
  hostCalls: number;
  costUsd: number;
  /** Typed by the kind and drawn by its workspace. */
  details: Details;
}

// ---------------------------------------------------------------------------------------------- the kind, shared part

export interface Kind<Content = unknown, Fields = unknown, PublicView = unknown> {
  /** Folder name and the value of `kind` in exercise.json. */
  id: string;
  title: string;
  /** One sentence for catalogue cards: how work of this kind is graded. */
  gradedBy: string;
  /** Schema of `content` in exercise.json. */
  content: z.ZodType<Content>;
  /** Schema of an answer's fields. Must accept every draft that the workspace can produce. */
  fields: z.ZodType<Fields>;
  /** Schema of what the workspace receives; parsed on write, so nothing undeclared passes. */
  publicView: z.ZodType<PublicView>;
  /** Schemas of other JSON that people write by hand for this kind, by a short name (`design`); they travel with a download. */
  schemas?: Readonly<Record<string, z.ZodType>>;
  /** Every file an answer to this exercise may contain. */
  answerFiles(content: Content): AnswerFile[];
  /**
   * What must be mended before submitting, beside the field (`files/eval.ts`, `fields/labelAudit/3/reason`). Drafts need not
   * pass. Runs in browser and on the server.
   */
  problems(content: Content, answer: Answer<Fields>): { path: string; message: string }[];
}

// ---------------------------------------------------------------------------------------------- the kind, server part

export interface GradingContext<Content, Fields> {
  content: Content;
  answer: Answer<Fields>;
  publicFiles: PublicFiles;
  gradingFiles: GradingFiles;
  /** Empty for kinds whose exercises run nothing of their own. */
  worldFiles: WorldFiles;
  sandbox: Sandbox;
  /** Seed of every random draw in this grading; the same submission graded twice gives byte-identical check results. */
  seed: number;
  signal?: AbortSignal;
  /** Live progress inside a step. `note` is shown to the candidate. */
  report(progress: { done: number; total: number; note: string }): void;
}

/** One expensive, memoised part of grading. Its output is stored as JSON and handed to `score`; a retry never repeats it. */
export interface GradingStep<Content, Fields> {
  id: string;
  /** Shown while it runs, for example "Running your evaluator on 13 hidden systems". */
  title: string;
  run(context: GradingContext<Content, Fields>, earlier: Readonly<Record<string, Json>>): Promise<Json>;
}

export interface KindChecks<Content = unknown, Fields = unknown, PublicView = unknown> {
  /** All authoring mistakes of an exercise folder at once; schemas of exercise.json are checked before this is called. */
  validate(
    content: Content,
    publicFiles: PublicFiles,
    gradingFiles: GradingFiles,
    worldFiles: WorldFiles,
  ): AuthoringProblem[];
  /** Authoring mistakes that only running the exercise's own world shows. Called by `exercises prove`, never while serving. */
  prove?(exercise: {
    content: Content;
    publicFiles: PublicFiles;
    gradingFiles: GradingFiles;
    worldFiles: WorldFiles;
    sandbox: Sandbox;
  }): Promise<AuthoringProblem[]>;
  /** What the workspace receives. Sees public files only. */
  readPublicView(content: Content, publicFiles: PublicFiles): PublicView;
  /** The answer a new attempt starts from. */
  readStarter(content: Content, publicFiles: PublicFiles): Answer<Fields>;
  /** The run on public data while working. Never sees grading files. */
  runPublic(context: Omit<GradingContext<Content, Fields>, 'gradingFiles'>): Promise<RunReport>;
  steps: readonly GradingStep<Content, Fields>[];
  /** Pure: stored step outputs to check results. */
  score(
    context: Omit<GradingContext<Content, Fields>, 'sandbox' | 'report' | 'signal'>,
    outputs: Readonly<Record<string, Json>>,
  ): CheckOutcome;
  /** Facts about the exercise that the judge needs beside the brief, for example the true label audit. May use grading files: it goes to the judge only. */
  judgeNotes(content: Content, publicFiles: PublicFiles, gradingFiles: GradingFiles): string;
}

// ---------------------------------------------------------------------------------------------- the kind, browser part

export interface WorkspaceProps<Content = unknown, Fields = unknown, PublicView = unknown> {
  content: Content;
  view: PublicView;
  answer: Answer<Fields>;
  /** Replaces the answer; saving, offline copies and conflicts are handled outside. */
  onChange(next: Answer<Fields>): void;
  /** Runs the current answer on public data. */
  onRun(): void;
  running: boolean;
  report: RunReport | null;
  /** The latest refusal of a run or a submission, by path as in `Kind.problems`. */
  problems: { path: string; message: string }[];
  /** The rendered brief, placed by the workspace among its panes. */
  brief: React.ReactNode;
  readOnly: boolean;
}

export interface KindUi<Content = unknown, Fields = unknown, PublicView = unknown> {
  Workspace: ComponentType<WorkspaceProps<Content, Fields, PublicView>>;
  /** Draws `evidence` of one check. Must render on the server without JavaScript and have a table or text beside every picture. */
  CheckEvidence: ComponentType<{ check: CheckResult; content: Content; view: PublicView; answer: Answer<Fields> }>;
}
