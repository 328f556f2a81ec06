/** The person who asked: answers questions, confirms what is shown to them, and writes again later. */
import type { UserQuestion, WorldEvent, WorldCase } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { judge } from './state.ts';
import type { State } from './state.ts';

export function answerAsPerson({ state, confirming, earlier, draw }: UserQuestion<State>): {
  text: string;
  agrees?: boolean;
  labels?: string[];
  waitMs: number;
} {
  const waitMs = 18_000 + Math.round(draw(`person ${earlier}`) * 70_000);
  if (confirming) return { text: 'Yes, go ahead.', agrees: true, waitMs };
  const { limit } = state.facts;
  if (limit && earlier === 0) return { text: limit.text, labels: ['constraint'], waitMs };
  const known = [
    'No, nothing else. Please go on.',
    'Nothing beyond what I wrote.',
    'No limits from my side, go ahead.',
  ];
  return { text: known[Math.floor(draw(`answer ${earlier}`) * known.length)] ?? '', waitMs };
}

/** The person comes back: with what the permit office found, or with thanks. */
export function eventsOf(run: WorldCase): WorldEvent<State>[] {
  const { writesAgainAfterHours: hours, person, limit } = paramsOf(run);
  if (hours === null) return [];
  return [
    {
      atMs: hours * 3_600_000,
      reopens: true,
      name: 'user message',
      apply: (state) => {
        const wrong = judge(state, { ended: 'finished' } as Parameters<typeof judge>[1]).violations[0];
        if (!wrong)
          return { message: { text: `Thanks, the office took it without questions. ${person}`, labels: ['thanks'] } };
        const about = state.facts.questions.find(({ id }) => wrong.text.startsWith(id));
        const told = limit ? ` I told you at the start: ${limit.value}.` : '';
        return {
          message: {
            text:
              `The permit office sent our submission back. The figure for ${about?.topic ?? 'one question'} is not the one that ` +
              `applies to this project.${told} We have lost the slot of this month. How could this happen? ${person}`,
            labels: ['complaint'],
          },
        };
      },
    },
  ];
}
