import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './run.mjs';

const file = () => path.join(root, '.cache', 'prepare.lock');

/** Runs `work` while no other process of this project installs or builds. A lock whose holder died is taken over. */
export async function alone(work) {
  mkdirSync(path.dirname(file()), { recursive: true });
  while (!tryLock()) await wait(200);
  const release = () => rmSync(file(), { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function tryLock() {
  try {
    writeFileSync(file(), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) rmSync(file(), { force: true });
    return false;
  }
}

function holderLives() {
  try {
    const pid = Number(readFileSync(file(), 'utf8'));
    if (!(pid > 0)) return true; // being written this moment
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
