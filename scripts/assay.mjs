/** `npm run -s assay -- <command>`: the command line, rebuilt first when sources changed. Its stdout belongs to the command. */
import { ensureBuilt, program } from './steps/build-app.mjs';
import { handOver } from './steps/hand-over.mjs';
import { ensureClient, ensureInstalled } from './steps/install.mjs';
import { loadEnvFile } from './steps/load-env-file.mjs';
import { alone } from './steps/lock.mjs';
import { orExit } from './steps/run.mjs';

const say = (line) => process.stderr.write(`${line}\n`);
loadEnvFile();
await orExit(() =>
  alone(async () => {
    await ensureInstalled(say);
    await ensureClient(say);
    await ensureBuilt(['programs'], say);
  }),
);
handOver(['--enable-source-maps', program('cli'), ...process.argv.slice(2)]);
