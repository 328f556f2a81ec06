import type { Json } from '../../../../lib/json';
import { readAt, writeAt } from './json-path';

/** A gap between stages: the list it is in (`stages`, `stages/1/branches/0/stages`) and how many stages are before it. */
export interface StagePlace {
  list: string;
  index: number;
}

const stagesOf = (design: Json, list: string): Json[] => {
  const found = readAt(design, list);
  return Array.isArray(found) ? found : [];
};

/** Lists of stages inside one stage, by what JSON it is: branches of a route hold `stages`, those of a parallel stage are lists. */
function innerLists(stage: Json, path: string): string[] {
  const branches = readAt(stage, 'branches');
  const inBranches = Array.isArray(branches)
    ? branches.map((branch, at) => `${path}/branches/${at}${Array.isArray(branch) ? '' : '/stages'}`)
    : [];
  return readAt(stage, 'otherwise') === undefined ? inBranches : [...inBranches, `${path}/otherwise/stages`];
}

/** Every gap where a stage can be put, in reading order: before a stage, then inside its branches, then after it. */
export function findPlaces(design: Json, list = 'stages'): StagePlace[] {
  const stages = stagesOf(design, list);
  return [
    { list, index: 0 },
    ...stages.flatMap((stage, at) => [
      ...innerLists(stage, `${list}/${at}`).flatMap((inner) => findPlaces(design, inner)),
      { list, index: at + 1 },
    ]),
  ];
}

/** Ids of all stages, in reading order. */
export function findStageIds(design: Json, list = 'stages'): string[] {
  return stagesOf(design, list).flatMap((stage, at) => {
    const id = readAt(stage, 'id');
    const inner = innerLists(stage, `${list}/${at}`).flatMap((each) => findStageIds(design, each));
    return typeof id === 'string' ? [id, ...inner] : inner;
  });
}

export function insertStage(design: Json, { list, index }: StagePlace, stage: Json): Json {
  const stages = stagesOf(design, list);
  return writeAt(design, list, [...stages.slice(0, index), stage, ...stages.slice(index)]);
}

/** Takes a stage and everything inside it out. */
export const removeStage = (design: Json, path: string): Json => writeAt(design, path, undefined);

const parentPlace = (path: string): StagePlace => {
  const cut = path.lastIndexOf('/');
  return { list: path.slice(0, cut), index: Number(path.slice(cut + 1)) };
};

/** The same gap once the stage at `removed` is gone; null for gaps inside it. */
function withoutStage({ list, index }: StagePlace, removed: string): StagePlace | null {
  if (`${list}/`.startsWith(`${removed}/`)) return null;
  const gone = parentPlace(removed);
  if (list === gone.list) return { list, index: index > gone.index ? index - 1 : index };
  const prefix = `${gone.list}/`;
  if (!list.startsWith(prefix)) return { list, index };
  const [at = '', ...rest] = list.slice(prefix.length).split('/');
  const moved = Number(at) > gone.index ? Number(at) - 1 : Number(at);
  return { list: [gone.list, moved, ...rest].join('/'), index };
}

/** Where a moved stage is afterwards. */
export interface Moved {
  design: Json;
  path: string;
}

/** Moves a stage with everything inside it into a gap of the design as it is; null when the gap is inside the stage itself. */
export function moveStage(design: Json, from: string, to: StagePlace): Moved | null {
  const stage = readAt(design, from);
  const place = withoutStage(to, from);
  if (stage === undefined || !place) return null;
  return { design: insertStage(removeStage(design, from), place, stage), path: `${place.list}/${place.index}` };
}

/** Moves a stage to the gap before or after, in reading order: into the branches of its neighbours and out of its own. Null at the ends. */
export function stepStage(design: Json, from: string, step: -1 | 1): Moved | null {
  const stage = readAt(design, from);
  if (stage === undefined) return null;
  const rest = removeStage(design, from);
  const here = parentPlace(from);
  const places = findPlaces(rest);
  const at = places.findIndex(({ list, index }) => list === here.list && index === here.index);
  const next = places[at + step];
  if (at < 0 || !next) return null;
  return { design: insertStage(rest, next, stage), path: `${next.list}/${next.index}` };
}
