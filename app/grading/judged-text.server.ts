import type { LoadedExercise } from '../exercises/loaded-exercise';
import type { Answer } from '../kinds/contract';
import { getKind, getKindChecks } from '../kinds/registry.server';
import type { Json } from '../lib/json';
import type { JudgedFile } from './judge/judge-types';

/** The part of an answer that the judge reads, and what it is compared with. */
export interface JudgedText {
  rubric: LoadedExercise['rubric'];
  brief: string;
  files: JudgedFile[];
  starterFiles: Record<string, string>;
  /** Everything else the candidate wrote: code, and text in fields. Nobody judges it, but it may address the judge. */
  otherTexts: string[];
}

/** Collects an answer's text for screening and judging. A prose file that was not handed in counts as empty. */
export function collectJudgedText({ exercise, answer }: { exercise: LoadedExercise; answer: Answer }): JudgedText {
  const { manifest, content, publicFiles, rubric, brief } = exercise;
  const files = getKind(manifest.kind).answerFiles(content);
  const textOf = (path: string) => answer.files[path] ?? '';
  return {
    rubric,
    brief,
    files: files.filter((file) => file.prose).map(({ path, title }) => ({ path, title, text: textOf(path) })),
    starterFiles: getKindChecks(manifest.kind).readStarter(content, publicFiles).files,
    otherTexts: [
      ...files.filter((file) => !file.prose).map(({ path }) => textOf(path)),
      ...textsIn(answer.fields as Json),
    ].filter(Boolean),
  };
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
