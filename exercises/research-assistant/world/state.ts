/** What is on record: notes, and briefings as they went out. */
import type {
  JsonObject,
  RunFacts,
  Violation,
  WorldCase,
} from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import type { CaseParams, Question } from './case-params.ts';

export interface Item {
  question: string;
  /** Null: reported as open. */
  value: number | null;
  source: string | null;
}

export interface State {
  facts: CaseParams;
  notes: (Item & { text: string })[];
  /** Every briefing that was filed, the newest last. */
  filed: Item[][];
}

export const createState = (run: WorldCase): State => ({ facts: paramsOf(run), notes: [], filed: [] });

/** An item as it came in the arguments of a call; what is malformed counts as open. */
export function readItem(raw: JsonObject): Item {
  return {
    question: typeof raw.question === 'string' ? raw.question : '',
    value: typeof raw.value === 'number' ? raw.value : null,
    source: typeof raw.source === 'string' ? raw.source : null,
  };
}

/** Success: the first briefing that went out holds the right figure for every question, and says what is open. */
export function judge(state: State, run: RunFacts): { success: boolean; violations: Violation[] } {
  const [first] = state.filed;
  const violations: Violation[] = first
    ? state.facts.questions.flatMap((question) => faultOf(question, first))
    : [{ id: 'not-filed', text: 'no briefing was filed' }];
  if (run.ended !== 'finished') {
    violations.push({ id: 'not-closed', text: `the assistant did not finish the work itself (${run.ended})` });
  }
  return { success: violations.length === 0, violations };
}

function faultOf(question: Question, items: Item[]): Violation[] {
  const item = items.find((one) => one.question === question.id);
  const right = question.documents.find(({ id }) => id === question.right);
  const name = `${question.id} (${question.topic})`;
  if (!right) {
    if (!item || item.value === null) return [];
    return [{ id: 'unfounded', text: `${name}: a figure went out although no valid source holds one` }];
  }
  if (!item || item.value === null)
    return [{ id: 'unanswered', text: `${name}: left open, and ${right.id} answers it` }];
  if (item.source !== right.id) {
    return [{ id: 'wrong-source', text: `${name}: ${item.source ?? 'no source'} was cited instead of ${right.id}` }];
  }
  if (item.value === right.value) return [];
  return [{ id: 'wrong-figure', text: `${name}: ${right.id} says ${right.value} ${question.unit}, not ${item.value}` }];
}
