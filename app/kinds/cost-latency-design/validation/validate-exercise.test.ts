import { describe, expect, it } from 'vitest';
import { SOUND } from '../scoring/testing/sample-designs';
import { gradingFiles, publicFiles, tinyExercise } from '../scoring/testing/tiny-exercise';
import { validateExercise } from './validate-exercise';

type Parts = ReturnType<typeof tinyExercise>;

function problemsAfter(spoil: (parts: Parts) => void): string[] {
  const parts = structuredClone(tinyExercise());
  spoil(parts);
  return validateExercise(parts.content, publicFiles(parts.publicPart), gradingFiles(parts.gradingPart)).map(
    ({ file, where, message }) => `${file} ${where} ${message}`,
  );
}
/** Edits a JSON file in place. */
function edit(part: Record<string, string>, path: string, change: (value: never) => void): void {
  const value = JSON.parse(part[path] ?? 'null') as never;
  change(value);
  part[path] = JSON.stringify(value);
}

const MISTAKES: [string, (parts: Parts) => void, RegExp][] = [
  [
    'a missing catalogue',
    ({ publicPart }) => delete publicPart['catalogue.json'],
    /public\/catalogue\.json {2}is missing/,
  ],
  ['no JSON', ({ gradingPart }) => (gradingPart['scenarios.json'] = '['), /grading\/scenarios\.json {2}is not JSON/],
  [
    'a price that is negative',
    ({ publicPart }) =>
      edit(publicPart, 'catalogue.json', (value: { models: { prices: { input: number } }[] }) => {
        if (value.models[0]) value.models[0].prices.input = -1;
      }),
    /public\/catalogue\.json models\.0\.prices\.input/,
  ],
  ['missing traffic', ({ gradingPart }) => delete gradingPart['steady.jsonl'], /grading\/steady\.jsonl {2}is missing/],
  [
    'a bad line of traffic',
    ({ publicPart }) => (publicPart['hour.jsonl'] = `{"timeMs": 1}\n${publicPart['hour.jsonl'] ?? ''}`),
    /public\/hour\.jsonl line 1 promptTokens/,
  ],
  [
    'too little traffic',
    ({ publicPart }) =>
      (publicPart['hour.jsonl'] = (publicPart['hour.jsonl'] ?? '').split('\n').slice(0, 50).join('\n')),
    /has 50 calls, expected 500/,
  ],
  [
    'a hidden slice that is not public',
    ({ gradingPart }) =>
      (gradingPart['steady.jsonl'] = (gradingPart['steady.jsonl'] ?? '').replaceAll('"slice":"mail"', '"slice":"fax"')),
    /slice "fax" is in no public traffic/,
  ],
  [
    'a risk class without calls',
    ({ gradingPart }) =>
      (gradingPart['steady.jsonl'] = (gradingPart['steady.jsonl'] ?? '').replaceAll(
        '"risk":"regulated"',
        '"risk":"normal"',
      )),
    /holds 0 calls of "regulated"/,
  ],
  [
    'an outage of nobody',
    ({ gradingPart }) =>
      (gradingPart['scenarios.json'] = (gradingPart['scenarios.json'] ?? '').replace('"north"', '"west"')),
    /there is no provider "west"/,
  ],
  [
    'a target of no slice',
    ({ content }) => content.targets.push({ id: 'x', title: 'X', metric: 'latency-p95', slice: 'fax', atMost: 1 }),
    /content\.targets\[4\] there is no slice "fax"/,
  ],
  ['a second part without points', ({ content }) => (content.points.change = 0), /points need a second part/],
  [
    'no scenario without passages',
    ({ gradingPart }) =>
      (gradingPart['scenarios.json'] = (gradingPart['scenarios.json'] ?? '').replace('"share":0.8', '"share":0')),
    /no hidden scenario has a retrieval-empty event/,
  ],
  ['easy points', ({ content }) => (content.points.memoFigures = 90), /hygiene and memoFigures may be at most 30 %/],
  ['a missing document', ({ publicPart }) => delete publicPart['notes.md'], /public\/notes\.md does not exist/],
  [
    'a starter that cannot run',
    ({ publicPart }) => (publicPart['starter/design.json'] = JSON.stringify(SOUND).replaceAll('"spare"', '"gone"')),
    /public\/starter\/design\.json stages\/4\/.* There is no model "gone"/,
  ],
  [
    'an unchanged catalogue',
    ({ publicPart }) => (publicPart['catalogue-changed.json'] = publicPart['catalogue.json'] ?? ''),
    /is the same as public\/catalogue\.json/,
  ],
  [
    'a model that is gone after the change',
    ({ publicPart }) =>
      edit(publicPart, 'catalogue-changed.json', (value: { models: unknown[] }) => {
        value.models = value.models.slice(1);
      }),
    /"small" is missing: designs made before/,
  ],
  [
    'a missing frontier',
    ({ gradingPart }) => delete gradingPart['frontier.json'],
    /grading\/frontier\.json {2}is missing/,
  ],
  [
    'a beaten design on the frontier',
    ({ gradingPart }) =>
      edit(gradingPart, 'frontier.json', (value: { points: { rightShare: number }[] }) => {
        if (value.points[1]) value.points[1].rightShare = 0.5;
      }),
    /points\[1\] "careful" is beaten in all three numbers by "quick"/,
  ],
  [
    'a frontier of an incident',
    ({ gradingPart }) =>
      (gradingPart['frontier.json'] = (gradingPart['frontier.json'] ?? '').replace('"steady"', '"outage"')),
    /there is no usual hidden scenario "outage"/,
  ],
];

describe('validating a cost-latency-design exercise', () => {
  it.each([1, 2, 3])('finds nothing wrong with a sound exercise (seed %i)', (seed) => {
    const parts = tinyExercise({ seed });
    expect(validateExercise(parts.content, publicFiles(parts.publicPart), gradingFiles(parts.gradingPart))).toEqual([]);
  });

  it.each(MISTAKES)('reports %s', (_name, spoil, problem) => {
    expect(problemsAfter(spoil)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it('reports mistakes in several files at once, and sums up what repeats', () => {
    const problems = problemsAfter((parts) => {
      parts.publicPart['hour.jsonl'] = 'x\n'.repeat(100);
      delete parts.gradingPart['frontier.json'];
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/public\/hour\.jsonl {2}and \d+ more problems/),
        expect.stringMatching(/frontier\.json/),
      ]),
    );
  });
});
