import type { Json } from '../../../../lib/json';
import type { Design, Stage } from '../../design';

/** One setting in which two designs differ; null where a design does not have it. */
export interface DesignDifference {
  /** A stage and its setting ("answer, retry limit"), or what the setting is of. */
  where: string;
  a: string | null;
  b: string | null;
}

const spell = (path: string[]): string =>
  path.join(' ').replace(/([a-z])([A-Z])/g, (_all, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** Settings of a design by the words that name them. Stages are known by their names, wherever they stand. */
function settings(design: Design): Map<string, string> {
  const found = new Map<string, string>();
  const leaf = (where: string, value: Json | undefined, path: string[]): void => {
    if (value === undefined) return;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) leaf(where, inner, [...path, key]);
    } else {
      const text = Array.isArray(value)
        ? value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ')
        : String(value);
      if (text !== '') found.set(`${where}, ${spell(path)}`, text);
    }
  };
  const list = (stages: readonly Stage[], where: string): void => {
    found.set(`stages of ${where}`, stages.map(({ id }) => id).join(' → ') || 'none');
    for (const stage of stages) {
      const { id, ...rest } = stage;
      const own = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'branches' && key !== 'otherwise'));
      leaf(id, own as Json, []);
      if (stage.type === 'parallel') stage.branches.forEach((inner, at) => list(inner, `${id}, branch ${at + 1}`));
      else if ('branches' in stage) {
        stage.branches.forEach(({ stages: inner, ...condition }, at) => {
          leaf(id, condition as Json, [`branch ${at + 1}`]);
          list(inner, `${id}, branch ${at + 1}`);
        });
        list(stage.otherwise.stages, `${id}, all others`);
      }
    }
  };
  list(design.stages, 'the pipeline');
  leaf('whole design', { deadlineMs: design.deadlineMs ?? null, handOff: design.handOff } as Json, []);
  return found;
}

/** What sets two designs apart, setting by setting, in reading order of the first and then of the second. */
export function diffDesigns(a: Design, b: Design): DesignDifference[] {
  const [left, right] = [settings(a), settings(b)];
  const names = [...left.keys(), ...[...right.keys()].filter((name) => !left.has(name))];
  return names.flatMap((where) => {
    const pair = { a: left.get(where) ?? null, b: right.get(where) ?? null };
    return pair.a === pair.b ? [] : [{ where, ...pair }];
  });
}
