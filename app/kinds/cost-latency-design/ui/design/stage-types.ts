import type { StageType } from '../../design';

/** How a sort of stage is called, and what it does, in the order in which they usually stand in a pipeline. */
export const STAGE_TYPES: { type: StageType; title: string; does: string }[] = [
  { type: 'guard', title: 'Guard', does: 'Screens the request for risks.' },
  { type: 'exact-cache', title: 'Exact cache', does: 'Serves answers to letter-by-letter repeats.' },
  { type: 'semantic-cache', title: 'Semantic cache', does: 'Serves answers to questions that mean the same.' },
  { type: 'rewrite', title: 'Query rewrite', does: 'Rewrites the question, so that more is found.' },
  { type: 'embed', title: 'Embed', does: 'Turns the question into a vector for search.' },
  { type: 'retrieve', title: 'Retrieve', does: 'Finds passages with the facts.' },
  { type: 'rerank', title: 'Rerank', does: 'Keeps the best of the passages.' },
  { type: 'route-by-difficulty', title: 'Route by difficulty', does: 'A classifier chooses the branch.' },
  { type: 'route-by-attribute', title: 'Route by attribute', does: 'Risk, slice or batch chooses the branch.' },
  { type: 'generate', title: 'Generate', does: 'A model writes the answer.' },
  { type: 'batch', title: 'Batch queue', does: 'Collects calls and hands them in together: cheap and slow.' },
  { type: 'parallel', title: 'Parallel', does: 'Runs branches at the same time.' },
  { type: 'hand-off', title: 'Hand-off', does: 'A human takes the call.' },
  { type: 'abstain', title: 'Abstain', does: 'Says that it does not know.' },
];

const titles = new Map(STAGE_TYPES.map(({ type, title }) => [type, title]));
export const stageTitle = (type: StageType): string => titles.get(type) ?? type;
