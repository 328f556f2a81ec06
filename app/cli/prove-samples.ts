import { join } from 'node:path';
import { REQUIRED_SAMPLES } from '../exercises/exercise-format';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import { listSamples } from '../exercises/read-sample.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import type { Proof } from './proof';
import { proveSample } from './prove-sample';

/** Proves every sample, `atOnce` at a time, and reports each as soon as it is known; missing required samples fail too. */
export async function proveSamples({
  folder,
  exercise,
  sandbox,
  atOnce,
  onProof,
}: {
  folder: string;
  exercise: LoadedExercise;
  sandbox: Sandbox;
  atOnce: number;
  onProof: (proof: Proof) => void;
}): Promise<void> {
  const names = await listSamples({ folder });
  for (const name of Object.keys(REQUIRED_SAMPLES)) {
    if (!names.includes(name)) onProof({ name, what: 'missing', problems: [`samples/${name} is missing`] });
  }
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      onProof(await proveSample({ folder: join(folder, 'samples', name), exercise, sandbox }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
