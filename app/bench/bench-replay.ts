import { timeReplays } from '../kinds/trace-diagnosis/steps/time-replays';
import { compared, measured, type Measurement } from './bench-types';

/** Processor time of this process, milliseconds: what else the machine does is not counted. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Replays of an agent's run per second, with and without writing its trace, beside parsing that trace as JSON. */
export function benchReplay(): Promise<Measurement[]> {
  const { spans, bytes, withTrace, withoutTrace, jsonParse } = timeReplays(processorTime);
  const baseline = { name: 'JSON.parse of the trace', value: jsonParse };
  return Promise.resolve([
    compared('replays with trace', withTrace, 'per second', baseline),
    compared('replays without trace', withoutTrace, 'per second', baseline),
    measured('spans of the replayed run', spans, 'spans'),
    measured('its trace', bytes / 1_000, 'kB'),
  ]);
}
