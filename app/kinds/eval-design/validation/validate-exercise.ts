import type { AuthoringProblem, GradingFiles, PublicFiles } from '../../contract';
import type { EvalDesignContent } from '../kind';
import { ProblemList } from './problem-list';
import { validateContent } from './validate-content';
import { validateHidden } from './validate-hidden';
import { validatePublic } from './validate-public';

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
  return list.list();
}
