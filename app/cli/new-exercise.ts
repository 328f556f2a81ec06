import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { exerciseSlug } from '../exercises/exercise-format';
import { kinds } from '../kinds/registry.server';
import { AppError } from '../lib/errors';
import type { Command } from './command-types';
import { findAllExercises } from './find-folder';
import { skeletonFiles } from './exercise-skeleton';

export const newExercise: Command = {
  name: ['exercises', 'new'],
  usage: '<kind> <slug>',
  summary: 'make an exercise folder, as a copy of an existing one of that kind that you then rewrite piece by piece',
  arity: [2, 2],
  async run(input, output) {
    const [kindId = '', slug = ''] = input.args;
    if (!kinds.has(kindId)) {
      throw new AppError('bad-request', `there is no kind "${kindId}"; there are: ${[...kinds.keys()].join(', ')}`);
    }
    if (!exerciseSlug.safeParse(slug).success) {
      throw new AppError('bad-request', 'the slug must be lower-case words joined by hyphens');
    }
    const { folders } = await findAllExercises(input);
    const target = resolve(input.cwd, 'exercises', slug);
    if (folders.has(slug) || existsSync(target)) throw new AppError('conflict', `${target} exists already`);
    const model = await findOfKind(kindId, folders);
    if (model) await copyExercise({ model: model.folder, target, slug });
    else await writeSkeleton({ target, kindId, slug });
    output.line(`made ${target}${model ? ` as a copy of ${model.slug}` : ''}`);
    output.line(`next: edit exercise.json, then npm run -s assay -- exercises validate ${slug}`);
    return { ok: true, json: { folder: target, slug, kind: kindId, copyOf: model?.slug ?? null } };
  },
};

/** The first exercise of the kind, by slug. Only `kind` is read: the model may be unfinished itself. */
async function findOfKind(kindId: string, folders: Map<string, string>) {
  for (const [slug, folder] of folders) {
    const text = await readFile(join(folder, 'exercise.json'), 'utf8').catch(() => '{}');
    if (new RegExp(`"kind"\\s*:\\s*"${kindId}"`).test(text)) return { slug, folder };
  }
  return null;
}

async function copyExercise({ model, target, slug }: { model: string; target: string; slug: string }): Promise<void> {
  await cp(model, target, { recursive: true, errorOnExist: true, force: false });
  const path = join(target, 'exercise.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/("title"\s*:\s*)"(?:[^"\\]|\\.)*"/, `$1${JSON.stringify(titleOf(slug))}`));
}

async function writeSkeleton({
  target,
  kindId,
  slug,
}: {
  target: string;
  kindId: string;
  slug: string;
}): Promise<void> {
  for (const [path, text] of Object.entries(skeletonFiles({ kindId, title: titleOf(slug) }))) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
}

const titleOf = (slug: string) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
