/**
 * Records the runs of this exercise and writes its data files: `node generate.ts --write [--seed N] [--out folder]`.
 * Facts of each case are drawn first; the world then plays them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runWorld } from '../../app/kinds/trace-diagnosis/engine/run-world.ts';
import type { WorldCase } from '../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { AGENT_CONFIG } from './generator/agent-config.ts';
import { detectorCases, FAILING, healthySpec, publicSpec, SIBLINGS } from './generator/cases.ts';
import { diagnose } from './generator/diagnose.ts';
import { drawCase } from './generator/draw-case.ts';
import { world } from './world/world.ts';

/** All data files of one variant by path, as text. The same seed always gives the same bytes. */
export function generate(seed: number): Record<string, string> {
  const broken = drawCase(seed, publicSpec);
  const healthy = drawCase(seed, healthySpec);
  const trace = record(broken);
  const hidden = {
    siblings: SIBLINGS.map((spec) => drawCase(seed, spec)),
    failing: FAILING.map((spec) => drawCase(seed, spec)),
    detector: detectorCases(seed),
  };
  return {
    'public/agent.json': text(AGENT_CONFIG, 2),
    'public/trace.json': text(trace),
    'public/healthy.json': text(record(healthy)),
    'world/cases.json': text({ broken, healthy }, 2),
    'grading/cases.json': text(hidden, 1),
    'grading/diagnosis.json': text(diagnose(trace, broken), 2),
  };
}

function record(run: WorldCase): unknown {
  return runWorld(world, { run, config: AGENT_CONFIG, recording: null, withTrace: true }).otlp;
}

const text = (value: unknown, indent?: number): string => `${JSON.stringify(value, null, indent)}\n`;

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

function committedSeed(folder: string): number {
  const manifest = JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8')) as { seed?: unknown };
  if (typeof manifest.seed !== 'number') throw new Error('exercise.json has no seed');
  return manifest.seed;
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  const folder = import.meta.dirname;
  const target = option('--out') ?? folder;
  for (const [path, content] of Object.entries(generate(Number(option('--seed') ?? committedSeed(folder))))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
  }
}
