/** The data files of a cost-latency-design exercise folder. */
import { z } from 'zod';
import { design } from './design';
import { scenario, scenarioEvent, scenarios } from './scenario';
import { slo, target } from './targets';

/** Paths by role. Traffic files are `.jsonl` or `.csv` and are named by the scenarios that use them. */
export const FILES = {
  catalogue: 'catalogue.json',
  starter: 'design.json',
  /** In public/: the scenarios of the workspace. */
  publicScenarios: 'scenarios.json',
  /** In grading/. */
  hiddenScenarios: 'scenarios.json',
  frontier: 'frontier.json',
} as const;

export const publicScenarios = scenarios;
export const hiddenScenarios = z.array(scenario).min(3).max(20);

/** An incident that the workspace can add to the public traffic. */
export const incident = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens'),
  title: z.string().min(1),
  description: z.string().min(1),
  events: z.array(scenarioEvent).min(1).max(10),
});
export type Incident = z.infer<typeof incident>;

/** The part of `content` in exercise.json that says what the design is for. */
export const task = z.strictObject({
  slo,
  targets: z.array(target).min(1).max(30),
  callsPerMonth: z.number().positive(),
  incidents: z.array(incident).max(12).default([]),
});
export type Task = z.infer<typeof task>;

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

/** A design the candidate tried and kept, with what it came to on public traffic. */
export const triedDesign = z.strictObject({
  name: z.string().min(1).max(60),
  /** Text of design.json, so that a design that does not parse can be kept too. */
  design: z.string().max(100_000),
  summary: z
    .strictObject({
      latencyP95Ms: z.number().nonnegative(),
      costPerCallUsd: z.number().nonnegative(),
      rightShare: z.number().min(0).max(1),
      wrongShare: z.number().min(0).max(1),
      handOffShare: z.number().min(0).max(1),
    })
    .nullable(),
});
export type TriedDesign = z.infer<typeof triedDesign>;
export const triedDesigns = z.array(triedDesign).max(30);
