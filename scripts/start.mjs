/** `npm start`: installs, generates and builds what is missing or old, then starts Assay on the pinned Node. */
import { ensureBuilt, program } from './steps/build-app.mjs';
import { handOver } from './steps/hand-over.mjs';
import { ensureClient, ensureInstalled } from './steps/install.mjs';
import { loadEnvFile } from './steps/load-env-file.mjs';
import { alone } from './steps/lock.mjs';
import { orExit } from './steps/run.mjs';

const args = process.argv.slice(2);
const development = args.includes('--dev');
const workerOnly = args[args.indexOf('--only') + 1] === 'worker' && args.includes('--only');
const say = (line) => process.stderr.write(`${line}\n`);

loadEnvFile();
await orExit(() =>
  alone(async () => {
    await ensureInstalled(say);
    await ensureClient(say);
    await ensureBuilt(development || workerOnly ? ['programs'] : ['pages', 'programs'], say);
  }),
);
handOver(['--enable-source-maps', program('start'), ...args], { ipc: true });
