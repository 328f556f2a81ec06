/** Who or what went wrong first, in the words of the answer, the key and the result page. */
export const ACTORS = ['model', 'harness', 'tool', 'retrieval', 'user', 'data'] as const;
export type Actor = (typeof ACTORS)[number];

/** One line each, for the form and for the judge. */
export const ACTOR_TITLES: Readonly<Record<Actor, { title: string; description: string }>> = {
  model: { title: 'Model', description: 'A model turn decided wrongly although what it needed was in front of it.' },
  harness: {
    title: 'Harness',
    description: 'The program around the model: context, retries, timeouts, hand-offs, limits.',
  },
  tool: { title: 'Tool', description: 'A tool or its definition: what it does, accepts or says it does.' },
  retrieval: {
    title: 'Retrieval',
    description: 'Search over documents: query, filters, threshold, what an empty result says.',
  },
  user: { title: 'User', description: 'What a person asked for or answered.' },
  data: { title: 'Data', description: 'Records and documents that were wrong before the run began.' },
};
