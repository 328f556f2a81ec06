import { readFileSync } from 'node:fs';
import { systemClock, type Clock } from './clock';
import { env } from './env.server';

/**
 * The clock of this installation. With CLOCK_FILE set it runs ahead by the milliseconds in that file, read anew each time, so that
 * a test can bring a deadline near for the web server and the workers alike.
 */
export function getClock(): Clock {
  const file = env().CLOCK_FILE;
  return file === undefined ? systemClock : { now: () => new Date(Date.now() + readOffset(file)) };
}

function readOffset(file: string): number {
  const offset = Number(readFileSync(file, 'utf8').trim());
  if (!Number.isFinite(offset)) throw new Error('CLOCK_FILE does not hold a number of milliseconds');
  return offset;
}
