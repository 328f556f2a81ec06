import type { GradingFiles, PublicFiles } from '../../contract';
import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import {
  loadHiddenScenarios,
  loadPublicScenarios,
  readCatalogue,
  readChangedCatalogue,
  readFrontier,
} from '../exercise-data';
import { FILES, type Frontier, type HiddenScenario } from '../formats';
import type { LoadedScenario } from './observe-scenario';

/** What an answer is measured with. Holds hidden traffic. */
export interface GradedExercise {
  content: CostLatencyContent;
  catalogue: Catalogue;
  changedCatalogue: Catalogue | null;
  hidden: LoadedScenario<HiddenScenario>[];
  public: LoadedScenario[];
  /** Slice names of the public traffic: what a design may route by. */
  slices: string[];
  frontier: Frontier | null;
  /** The hidden scenario that single numbers come from: the frontier's, or the first usual one. */
  referenceId: string;
  starterDesign: string;
}

/** Reads a validated exercise. Throws on a malformed one, which is our error. */
export function loadExerciseForGrading(
  content: CostLatencyContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): GradedExercise {
  const hidden = loadHiddenScenarios(gradingFiles);
  const shown = loadPublicScenarios(publicFiles);
  const frontier = readFrontier(content, gradingFiles);
  const usual = hidden.find(({ scenario }) => scenario.role === 'usual');
  const referenceId = frontier?.scenario ?? usual?.scenario.id ?? '';
  return {
    content,
    catalogue: readCatalogue(publicFiles),
    changedCatalogue: readChangedCatalogue(content, publicFiles),
    hidden,
    public: shown,
    slices: sliceNames(shown),
    frontier,
    referenceId,
    starterDesign: publicFiles.text(FILES.starterDesign),
  };
}

/** Slice names of all traffic, each once, in order of first sight. */
export const sliceNames = (scenarios: readonly LoadedScenario[]): string[] => [
  ...new Set(scenarios.flatMap(({ traffic }) => traffic.sliceNames)),
];
