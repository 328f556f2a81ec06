import type { z } from 'zod';
import { rubric as rubricSchema, type Rubric } from '../exercise-format';
import { levelProblems } from '../read-exercise-folder.server';
import type { DraftProblems, RubricDraft } from './rubric-draft';

/** Whether a draft could be published: the rubric, or what is wrong beside each field. */
export function checkRubricDraft(draft: RubricDraft): { rubric: Rubric } | { problems: DraftProblems } {
  const parsed = rubricSchema.safeParse(draft);
  const problems: DraftProblems = {};
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems[issue.path.join('.')] ??= inWords(issue);
    return { problems };
  }
  parsed.data.exemplars.forEach((exemplar, at) => {
    const [problem] = levelProblems(parsed.data, exemplar.levels);
    if (problem) problems[`exemplars.${at}.levels`] = problem;
    else if (Object.keys(exemplar.levels).length === 0) {
      problems[`exemplars.${at}.levels`] = 'Give its level on at least one criterion.';
    }
  });
  return Object.keys(problems).length > 0 ? { problems } : { rubric: parsed.data };
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.path.at(-1) === 'weight') return 'Give a number above 0.';
  if (issue.path.at(-1) === 'share' || issue.message.startsWith('shares must'))
    return 'Give a percentage between 0 and 100.';
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return issue.minimum === 1 ? 'Fill this in.' : `At least ${issue.minimum} characters.`;
  }
  if (issue.code === 'too_small') return 'There must be at least one.';
  return issue.message;
}
