/** Types, completion and documentation of what an evaluator may use, made from the exercise itself. */
import type { DictShape, EditorHelp, HelpSymbol, PythonHelp } from '../../../ui/editor/editor-types';
import type { EvalDesignContent, EvalDesignPublicView } from '../kind';
import { describeSeen, shapeOf, toPythonType, toTypeScript, type JsonShape } from './workspace-input-shape';

type Judges = EvalDesignContent['judges'];

const inComment = (text: string): string => text.replace(/\*\//g, '* /');

function describeJudge(judge: Judges[number]): string {
  return `${judge.title}: ${judge.description} $${judge.costUsd} and ${judge.latencyMs} ms a call.`;
}

function typeScriptLib(content: EvalDesignContent, input: JsonShape, output: JsonShape): string {
  const { judges, slices, budget } = content;
  return `
/** What the system received for one row. */
declare type RowInput = ${toTypeScript(input)};
/** The ${inComment(content.outputNoun)} that the system produced. */
declare type RowOutput = ${toTypeScript(output)};

/** One row. Labels and slices are not part of it: hidden rows have none either. */
declare interface Row {
  /** Opaque: says nothing about the system or the label. */
  readonly id: string;
  readonly input: RowInput;
  readonly output: RowOutput;
}

/** Slices of this exercise: ${inComment(slices.map(({ id, title }) => `${id} (${title})`).join(', '))}. */
declare type SliceId = ${slices.map(({ id }) => JSON.stringify(id)).join(' | ')};

/** What evaluate returns for one row. */
declare interface Evaluation {
  /** Quality in [0, 1]; systems are ranked by its mean. */
  score: number;
  /** The verdict: true when the ${inComment(content.outputNoun)} is good enough. */
  pass: boolean;
  /** Why, for whoever reads the results; at most 4,000 characters. */
  reason?: string;
  /** Named subsets this row belongs to in your view; at most 20. */
  slices?: string[];
}

/** The function an evaluator file exports as \`evaluate\`. */
declare type Evaluate = (row: Row) => Evaluation | Promise<Evaluation>;

/**
 * Judges you may call:
${judges.map((judge) => ` * - \`${judge.id}\`: ${inComment(describeJudge(judge))}`).join('\n')}
 */
declare type JudgeId = ${judges.map(({ id }) => JSON.stringify(id)).join(' | ')};

/** A recorded verdict of an existing judge on the row at hand. */
declare interface JudgeVerdict {
  readonly pass: boolean;
  /** In [0, 1]. */
  readonly score: number;
  readonly reason?: string;
}

/**
 * The verdict of an existing judge on the row that \`evaluate\` is looking at. Every call counts: the budget is
 * ${budget.judgeCallsPerRow} calls and $${budget.costUsdPerRow} per row on average. Throws HostError for an unknown judge.
 */
declare function judge(id: JudgeId): JudgeVerdict;

/** Calls into the application by name; \`judge(id)\` is short for \`host.call('judge', id)\`. */
declare const host: { call(name: 'judge', id: JudgeId): JudgeVerdict };

/** Thrown when a host call is refused. */
declare class HostError extends Error {}

/** Prints are shown per row in the results of a run; nothing is shown of hidden rows. */
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug', (...values: unknown[]) => void>;
`;
}

function toDictShape(shape: JsonShape): DictShape | undefined {
  if (!shape.object) return undefined;
  return Object.fromEntries(
    [...shape.object.keys].map(([key, child]) => {
      const keys = toDictShape(child);
      return [key, { detail: toPythonType(child), doc: describeSeen(child), ...(keys ? { keys } : {}) }];
    }),
  );
}

function pythonHelp(content: EvalDesignContent, input: JsonShape, output: JsonShape): PythonHelp {
  const inputKeys = toDictShape(input);
  const outputKeys = toDictShape(output);
  const { budget } = content;
  const globals: HelpSymbol[] = [
    {
      name: 'judge',
      role: 'function',
      detail: 'judge(judge_id: str) -> dict  # {"pass": bool, "score": float, "reason": str (sometimes)}',
      doc: `The verdict of an existing judge on the row at hand. Budget: ${budget.judgeCallsPerRow} calls and $${budget.costUsdPerRow} per row on average.`,
      snippet: 'judge("$1")',
    },
    {
      name: 'evaluate',
      role: 'function',
      detail: 'def evaluate(row: dict) -> dict',
      doc: 'Called once per row. Returns {"score": 0..1, "pass": bool, "reason": str, "slices": list[str]}; reason and slices may be left out.',
      snippet:
        'def evaluate(row: dict) -> dict:\n    ${1:...}\n    return {"score": ${2:1.0}, "pass": ${3:True}, "reason": "${4}"}',
    },
    {
      name: 'host',
      role: 'value',
      detail: 'host.call(name, *args)',
      doc: 'Calls into the application by name; judge(id) is short for host.call("judge", id). Raises HostError when refused.',
    },
  ];
  return {
    globals,
    shapes: {
      row: {
        id: { detail: 'str', doc: 'Opaque: says nothing about the system or the label.' },
        input: { detail: 'dict', doc: 'What the system received.', ...(inputKeys ? { keys: inputKeys } : {}) },
        output: {
          detail: toPythonType(output),
          doc: `The ${content.outputNoun} that the system produced.`,
          ...(outputKeys ? { keys: outputKeys } : {}),
        },
      },
      'judge()': {
        pass: { detail: 'bool', doc: "The judge's verdict." },
        score: { detail: 'float', doc: 'In [0, 1].' },
        reason: { detail: 'str', doc: 'Not every judge gives one: use .get("reason").' },
      },
    },
    arguments: {
      judge: content.judges.map((judge) => ({
        name: judge.id,
        detail: `$${judge.costUsd} a call`,
        doc: describeJudge(judge),
        role: 'value',
      })),
    },
  };
}

/** Editor help for both languages. Pure; takes a few milliseconds for a thousand rows, so keep the result. */
export function exerciseApi(
  content: EvalDesignContent,
  rows: EvalDesignPublicView['rows'],
): Required<Omit<EditorHelp, 'jsonSchema'>> {
  const input = shapeOf(rows.map((row) => row.input));
  const output = shapeOf(rows.map((row) => row.output));
  return { typescriptLib: typeScriptLib(content, input, output), python: pythonHelp(content, input, output) };
}
