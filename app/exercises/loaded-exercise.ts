import type { GradingFiles, PublicFiles, WorldFiles } from '../kinds/contract';
import type { ExerciseManifest, Rubric } from './exercise-format';

/** One exercise version, whole and in memory, whether it came from a folder or from the database. Server only: holds hidden files. */
export interface LoadedExercise {
  slug: string;
  manifest: ExerciseManifest;
  /** `manifest.content`, parsed by the kind's schema. */
  content: unknown;
  /** Text of prompt.md. */
  brief: string;
  rubric: Rubric;
  /** SHA-256 over every file that decides a grade or is shown to candidates; samples are not part of it. */
  contentHash: string;
  rubricHash: string;
  publicFiles: PublicFiles;
  gradingFiles: GradingFiles;
  worldFiles: WorldFiles;
}
