import type { AuthoringProblem, GradingFiles, PublicFiles } from '../../contract';
import type { EvalDesignContent } from '../kind';
import { ProblemList } from './problem-list';
import { validateContent } from './validate-content';
import { validateHidden } from './validate-hidden';
import { validatePublic } from './validate-public';

/** Problems of one sort that are listed one by one; the rest is summed up, so that one slip in a generator stays readable. */
const MOST_PER_FILE = 25;

/** All authoring mistakes of an eval-design exercise folder, file by file. Never throws for bad content. */
export function validateExercise(
  content: EvalDesignContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): AuthoringProblem[] {
  const list = new ProblemList();
  validateContent(list, content, publicFiles);
  const publicRows = validatePublic(list, content, publicFiles, gradingFiles);
  validateHidden(list, content, gradingFiles, publicRows);

  const perFile = new Map<string, AuthoringProblem[]>();
  for (const problem of list.problems) perFile.set(problem.file, [...(perFile.get(problem.file) ?? []), problem]);
  return [...perFile].flatMap(([file, problems]) => {
    const rest = problems.length - MOST_PER_FILE;
    if (rest <= 0) return problems;
    return [...problems.slice(0, MOST_PER_FILE), { file, where: '', message: `and ${rest} more problems` }];
  });
}
