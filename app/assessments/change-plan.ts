/** Changes of the order and number of sections and exercises, pure: the browser and, without JavaScript, the server apply the same. */
import { z } from 'zod';
import { MOST_EXERCISES, MOST_SECTIONS } from './assessment-plan';
import type { RawExercise, RawPlan, RawSection } from './raw-plan';

const place = z.coerce.number().int().min(0).max(100);
const direction = z.enum(['up', 'down']);

/** One press of a button of the form, and how its value is written: `section up 1`, `exercise remove 0 2`. */
const change = z.union([
  z.tuple([z.literal('section'), z.literal('add')]),
  z.tuple([z.literal('section'), z.literal('remove'), place]),
  z.tuple([z.literal('section'), direction, place]),
  z.tuple([z.literal('exercise'), z.literal('add'), place]),
  z.tuple([z.literal('exercise'), z.literal('remove'), place, place]),
  z.tuple([z.literal('exercise'), direction, place, place]),
  z.tuple([z.literal('exercise'), z.literal('update'), place, place]),
]);

export interface ChangeResult {
  plan: RawPlan;
  /** What happened, for people who do not see it; null when nothing could be done. */
  said: string | null;
  /** Key of the section or exercise that was changed and is still there. */
  focus: string | null;
}

export interface NewExercise {
  version: string;
  rubric: string;
}

/**
 * The plan after one change. `chosen` is what an added or updated exercise becomes. Moving an exercise beyond the end of its
 * section moves it into the neighbouring one. Changes that make no sense leave the plan as it is.
 */
export function changePlan(plan: RawPlan, wanted: string, chosen?: NewExercise): ChangeResult {
  const parsed = change.safeParse(wanted.split(' '));
  if (!parsed.success) return { plan, said: null, focus: null };
  const [what, act, at = 0, index = 0] = parsed.data;
  if (what === 'section') return changeSections(plan, act, at);
  return changeExercises(plan, act, { at, index }, chosen);
}

const unchanged = (plan: RawPlan): ChangeResult => ({ plan, said: null, focus: null });

function changeSections(plan: RawPlan, act: string, at: number): ChangeResult {
  const { sections } = plan;
  const section = sections[at];
  if (act === 'add') {
    if (sections.length >= MOST_SECTIONS) return unchanged(plan);
    const key = freshKey(plan, 's');
    const added: RawSection = { key, title: `Part ${sections.length + 1}`, minutes: '', exercises: [] };
    return { plan: { ...plan, sections: [...sections, added] }, said: `${added.title} was added.`, focus: key };
  }
  if (!section) return unchanged(plan);
  const name = section.title || `Section ${at + 1}`;
  if (act === 'remove') {
    const left = sections.filter((_, place) => place !== at);
    const neighbour = left[Math.min(at, left.length - 1)]?.key ?? null;
    return { plan: { ...plan, sections: left }, said: `${name} was removed.`, focus: neighbour };
  }
  const to = act === 'up' ? at - 1 : at + 1;
  const moved = swapped(sections, at, to);
  if (!moved) return unchanged(plan);
  const said = `${name} is now number ${to + 1} of ${sections.length}.`;
  return { plan: { ...plan, sections: moved }, said, focus: section.key };
}

interface Place {
  at: number;
  index: number;
}

function changeExercises(plan: RawPlan, act: string, { at, index }: Place, chosen?: NewExercise): ChangeResult {
  const section = plan.sections[at];
  if (!section) return unchanged(plan);
  const exercise = section.exercises[index];
  const withExercises = (exercises: RawExercise[]) => ({
    ...plan,
    sections: plan.sections.map((one, place) => (place === at ? { ...one, exercises } : one)),
  });
  if (act === 'add') {
    if (!chosen || section.exercises.length >= MOST_EXERCISES) return unchanged(plan);
    const added = { key: freshKey(plan, 'e'), weight: '1', ...chosen };
    return { plan: withExercises([...section.exercises, added]), said: 'The exercise was added.', focus: added.key };
  }
  if (!exercise) return unchanged(plan);
  if (act === 'remove') {
    const left = section.exercises.filter((_, place) => place !== index);
    const neighbour = left[Math.min(index, left.length - 1)]?.key ?? section.key;
    return { plan: withExercises(left), said: 'The exercise was removed.', focus: neighbour };
  }
  if (act === 'update') {
    if (!chosen) return unchanged(plan);
    const exercises = section.exercises.map((one, place) => (place === index ? { ...one, ...chosen } : one));
    return { plan: withExercises(exercises), said: 'The exercise is now the newest version.', focus: exercise.key };
  }
  const to = act === 'up' ? index - 1 : index + 1;
  const moved = swapped(section.exercises, index, to);
  if (!moved) return toNeighbour(plan, { at, index }, act === 'up' ? at - 1 : at + 1);
  const said = `The exercise is now number ${to + 1} of ${moved.length} in ${section.title}.`;
  return { plan: withExercises(moved), said, focus: exercise.key };
}

/** Up from the top leads to the end of the section before; down from the end to the top of the next. */
function toNeighbour(plan: RawPlan, { at, index }: Place, to: number): ChangeResult {
  const target = plan.sections[to];
  const exercise = plan.sections[at]?.exercises[index];
  if (!target || !exercise || target.exercises.length >= MOST_EXERCISES) return unchanged(plan);
  const sections = plan.sections.map((one, place) => {
    if (place === at) return { ...one, exercises: one.exercises.filter((_, position) => position !== index) };
    if (place !== to) return one;
    return { ...one, exercises: to < at ? [...one.exercises, exercise] : [exercise, ...one.exercises] };
  });
  return { plan: { ...plan, sections }, said: `The exercise is now in ${target.title}.`, focus: exercise.key };
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] | null {
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return null;
  return list.map((item, at) => (at === from ? other : at === to ? one : item));
}

function freshKey(plan: RawPlan, prefix: string): string {
  const taken = new Set(plan.sections.flatMap(({ key, exercises }) => [key, ...exercises.map((one) => one.key)]));
  for (let number = taken.size; ; number += 1) {
    if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`;
  }
}
