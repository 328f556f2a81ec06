/** What the assistant can still see: results and remarks in its context, by question. */
import type {
  ContextMessage,
  Json,
  JsonObject,
  TurnView,
} from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { Question } from './case-params.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls about a question still in the context, oldest first. */
export const callsFor = (view: TurnView, { id }: Question, tool: string): ContextMessage[] =>
  view.results(tool).filter((message) => message.tool?.args.question === id);

/** Whether a question has been settled, as far as the context tells: a note was taken, or a summary says so. */
export function isNoted(view: TurnView, question: Question): boolean {
  const noted = callsFor(view, question, 'add_note').some((message) => message.tool?.status === 'ok');
  return (
    noted || view.context.some(({ labels, text }) => labels.includes('summary') && text.includes(`- ${question.id}:`))
  );
}

/** What limits the sources, when the assistant can still see it. */
export const seesLimit = (view: TurnView): boolean =>
  view.seen('constraint') !== undefined ||
  view.context.some(({ labels, text }) => labels.includes('summary') && text.includes('Limits on sources:'));

export interface Found {
  id: string;
  score: number;
  title: string;
  metadata: JsonObject;
}

/** A search result as the assistant reads it. Null when it is no list it could read. */
export function readSearch(
  message: ContextMessage,
): { documents: Found[]; notice: string; filters: JsonObject | null } | null {
  const result = message.tool?.result;
  if (message.tool?.status !== 'ok' || !isObject(result) || !Array.isArray(result.documents)) return null;
  return {
    documents: result.documents.filter(isObject).map((one) => ({
      id: String(one.id),
      score: Number(one.score),
      title: String(one.title),
      metadata: isObject(one.metadata) ? one.metadata : {},
    })),
    notice: typeof result.notice === 'string' ? result.notice : '',
    filters: isObject(result.filters_applied) ? result.filters_applied : null,
  };
}

/** The figure of a document that was read, null when the text was cut before it. */
export function readFigure(message: ContextMessage): { value: number; neighbour: number; place: string } | null {
  const result = message.tool?.result;
  if (!isObject(result) || !isObject(result.figure)) return null;
  return {
    value: Number(result.figure.value),
    neighbour: isObject(result.neighbour) ? Number(result.neighbour.value) : Number(result.figure.value),
    place: String(result.shelf ?? result.listing ?? ''),
  };
}

/** Notes as `list_notes` gave them, newest per question. */
export function readNotes(message: ContextMessage): JsonObject[] | null {
  const result = message.tool?.result;
  if (message.tool?.status !== 'ok' || !isObject(result) || !Array.isArray(result.notes)) return null;
  const byQuestion = new Map(result.notes.filter(isObject).map((note) => [String(note.question), note]));
  return [...byQuestion.values()];
}
