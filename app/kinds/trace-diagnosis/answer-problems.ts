import type { TraceDiagnosisAnswer, TraceDiagnosisContent } from './kind';
import { isWithin, parsePointer } from './patch/json-pointer';

/** Least hypotheses to rule out. */
export const LEAST_RULED_OUT = 2;

/**
 * What to mend before submitting that needs no look at the trace or the configuration: a missing root cause, a missing detector,
 * patch operations that are no place or a locked one. The rest of the patch is checked against the configuration by the run and
 * beside the form (`applyPatch`), and counts as left out when it does not fit.
 */
export function answerProblems(
  content: TraceDiagnosisContent,
  answer: TraceDiagnosisAnswer,
): { path: string; message: string }[] {
  const found: { path: string; message: string }[] = [];
  const add = (path: string, message: string) => found.push({ path, message });
  const { fields } = answer;
  if (fields.rootCause.spanId === '') add('fields/rootCause/spanId', 'Choose the span where it first went wrong.');
  const { category } = fields.rootCause;
  if (category !== '' && !content.taxonomy.some(({ id }) => id === category)) {
    add('fields/rootCause/category', `There is no class "${category}".`);
  }
  const file = fields.language === 'python' ? 'detector.py' : 'detector.ts';
  if (!answer.files[file]?.trim()) add(`files/${file}`, `Write ${file} before you submit.`);

  const locked = content.locked.flatMap((text) => [parsePointer(text) ?? []]);
  fields.patch.forEach(({ path }, at) => {
    const steps = parsePointer(path);
    if (!steps) add(`fields/patch/${at}/path`, `"${path}" is no place in the configuration.`);
    else if (locked.some((place) => isWithin(place, steps))) {
      add(`fields/patch/${at}/path`, `${path} is locked in this exercise.`);
    }
  });
  return found;
}
