import { holds, type Measurement } from '../bench/bench-types';
import type { Json } from '../lib/json';
import type { Command } from './command-types';

export const bench: Command = {
  name: ['bench'],
  usage: '[name]',
  summary:
    'measure sandbox, grading, autosave, sittings, sittings-killed, pages, simulate, replay or trace-viewer, as ratios to a baseline of the same run',
  arity: [0, 1],
  async run({ args }, output) {
    // Loaded only here: benchmarks pull in the whole application.
    const { runBench } = await import('../bench/run-bench');
    const results = await runBench(args, (name, measurements) => {
      output.line(name);
      for (const measurement of measurements) output.line(`  ${describe(measurement)}`);
    });
    return { ok: Object.values(results).flat().every(holds), json: JSON.parse(JSON.stringify(results)) as Json };
  },
};

function describe(measurement: Measurement): string {
  const { name, value, unit, baseline, ratio } = measurement;
  const compared = baseline && ratio !== undefined ? `  (${ratio} x ${baseline.name}: ${baseline.value} ${unit})` : '';
  const wrong = holds(measurement) ? '' : `  WRONG: must be ${measurement.mustBe}`;
  return `${name.padEnd(52)} ${String(value).padStart(10)} ${unit}${compared}${wrong}`;
}
