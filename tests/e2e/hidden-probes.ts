import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const EXERCISES = path.resolve(import.meta.dirname, '../../exercises');
/** Long enough not to occur by chance, short enough not to be broken by escaping. */
const PROBE_LENGTH = 28;
/** Lines of programs resemble each other: candidates write `value === null` too. */
const CODE_PROBE_LENGTH = 56;
const PROBES_PER_FILE = 150;
/** Characters that HTML, JSON or a URL would write differently, so a probe never spans them. */
const ESCAPED = /["'&<>\\\n\r\t/`]|[^\x20-\x7e]/;

/** Passages of a value that are long enough to recognise, as they would look inside HTML or JSON. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(ESCAPED).filter((part) => part.length >= PROBE_LENGTH);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function spread<T>(items: T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
}

/** White space as pages may show it: a table cell draws the line breaks of a document as spaces. */
const plain = (text: string) => text.replace(/(?:\\[nrt]|\s)+/g, ' ');

function filesBelow(folder: string, part: string): string[] {
  try {
    return readdirSync(path.join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => `${part}/${file}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * What is hidden in one file. Data are searched by their texts; programs by their code and comments, because what a world says
 * while it runs is meant to be seen.
 */
function hiddenTexts(file: string, text: string): string[] {
  if (file.endsWith('.jsonl'))
    return textsOf(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    );
  if (file.endsWith('.json')) return textsOf(JSON.parse(text));
  const code = text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
  return textsOf(file.endsWith('.ts') ? code.replace(/ +/g, ' ') : text);
}

const SHOWN_WITH_RESULT = ['grading/systems.json', 'grading/diagnosis.json', 'grading/scenarios.json'];

/**
 * What a graded submission's own page may show: which faults hidden systems had, the key of a diagnosis, the sorts of its hidden
 * traces, what happens in the hidden scenarios of a design, how its frontier was found.
 */
function textsShownWithResult(file: string, text: string): string[] {
  if (SHOWN_WITH_RESULT.includes(file)) return textsOf(JSON.parse(text));
  if (file === 'grading/cases.json') {
    return textsOf((JSON.parse(text) as { detector: { sort: string }[] }).detector.map(({ sort }) => sort));
  }
  return file === 'grading/frontier.json' ? textsOf((JSON.parse(text) as { method: string }).method) : [];
}

/** A hidden passage, and whether a graded submission's own page may show it. */
export interface HiddenProbe {
  text: string;
  shownWithResult: boolean;
}

/** Passages of hidden files that no response may contain: grading data, programs of worlds, author notes, graded excerpts. */
export function hiddenProbes(): HiddenProbe[] {
  const folders = readdirSync(EXERCISES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(EXERCISES, name));
  const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
  // What any exercise shows is no secret, even where the hidden file of another says the same.
  const shown = plain(
    folders
      .flatMap((folder) =>
        ['prompt.md', 'exercise.json', ...filesBelow(folder, 'public')].map((file) => read(folder, file)),
      )
      .join('\n'),
  );
  const probes = folders.flatMap((folder) => {
    const rubric = JSON.parse(read(folder, 'rubric.json')) as {
      criteria: { authorNotes?: string }[];
      exemplars?: { excerpt: string; why: string }[];
    };
    const hidden = [
      ...filesBelow(folder, 'grading'),
      ...filesBelow(folder, 'world').filter((file) => /\.ts$/.test(file)),
    ];
    const sources = [
      ...hidden.map((file) => {
        const text = read(folder, file);
        const length = file.endsWith('.ts') ? CODE_PROBE_LENGTH : PROBE_LENGTH;
        return { texts: hiddenTexts(file, text), told: new Set(textsShownWithResult(file, text)), length };
      }),
      {
        texts: textsOf([rubric.criteria.map((item) => item.authorNotes), rubric.exemplars]),
        told: new Set<string>(),
        length: PROBE_LENGTH,
      },
    ];
    return sources.flatMap(({ texts, told, length }) => {
      const passages = new Map(texts.map((text) => [text.slice(0, length), told.has(text)]));
      return spread(
        [...passages].filter(([passage]) => passage.trim().length >= length - 4 && !shown.includes(plain(passage))),
        PROBES_PER_FILE,
      ).map(([text, shownWithResult]) => ({ text, shownWithResult }));
    });
  });
  return [...new Map(probes.map((probe) => [probe.text, probe])).values()];
}
