/**
 * The files that every exercise has whatever its kind, for the first exercise of a kind. `content` is left empty: `exercises
 * validate` then lists what the kind asks for.
 */
export function skeletonFiles({ kindId, title }: { kindId: string; title: string }): Record<string, string> {
  const manifest = {
    kind: kindId,
    title,
    summary: 'One or two sentences: the situation, and what the candidate will practise.',
    level: 'senior',
    skills: ['name-a-skill'],
    minutes: 75,
    points: { checks: 65, rubric: 35 },
    seed: 1,
    content: {},
  };
  const rubric = {
    criteria: [
      {
        id: 'trade-offs',
        title: 'Names the trade-offs',
        question: 'Does the memo name what was given up, and why that is acceptable here?',
        weight: 1,
        levels: [
          { share: 0, title: 'No', description: 'No trade-off is named, or only in general terms.' },
          {
            share: 1,
            title: 'Yes',
            description: 'At least one concrete trade-off, with its cost and why it was taken.',
          },
        ],
        authorNotes: 'General statements ("there is always a trade-off") earn nothing.',
      },
    ],
    exemplars: [],
  };
  const brief = [
    `# ${title}`,
    '',
    'Write the brief as a hiring team would: the situation, what is asked, what is handed in, how it is graded.',
    '',
  ].join('\n');
  const generator = [
    '/** The data files of this exercise for a seed, text by path. The same seed gives the same bytes. */',
    'export function generate(seed: number): Record<string, string> {',
    "  return { 'public/data.jsonl': `${JSON.stringify({ seed })}\\n`, 'grading/data.jsonl': `${JSON.stringify({ seed })}\\n` };",
    '}',
    '',
  ].join('\n');
  return {
    'exercise.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'rubric.json': `${JSON.stringify(rubric, null, 2)}\n`,
    'prompt.md': brief,
    'generate.ts': generator,
    'public/data.jsonl': '{"seed":1}\n',
    'grading/data.jsonl': '{"seed":1}\n',
  };
}
