import type { GradingFiles, PublicFiles } from '../contract';
import type { CostLatencyContent } from './content';
import type { Design, Stage } from './design';
import type { HiddenScenario } from './formats';
import { evaluateOnReference } from './frontier/evaluate-design';
import { formatMetric, formatMs, formatUsd } from './scoring/format-metric';
import { loadExerciseForGrading, type GradedExercise } from './scoring/load-exercise-for-grading';
import { percent } from './scoring/make-check';
import { walkStages } from './scoring/walk-stages';
import { readDesign } from './read-design';
import type { Target } from './targets';

/** Frontier designs that are described; their extremes and a few between say enough. */
const DESCRIBED = 6;

/**
 * What whoever judges the memo must know beside the brief: what happens on hidden traffic, what the untouched starter comes to, and
 * what the best known designs come to and are made of. Plain text for the LLM judge and for reviewers; it holds hidden facts, so it must
 * never reach a candidate.
 */
export function writeJudgeNotes(
  content: CostLatencyContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): string {
  const exercise = loadExerciseForGrading(content, publicFiles, gradingFiles);
  return [
    'Stated targets:',
    ...content.targets.map(describeTarget),
    'Limits of a bad day:',
    ...content.worstCase.map(describeTarget),
    'What happens on hidden traffic (the candidate did not see it while working):',
    ...exercise.hidden.map(({ scenario }) => describeScenario(scenario)),
    ...describeStarter(exercise),
    ...describeFrontier(exercise),
    ...(content.change ? [`Second part, ${content.change.title}: ${content.change.description}`] : []),
    'Whether figures of the memo are what the design comes to is checked by code; do not grade arithmetic.',
  ].join('\n');
}

const describeTarget = ({ title, metric, atMost, atLeast }: Target): string =>
  `- ${title}: ${atMost === undefined ? 'at least' : 'at most'} ${formatMetric(metric, atMost ?? atLeast ?? 0)}`;

const describeScenario = ({ title, role, description, events }: HiddenScenario): string =>
  `- ${title} (${role}): ${description}${events.length > 0 ? ` Events: ${events.map(({ type }) => type).join(', ')}.` : ''}`;

function describeStarter(exercise: GradedExercise): string[] {
  const { design } = readDesign(exercise.starterDesign, exercise.catalogue, exercise.slices);
  if (!design) return [];
  const { point } = evaluateOnReference({ ...exercise, scenarios: exercise.hidden }, design, 1);
  return point ? [`The untouched starter comes to ${describePoint(point)}; it is ${describeStages(design)}.`] : [];
}

function describeFrontier({ frontier }: GradedExercise): string[] {
  if (!frontier) return [];
  const { points } = frontier;
  const step = Math.max(1, (points.length - 1) / (DESCRIBED - 1));
  const shown = [...new Set(Array.from({ length: DESCRIBED }, (_, at) => points[Math.round(at * step)]))];
  return [
    `Best known designs (${points.length}, of which some; other designs can be as good):`,
    ...shown.flatMap((point) => (point ? [`- ${describePoint(point)}: ${describeStages(point.design)}`] : [])),
  ];
}

const describePoint = (point: { latencyP95Ms: number; costPerCallUsd: number; rightShare: number }): string =>
  `P95 ${formatMs(point.latencyP95Ms)}, ${formatUsd(point.costPerCallUsd)} per call, ${percent(point.rightShare)} right`;

const describeStages = ({ stages }: Design): string => [...walkStages(stages)].map(describeStage).join(' > ');

function describeStage(stage: Stage): string {
  if (stage.type === 'generate') {
    return `generate with ${stage.model}${stage.fallbackModels.length > 0 ? `, else ${stage.fallbackModels.join(', ')}` : ''}`;
  }
  if (stage.type === 'semantic-cache') return `semantic cache at ${stage.threshold.toFixed(2)}`;
  return stage.type === 'retrieve' ? `retrieve (empty: ${stage.onEmpty})` : stage.type.replaceAll('-', ' ');
}
