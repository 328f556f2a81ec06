import { Worker } from 'node:worker_threads';

/** Runs in a thread of its own, because the warning that Node prints about this function would reach the command line. */
const STRIPPER = `
import { stripTypeScriptTypes } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
const stripped = [];
for (const [name, text] of workerData) {
  try {
    stripped.push([name, stripTypeScriptTypes(text, { mode: 'strip' })]);
  } catch (error) {
    parentPort.postMessage({ problem: name + ': ' + String(error && error.message || error) });
    process.exit();
  }
}
parentPort.postMessage({ stripped });
`;

type Answer = { stripped: [string, string][] } | { problem: string };

/**
 * Removes the types of several TypeScript files at once; positions stay the same. Rejects with the name of the file and what is
 * wrong in it.
 */
export function stripFiles(files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(STRIPPER)}`), {
      workerData: [...files],
      execArgv: ['--no-warnings'],
      env: {},
    });
    worker.once('message', (answer: Answer) => {
      if ('stripped' in answer) resolve(new Map(answer.stripped));
      else reject(new Error(answer.problem));
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}
