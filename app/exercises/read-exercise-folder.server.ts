import { basename, join, resolve } from 'node:path';
import type { AuthoringProblem } from '../kinds/contract';
import { sha256 } from '../lib/hash.server';
import { stableStringify } from '../lib/json';
import { hashContent } from './content-hash.server';
import { exerciseManifest, exerciseSlug, rubric as rubricSchema } from './exercise-format';
import type { ExerciseManifest, Rubric } from './exercise-format';
import { createFileTree } from './file-tree';
import type { LoadedExercise } from './loaded-exercise';
import { parseJsonFile } from './parse-json-file';
import { readFolderPart } from './read-folder-part.server';
import type { SourceFile } from './read-folder-part.server';
import { readPlainFile } from './read-plain-file.server';
import { validateKindContent } from './validate-kind-content.server';

const MAX_TOP_FILE_BYTES = 1024 * 1024;
const TOP_FILES = ['exercise.json', 'prompt.md', 'rubric.json'] as const;

/** The files of an exercise as they lie on disk, by path in the folder (`public/rows.jsonl`). */
export type ExerciseSources = Map<string, SourceFile>;

export type FolderReading =
  | { slug: string; problems: AuthoringProblem[]; exercise?: undefined }
  | { slug: string; problems?: undefined; exercise: LoadedExercise; sources: ExerciseSources };

/**
 * Reads an exercise folder (not its samples) and checks everything that can be checked without running anything: file rules, the
 * schemas of exercise.json and rubric.json, the kind's content schema, then the kind's own validation. Returns either the
 * exercise or every problem found; throws only on disk faults.
 */
export async function readExerciseFolder({ folder }: { folder: string }): Promise<FolderReading> {
  const slug = basename(resolve(folder));
  const problems: AuthoringProblem[] = [];
  const sources: ExerciseSources = new Map();
  if (!exerciseSlug.safeParse(slug).success) {
    problems.push({ file: '', where: '', message: 'the folder name must be lower-case words joined by hyphens' });
  }
  for (const file of TOP_FILES) {
    const read = await readPlainFile({ path: join(folder, file), maxBytes: MAX_TOP_FILE_BYTES });
    if ('problem' in read) problems.push({ file, where: '', message: read.problem });
    else sources.set(file, read);
  }
  for (const part of ['public', 'grading', 'world']) {
    const read = await readFolderPart({ folder, part, optional: part === 'world' });
    problems.push(...read.problems);
    for (const [path, file] of read.files) sources.set(`${part}/${path}`, file);
  }
  const parsed = parseTopFiles(sources, problems);
  if (!parsed) return { slug, problems };

  const publicFiles = createFileTree('public', textsOf(sources, 'public/'));
  const gradingFiles = createFileTree('grading', textsOf(sources, 'grading/'));
  const worldFiles = createFileTree('world', textsOf(sources, 'world/'));
  const kindReading = validateKindContent({ manifest: parsed.manifest, publicFiles, gradingFiles, worldFiles });
  problems.push(...kindReading.problems);
  if (problems.length > 0) return { slug, problems };

  const exercise: LoadedExercise = {
    slug,
    ...parsed,
    content: kindReading.content,
    contentHash: hashContent(new Map([...sources].map(([path, file]) => [path, file.bytes]))),
    rubricHash: sha256(stableStringify(parsed.rubric)),
    publicFiles,
    gradingFiles,
    worldFiles,
  };
  return { slug, exercise, sources };
}

function parseTopFiles(
  sources: ExerciseSources,
  problems: AuthoringProblem[],
): { manifest: ExerciseManifest; rubric: Rubric; brief: string } | null {
  const brief = sources.get('prompt.md')?.text;
  const manifestText = sources.get('exercise.json')?.text;
  const rubricText = sources.get('rubric.json')?.text;
  const manifest =
    manifestText === undefined
      ? null
      : parseJsonFile({ file: 'exercise.json', text: manifestText, schema: exerciseManifest });
  const rubric =
    rubricText === undefined ? null : parseJsonFile({ file: 'rubric.json', text: rubricText, schema: rubricSchema });
  problems.push(...(manifest?.problems ?? []), ...(rubric?.problems ?? []));
  if (brief !== undefined && brief.trim().length < 40) {
    problems.push({ file: 'prompt.md', where: '', message: 'the brief is empty' });
  }
  if (rubric?.value) problems.push(...exemplarProblems(rubric.value));
  if (!manifest?.value || !rubric?.value || brief === undefined) return null;
  return { manifest: manifest.value, rubric: rubric.value, brief };
}

/** Exemplars must speak of criteria and levels that the rubric has. */
function exemplarProblems(rubric: Rubric): AuthoringProblem[] {
  return rubric.exemplars.flatMap((exemplar, index) =>
    levelProblems(rubric, exemplar.levels).map((message) => ({
      file: 'rubric.json',
      where: `exemplars[${index}].levels`,
      message,
    })),
  );
}

/** What is wrong with a record criterion id -> level index, in words; empty when every entry exists in the rubric. */
export function levelProblems(rubric: Rubric, levels: Readonly<Record<string, number>>): string[] {
  return Object.entries(levels).flatMap(([id, levelIndex]) => {
    const criterion = rubric.criteria.find((candidate) => candidate.id === id);
    if (!criterion) return [`the rubric has no criterion "${id}"`];
    return levelIndex < criterion.levels.length
      ? []
      : [`criterion "${id}" has levels 0 to ${criterion.levels.length - 1}, not ${levelIndex}`];
  });
}

const textsOf = (sources: ExerciseSources, prefix: string) =>
  new Map(
    [...sources]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, file]) => [path.slice(prefix.length), file.text]),
  );
