/** What a candidate may see of an exercise. Built only from public parts; the brand keeps anything else from being passed along. */
import type { AnswerFile } from '../kinds/contract';
import type { Json } from '../lib/json';

declare const forCandidates: unique symbol;
export type ForCandidates<T> = T & { readonly [forCandidates]: true };

export interface CatalogueCard {
  slug: string;
  kind: string;
  kindTitle: string;
  title: string;
  summary: string;
  level: 'core' | 'senior' | 'staff';
  skills: string[];
  minutes: number;
  /** One sentence: how it is graded. */
  gradedBy: string;
  /** Points of the total that executed checks and the judged rubric decide; they add up to 100. */
  points: { checks: number; rubric: number };
}

/** A criterion without author notes. */
export interface PublicCriterion {
  id: string;
  title: string;
  question: string;
  weight: number;
  /** Worst first; `share` of the weight in [0, 1]. */
  levels: { share: number; title: string; description: string }[];
}

export interface ExercisePage extends CatalogueCard {
  versionId: string;
  /** Sanitised HTML of prompt.md. */
  briefHtml: string;
  answerFiles: AnswerFile[];
  /** The kind's content and public view, parsed by the kind's schemas. */
  content: Json;
  view: Json;
  criteria: PublicCriterion[];
}
