import type { Catalogue } from '../catalogue';
import type { Design } from '../design';
import type { DesignProblem } from '../design-problems';
import type { NotMeasuredEvidence } from '../evidence';
import { readDesign } from '../read-design';
import { stableStringify } from '../../../lib/json';
import { MOST_REQUESTS_PER_CALL } from './thresholds';
import { mostRequestsPerCall } from './walk-stages';

/** Why a design cannot be measured, in words for the candidate. */
export interface Obstacle {
  reason: NotMeasuredEvidence['reason'];
  flag: 'design-failed' | 'starter-unchanged';
  summary: string;
  advice: string;
  problems: DesignProblem[];
}

export type ReadAnswer = { design: Design; obstacle: null } | { design: null; obstacle: Obstacle };

/**
 * The design in a file of an answer, or what stands in the way of measuring it: text that is no design, a design that the catalogue
 * does not fit, the untouched starter, or so many requests per call that simulating it would take too long. `starter` is the text of
 * the starting design; null where handing it in unchanged is allowed.
 */
export function readAnswerDesign(options: {
  file: string;
  text: string;
  catalogue: Catalogue;
  slices: readonly string[];
  starter: string | null;
}): ReadAnswer {
  const { file, text, catalogue, slices, starter } = options;
  const refuse = (obstacle: Obstacle): ReadAnswer => ({ design: null, obstacle });
  const { design, problems } = readDesign(text, catalogue, slices);
  if (!design) {
    const [first] = problems;
    return refuse({
      reason: problems.some(({ path }) => path === '') ? 'unreadable' : 'invalid',
      flag: 'design-failed',
      summary: `${file} cannot be simulated${first ? `: ${first.path ? `${first.path}: ` : ''}${first.message}` : ''}`,
      advice: 'Run it on public traffic before you submit: every problem is shown there with its place.',
      problems: problems.slice(0, 20),
    });
  }
  const requests = mostRequestsPerCall(design.stages);
  if (requests > MOST_REQUESTS_PER_CALL) {
    return refuse({
      reason: 'too-many-requests',
      flag: 'design-failed',
      summary: `On a bad day one call could come to ${requests} requests; designs beyond ${MOST_REQUESTS_PER_CALL} are not simulated.`,
      advice: 'Bound the retries: a second attempt helps against bad luck, a twentieth only feeds the outage.',
      problems: [],
    });
  }
  if (starter !== null && isSameDesign(design, starter)) {
    return refuse({
      reason: 'starter',
      flag: 'starter-unchanged',
      summary: `${file} is the design you were given, so there is nothing of yours to measure.`,
      advice: 'Change it, and keep what you try: the plane of tried designs shows what each change buys.',
      problems: [],
    });
  }
  return { design, obstacle: null };
}

function isSameDesign(design: Design, text: string): boolean {
  const other = readDesign(text).design;
  return other !== null && stableStringify(other) === stableStringify(design);
}
