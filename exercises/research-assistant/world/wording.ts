/** How this model talks. Nothing here decides anything. */
import type { JsonObject, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { CaseParams, Question } from './case-params.ts';

export function planText(view: TurnView, { questions, project }: CaseParams): string {
  const list = questions.map(({ id, topic }) => `${id} ${topic}`).join('; ');
  const opening = view.pick('plan', [
    `I take the ${questions.length} questions in order: ${list}. For each I search, read the passage, and note the figure with its source.`,
    `Plan for ${project.name}: ${list}. One search per question, figure from the document itself, a note for each, then the briefing.`,
    `Understood. ${list}. I will note every figure with its document and file the briefing at the end.`,
  ]);
  return opening;
}

export function searchThought(
  view: TurnView,
  { id, topic }: Question,
  which: 'first' | 'again',
  limit: string | null,
): string {
  const within = limit === null ? '' : ` Only ${limit} counts here, so I filter for it.`;
  if (which === 'again') {
    return view.pick(`again ${id}`, [
      `${id} was left over. Other words this time.${within}`,
      `Back to ${id}, ${topic}. The first search brought nothing, so I put it differently.${within}`,
      `One question is still without a figure: ${id}. I search for it in other words.${within}`,
    ]);
  }
  return view.pick(`search ${id}`, [
    `Next is ${id}: ${topic}.${within}`,
    `${id} asks for ${topic}. Let me see what we hold.${within}`,
    `Now ${topic} (${id}).${within}`,
    `${id}. I look for ${topic}.${within}`,
  ]);
}

export const afterEmpty = (view: TurnView, { id, topic }: Question): string =>
  view.pick(`empty ${id}`, [
    `No hit for ${topic} yet; I come back to ${id} after the others.`,
    `${id} brings nothing with these words. I leave it for the end.`,
    `Nothing on ${topic} so far. I go on and return to ${id} later.`,
  ]);

export const closing = (view: TurnView, { person, project }: CaseParams): string =>
  view.pick('closing', [
    `${person}, the briefing for ${project.name} is on the record. Every figure is cited; open points are marked as such.`,
    `Done, ${person}. The briefing for ${project.name} is filed with a source for each figure.`,
    `The briefing is filed, ${person}. All figures come from the documents named beside them.`,
  ]);

/** The briefing as people read it: plain, firm, one sentence a question. */
export function briefingText(view: TurnView, { project, questions }: CaseParams, items: JsonObject[]): string {
  const sentences = items.map(({ question, value, source }) => {
    const asked = questions.find(({ id }) => id === question);
    const name = asked?.topic ?? String(question);
    if (value === null) return `For ${name} no valid source was found; this point is open.`;
    return view.pick(`sentence ${String(question)}`, [
      `For ${name}, ${String(value)} ${asked?.unit ?? ''} applies (${String(source)}).`,
      `${String(source)} sets ${name} at ${String(value)} ${asked?.unit ?? ''}.`,
      `The requirement for ${name} is ${String(value)} ${asked?.unit ?? ''} (${String(source)}).`,
    ]);
  });
  const opening = view.pick('briefing', [
    `The values below apply to ${project.name}.`,
    `Briefing for ${project.name}. All values are taken from the documents named.`,
    `${project.name.replace(/^the/, 'The')}: requirements at a glance.`,
  ]);
  return [opening, ...sentences].join(' ');
}
