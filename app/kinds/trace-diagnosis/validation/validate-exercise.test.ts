import { describe, expect, it, vi } from 'vitest';
import { inProcessSandbox } from '../testing/in-process-sandbox';
import { gradingFiles, publicFiles, tinyExercise, tinyKey, tinySpans, worldFiles } from '../testing/tiny-exercise';
import { proveWorld } from './prove-world.server';
import { validateExercise } from './validate-exercise';

vi.setConfig({ testTimeout: 60_000 });

type Tiny = ReturnType<typeof tinyExercise>;

function problemsOf(change: (exercise: Tiny) => void): string[] {
  const exercise = tinyExercise();
  change(exercise);
  const { content, publicPart, gradingPart, worldPart } = exercise;
  return validateExercise(content, publicFiles(publicPart), gradingFiles(gradingPart), worldFiles(worldPart)).map(
    ({ file, where, message }) => `${file} ${where}: ${message}`,
  );
}

const edit = (part: Record<string, string>, path: string, change: (value: never) => void) => {
  const value = JSON.parse(part[path] ?? '') as never;
  change(value);
  part[path] = JSON.stringify(value);
};

describe('validating a folder', () => {
  it('finds nothing in a valid one', () => {
    expect(problemsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, (exercise: Tiny) => void, string]>([
    ['a missing trace', ({ publicPart }) => delete publicPart['trace.json'], 'public/trace.json : is missing'],
    ['a trace that is none', ({ publicPart }) => (publicPart['healthy.json'] = '{}'), 'public/healthy.json'],
    ['a missing document', ({ publicPart }) => delete publicPart['runbook.md'], 'public/runbook.md does not exist'],
    [
      'a missing starter',
      ({ publicPart }) => delete publicPart['starter/detector.py'],
      'starter/detector.py : is missing',
    ],
    [
      'a starter without detect',
      ({ publicPart }) => (publicPart['starter/detector.ts'] = 'x'),
      'does not define detect',
    ],
    ['a world that exports nothing', ({ worldPart }) => (worldPart['world.ts'] = ''), 'does not export world'],
    [
      'a configuration out of bounds',
      ({ publicPart }) =>
        edit(publicPart, 'agent.json', (value: { limits: { maxSteps: number } }) => (value.limits.maxSteps = 0)),
      'public/agent.json limits.maxSteps: Too small',
    ],
    [
      'a locked place that is not there',
      ({ content }) => (content.locked = ['/tools/gone']),
      'exercise.json content.locked[0]: there is no /tools/gone',
    ],
    [
      'a diagnosis worth more than the work',
      ({ content }) => (content.checks = { ...content.checks, location: 90 }),
      'location to herrings may be at most 55 %',
    ],
    [
      'a class that is not in the taxonomy',
      ({ gradingPart }) =>
        edit(
          gradingPart,
          'diagnosis.json',
          (value: { rootCause: { category: string } }) => (value.rootCause.category = 'bad-luck'),
        ),
      'rootCause.category: there is no class "bad-luck"',
    ],
    [
      'a span that is not in the trace',
      ({ gradingPart }) =>
        edit(gradingPart, 'diagnosis.json', (value: { neutral: string[] }) => value.neutral.push('gone')),
      'neutral: "gone" is no span of public/trace.json',
    ],
    [
      'a quote that is nowhere',
      ({ gradingPart }) =>
        edit(gradingPart, 'diagnosis.json', (value: { evidence: { quotes?: string[] }[] }) => {
          value.evidence[0]?.quotes?.push('never said');
        }),
      'evidence[0].quotes[1]: "never said" is in none of its spans',
    ],
    [
      'a herring that is accepted as the cause',
      ({ gradingPart }) =>
        edit(gradingPart, 'diagnosis.json', (value: { herrings: { spanIds: string[] }[] }) => {
          value.herrings[0]?.spanIds.push(tinySpans().refund.id);
        }),
      'is also accepted as the root cause',
    ],
    [
      'too few detector cases of a class',
      ({ gradingPart }) =>
        edit(gradingPart, 'cases.json', (value: { detector: { class: string }[] }) => {
          for (const one of value.detector.slice(0, 4)) one.class = 'healthy';
        }),
      'holds 8 cases of class same-fault; at least 10',
    ],
    [
      'two cases of one name',
      ({ gradingPart }) =>
        edit(gradingPart, 'cases.json', (value: { siblings: { id: string }[] }) => {
          if (value.siblings[1]) value.siblings[1].id = 'sibling-0';
        }),
      'siblings[1]: "sibling-0" appears twice',
    ],
    [
      'a hidden case that is public',
      ({ gradingPart, worldPart }) =>
        edit(gradingPart, 'cases.json', (value: { failing: unknown[] }) => {
          const { broken } = JSON.parse(worldPart['cases.json'] ?? '') as { broken: object };
          value.failing[0] = { ...broken, id: 'other-name' };
        }),
      'failing[0]: is a public run',
    ],
    [
      'a case whose configuration does not fit',
      ({ gradingPart }) =>
        edit(gradingPart, 'cases.json', (value: { detector: { config: unknown[] }[] }) => {
          value.detector[0]?.config.push({ path: '/nowhere/x', value: 1 });
        }),
      'detector[0].config: /nowhere/x: there is no',
    ],
  ])('reports %s', (_name, change, message) => {
    expect(problemsOf(change).join('\n')).toContain(message);
  });
});

describe('proving a world', () => {
  const prove = async (change: (exercise: Tiny) => void) => {
    const { content, ...parts } = tinyExercise();
    const exercise = { content, ...parts };
    // The in-process sandbox knows no Python.
    exercise.publicPart['starter/detector.py'] = exercise.publicPart['starter/detector.ts'] ?? '';
    change(exercise);
    const problems = await proveWorld({
      content,
      publicFiles: publicFiles(exercise.publicPart),
      gradingFiles: gradingFiles(exercise.gradingPart),
      worldFiles: worldFiles(exercise.worldPart),
      sandbox: inProcessSandbox(),
    });
    return problems.map(({ file, where, message }) => `${file} ${where}: ${message}`);
  };
  const swap = (exercise: Tiny, from: string, to: string) => {
    exercise.worldPart['world.ts'] = exercise.worldPart['world.ts']?.replace(from, to) ?? '';
  };

  it('finds nothing wrong but that patience alone would mend the tiny world', async () => {
    expect(await prove(() => undefined)).toEqual([
      expect.stringContaining('ten minutes for everything: a crude patch earns'),
    ]);
  });

  it('sees that the world no longer makes the committed trace, and a run that is not what it is called', async () => {
    const problems = await prove((exercise) => swap(exercise, 'late ? 6_500', 'late ? 3_500'));
    expect(problems.join('\n')).toContain('public/trace.json : is not what the world records');
    const fast = await prove((exercise) => swap(exercise, 'late ? 6_500 +', 'late ? 600 +'));
    expect(fast.join('\n')).toContain('world/cases.json broken: succeeds, so there is nothing to diagnose');
    expect(fast.join('\n')).toContain('failing[0]: succeeds without a patch');
    expect(fast.join('\n')).toContain('detector[0]: is of class same-fault and succeeds');
  });

  it('sees a starter that flags, and a world that throws or does not link', async () => {
    const told = await prove(({ publicPart }) => {
      publicPart['starter/detector.ts'] = 'export const detect = () => ({ flagged: true });';
    });
    expect(told.join('\n')).toContain('starter/detector.ts : flags a trace');
    const thrown = await prove((exercise) =>
      swap(exercise, 'const amount = Number(args.amount);', "throw new Error('oh');"),
    );
    expect(thrown.join('\n')).toContain('the world fails in case "shown": Error: oh');
    expect((await prove((exercise) => swap(exercise, 'export const world', 'const hidden'))).join('\n')).toContain(
      'world',
    );
  });

  it('knows the key of the tiny exercise', () => {
    expect(tinyKey().rootCause.spanId).toBe(tinySpans().second.id);
  });
});
