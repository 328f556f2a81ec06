import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createFileTree } from '../exercises/file-tree';
import { readFolderPart } from '../exercises/read-folder-part.server';
import type { GradingFiles, PublicFiles } from '../kinds/contract';
import { costLatencyContent } from '../kinds/cost-latency-design/content';
import type { Design } from '../kinds/cost-latency-design/design';
import {
  loadHiddenScenarios,
  loadPublicScenarios,
  readCatalogue,
  readFrontier,
} from '../kinds/cost-latency-design/exercise-data';
import { FILES, type Frontier } from '../kinds/cost-latency-design/formats';
import type { FrontierWorld } from '../kinds/cost-latency-design/frontier/evaluate-design';
import { searchFrontier } from '../kinds/cost-latency-design/frontier/search-frontier';
import { DESIGN_FILE, kind } from '../kinds/cost-latency-design/kind';
import { readDesign } from '../kinds/cost-latency-design/read-design';
import { sliceNames } from '../kinds/cost-latency-design/scoring/load-exercise-for-grading';
import { AppError } from '../lib/errors';
import type { Json } from '../lib/json';
import type { Command, CommandInput } from './command-types';
import { UsageError } from './command-types';
import { findExerciseFolder, resolvePath } from './find-folder';

export const findFrontier: Command = {
  name: ['frontier'],
  usage: '<slug|folder> [<design.json> ...] [--evaluations <n>] [--seed <n>] [--scenario <id>] [--write]',
  summary:
    'search designs that keep every limit of an exercise on hidden traffic; --write stores them in grading/frontier.json',
  arity: [1, 20],
  options: {
    evaluations: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string' },
    write: { type: 'boolean' },
  },
  async run(input, output) {
    const [name = '', ...files] = input.args;
    const folder = await findExerciseFolder(name, input);
    const { world, slices, publicFiles, known } = await readWorld(folder, input);
    const starts = await collectStarts({ folder, files, publicFiles, known, input });
    const evaluations = wholeNumber('evaluations', input.options.evaluations, 1, 100_000);
    const seed = wholeNumber('seed', input.options.seed, 0, 2 ** 31 - 1);
    output.note(`starting from ${starts.map((start) => start.name).join(', ')}`);
    const search = searchFrontier({ world, starts, evaluations, seed, slices });
    let step = search.next();
    for (; !step.done; step = search.next()) {
      const { evaluated, feasible } = step.value;
      if (evaluated % 25 === 0) output.note(`${evaluated} of ${evaluations} designs simulated, ${feasible} kept`);
    }
    const points = step.value;
    for (const { name: title, latencyP95Ms, costPerCallUsd, rightShare } of points) {
      const numbers = `P95 ${latencyP95Ms.toFixed(0)} ms  $${costPerCallUsd.toFixed(5)}  ${(100 * rightShare).toFixed(1)} % right`;
      output.line(`${numbers}  ${title}`);
    }
    if (points.length < 2) {
      output.note(
        'fewer than two designs keep every limit: search longer, start from better designs, or loosen the limits',
      );
      return { ok: false, json: { points: points as unknown as Json, writtenTo: null } };
    }
    const method = `Seeded search (seed ${seed}, ${evaluations} designs simulated, from ${starts.length} known ones); every design keeps all limits in all hidden scenarios.`;
    const frontier: Frontier = { scenario: world.referenceId, method, points };
    const target = join(folder, 'grading', FILES.frontier);
    if (input.options.write) {
      await writeFile(target, `${JSON.stringify(frontier, null, 2)}\n`);
      output.line(`written to ${target}`);
    }
    return { ok: true, json: { ...frontier, writtenTo: input.options.write ? target : null } as unknown as Json };
  },
};

/** What the search needs of an exercise, read without its validation: the frontier is missing until it has been searched. */
async function readWorld(folder: string, { options }: CommandInput) {
  const manifest = JSON.parse(await readFile(join(folder, 'exercise.json'), 'utf8')) as {
    kind?: unknown;
    content?: unknown;
  };
  if (manifest.kind !== kind.id) throw new AppError('bad-request', `${basename(folder)} has no designs to search for`);
  const content = costLatencyContent.parse(manifest.content);
  const [publicFiles, gradingFiles] = await Promise.all([
    readPart(folder, 'public') as Promise<PublicFiles>,
    readPart(folder, 'grading') as Promise<GradingFiles>,
  ]);
  const scenarios = loadHiddenScenarios(gradingFiles);
  const usual = scenarios.filter(({ scenario }) => scenario.role === 'usual').map(({ scenario }) => scenario.id);
  const wanted = options.scenario;
  if (typeof wanted === 'string' && !usual.includes(wanted)) {
    throw new AppError('not-found', `there is no usual hidden scenario "${wanted}"; there are: ${usual.join(', ')}`);
  }
  const referenceId = typeof wanted === 'string' ? wanted : (usual[0] ?? '');
  const world: FrontierWorld = { content, catalogue: readCatalogue(publicFiles), scenarios, referenceId };
  // A frontier from an older format is no start.
  let known: Frontier['points'] = [];
  try {
    known = gradingFiles.has(FILES.frontier) ? (readFrontier(content, gradingFiles)?.points ?? []) : [];
  } catch {
    known = [];
  }
  return { world, slices: sliceNames(loadPublicScenarios(publicFiles)), publicFiles, known };
}

async function readPart(folder: string, part: 'public' | 'grading') {
  const { files, problems } = await readFolderPart({ folder, part });
  const [problem] = problems;
  if (problem) throw new AppError('bad-request', `${problem.file}: ${problem.message}`);
  return createFileTree(part, new Map([...files].map(([path, { text }]) => [path, text])));
}

/** The designs named by the caller, the starter, those of the samples, and those of an earlier search. */
async function collectStarts(options: {
  folder: string;
  files: readonly string[];
  publicFiles: PublicFiles;
  known: Frontier['points'];
  input: CommandInput;
}): Promise<{ name: string; design: Design }[]> {
  const { folder, files, publicFiles, known, input } = options;
  const samples = await readdir(join(folder, 'samples')).catch(() => []);
  const texts = await Promise.all([
    ...files.map(async (file) => ({ name: file, text: await readFile(resolvePath(file, input), 'utf8') })),
    ...samples.sort().map(async (sample) => ({
      name: sample,
      text: await readFile(join(folder, 'samples', sample, DESIGN_FILE), 'utf8').catch(() => ''),
    })),
  ]);
  const starter = publicFiles.has(FILES.starterDesign) ? publicFiles.text(FILES.starterDesign) : '';
  const read = [...texts, { name: 'starter', text: starter }].flatMap(({ name, text }) => {
    const { design } = readDesign(text);
    return design ? [{ name, design }] : [];
  });
  return [...read, ...known.map(({ name, design }) => ({ name, design }))];
}

function wholeNumber(name: string, value: string | boolean | undefined, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}`);
}
