import { timeSimulation } from '../kinds/cost-latency-design/engine/bench-simulate';
import { compared, measured, type Measurement } from './bench-types';

/** Processor time of this process, milliseconds: what else the machine does is not counted. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Times the cost and latency simulation: a six-stage pipeline over 100,000 calls (at most 300 ms) and over the 2,000 that a dragged
 * slider redraws (at most 16 ms, one frame), beside a bare loop that draws the same random variates.
 */
export function benchSimulate(): Promise<Measurement[]> {
  const measurements = [100_000, 2_000].flatMap((calls) => {
    const { ms, bareMs } = timeSimulation(calls, processorTime);
    return [
      compared(`${calls} calls, six stages`, ms, 'ms', { name: 'the same draws alone', value: bareMs }),
      measured(`${calls} calls, speed`, (calls / ms) * 1_000, 'per second'),
    ];
  });
  return Promise.resolve(measurements);
}
