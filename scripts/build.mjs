/** `npm run build [pages|programs]`: builds what changed. */
import { ensureBuilt } from './steps/build-app.mjs';
import { ensureClient, ensureInstalled } from './steps/install.mjs';
import { alone } from './steps/lock.mjs';
import { orExit } from './steps/run.mjs';

const wanted = process.argv.slice(2);
const say = (line) => process.stderr.write(`${line}\n`);
const startedAt = performance.now();
const built = await orExit(() =>
  alone(async () => {
    await ensureInstalled(say);
    await ensureClient(say);
    return ensureBuilt(wanted.length ? wanted : ['pages', 'programs'], say);
  }),
);
say(
  built.length
    ? `Built ${built.join(' and ')} in ${Math.round((performance.now() - startedAt) / 1_000)} s.`
    : 'Nothing to build.',
);
