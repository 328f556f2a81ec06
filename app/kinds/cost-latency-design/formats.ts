/** The data files of a cost-latency-design exercise folder. */
import { z } from 'zod';
import { design } from './design';
import { scenario, scenarios } from './scenario';

/** Paths by role. Traffic files are `.jsonl` or `.csv`, beside the scenarios that name them. */
export const FILES = {
  /** In public/. */
  catalogue: 'catalogue.json',
  /** In public/, when the exercise has a second part: the catalogue as it is then. */
  changedCatalogue: 'catalogue-changed.json',
  starterDesign: 'starter/design.json',
  starterMemo: 'starter/memo.md',
  /** In public/: the scenarios of the workspace. */
  publicScenarios: 'scenarios.json',
  /** In grading/. */
  hiddenScenarios: 'scenarios.json',
  frontier: 'frontier.json',
} as const;

export const publicScenarios = scenarios;
/**
 * A hidden scenario. In a `usual` one (a steady day, the burst of every night) the stated targets hold; in an `incident` the limits of
 * `content.worstCase` do.
 */
export const hiddenScenario = scenario.extend({ role: z.enum(['usual', 'incident']) });
export type HiddenScenario = z.infer<typeof hiddenScenario>;
export const hiddenScenarios = z
  .array(hiddenScenario)
  .min(3)
  .max(20)
  .refine((all) => all.some(({ role }) => role === 'usual'), 'at least one must be usual')
  .refine((all) => all.some(({ role }) => role === 'incident'), 'at least one must be an incident');

/** `grading/frontier.json`: designs the author's search found on the hidden steady traffic, none beaten in all three numbers. */
export const frontier = z.strictObject({
  scenario: z.string().min(1),
  /** How it was found, for reviewers. */
  method: z.string().min(1),
  points: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        latencyP95Ms: z.number().nonnegative(),
        costPerCallUsd: z.number().nonnegative(),
        rightShare: z.number().min(0).max(1),
        design,
      }),
    )
    .min(2)
    .max(60),
});
export type Frontier = z.infer<typeof frontier>;
