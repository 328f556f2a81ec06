// evaluate(row) is called once per output and must depend on nothing but the row.
// judge(id) returns the recorded verdict of an existing judge on this row's output; every call costs money.

interface Row {
  id: string;
  input: { schema: 'ap-2' | 'ap-3'; channel: string; received: string; document: string };
  output: Record<string, unknown>;
}
interface Evaluation {
  /** 0 = surely wrong, 1 = surely right. */
  score: number;
  /** Would you let this output be posted unseen? */
  pass: boolean;
  reason: string;
  slices: string[];
}
declare function judge(id: string): { pass: boolean; score: number; reason?: string };

export function evaluate(row: Row): Evaluation {
  // Start here: does the output say what the document says?
  return { score: 1, pass: true, reason: 'nothing checked yet', slices: [] };
}
