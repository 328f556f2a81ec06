import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const EXERCISES = path.resolve(import.meta.dirname, '../../exercises');
/** Long enough not to occur by chance, short enough not to be broken by escaping. */
const PROBE_LENGTH = 28;
const PROBES_PER_FILE = 150;

/** Texts of a value that are long enough to recognise, as they would look inside HTML or JSON: without characters that are escaped. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value.split(/["'&<>\\\n\r\t/]|[^\x20-\x7e]/).filter((part) => part.length >= PROBE_LENGTH);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function spread<T>(items: T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
}

/** Passages of hidden files that no response may contain: hidden inputs and outputs, label keys, author notes, graded excerpts. */
export function hiddenProbes(): string[] {
  const slugs = readdirSync(EXERCISES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const probes = slugs.flatMap(({ name }) => {
    const read = (file: string) => readFileSync(path.join(EXERCISES, name, file), 'utf8');
    const shown = [
      'prompt.md',
      'exercise.json',
      ...readdirSync(path.join(EXERCISES, name, 'public'), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.\w+$/.test(file))
        .map((file) => `public/${file}`),
    ]
      .map(read)
      .join('\n');
    const lines = (file: string) =>
      read(file)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    const rubric = JSON.parse(read('rubric.json')) as {
      criteria: { authorNotes?: string }[];
      exemplars?: { excerpt: string; why: string }[];
    };
    const sources = [
      lines('grading/outputs.jsonl'),
      lines('grading/rows.jsonl'),
      lines('grading/paraphrases.jsonl'),
      JSON.parse(read('grading/label-audit.json')) as unknown,
      [rubric.criteria.map((item) => item.authorNotes), rubric.exemplars],
    ];
    return sources.flatMap((source) => {
      const texts = [...new Set(textsOf(source).map((text) => text.slice(0, PROBE_LENGTH)))];
      return spread(
        texts.filter((text) => !shown.includes(text)),
        PROBES_PER_FILE,
      );
    });
  });
  return [...new Set(probes)];
}
