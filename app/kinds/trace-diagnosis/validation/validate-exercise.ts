import type { AuthoringProblem, GradingFiles, PublicFiles, WorldFiles } from '../../contract';
import type { TraceDiagnosisContent } from '../kind';
import { ProblemList } from '../../../lib/problem-list';
import { validateCases } from './validate-cases';
import { validateContent } from './validate-content';
import { validateDiagnosis } from './validate-diagnosis';
import { validatePublic } from './validate-public';

/**
 * All authoring mistakes of a trace-diagnosis exercise folder that show without running its world; `proveWorld` shows the rest. Never
 * throws for bad content.
 */
export function validateExercise(
  content: TraceDiagnosisContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
  worldFiles: WorldFiles,
): AuthoringProblem[] {
  const list = new ProblemList();
  const { config, trace } = validatePublic(list, publicFiles);
  validateContent(list, content, publicFiles, config);
  validateDiagnosis(list, content, gradingFiles, trace);
  validateCases(list, gradingFiles, worldFiles, config);
  return list.list();
}
