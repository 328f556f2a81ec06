/** `npm test`: everything that must hold. One line per stage, the output of stages that failed, and the count at the very end. */
import { ensureClient, ensureInstalled } from './steps/install.mjs';
import { alone } from './steps/lock.mjs';
import { orExit } from './steps/run.mjs';
import { runTasks } from './steps/schedule.mjs';
import { stages } from './steps/stages.mjs';

const only = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`.padStart(8);

const startedAt = performance.now();
await orExit(() =>
  alone(async () => {
    await ensureInstalled(say);
    await ensureClient(say);
  }),
);

const chosen = stages
  .filter((stage) => only.length === 0 || only.includes(stage.name) || (stage.name === 'build' && only.length > 0))
  .map((stage) => ({ ...stage, needs: stage.needs }));
const failures = [];
const results = await runTasks(chosen, (stage, result) => {
  say(`${result.ok ? 'ok  ' : 'FAIL'} ${stage.name.padEnd(18)} ${seconds(result.ms)}  ${result.detail ?? ''}`);
  if (!result.ok) failures.push({ stage, result });
});
for (const { stage, result } of failures) say(`\n--- ${stage.name}\n${result.output.trim()}`);

const all = [...results.values()];
const passed = all.reduce((sum, result) => sum + (result.passed ?? 0), 0);
const failed = all.reduce((sum, result) => sum + (result.failed ?? 0), 0);
const names = failures.map(({ stage }) => stage.name).join(', ');
say(
  `\n${failures.length ? `Failed: ${names}.` : 'Everything holds.'} ${seconds(performance.now() - startedAt).trim()}`,
);
process.exitCode = failures.length ? 1 : 0;
say(`${passed} passed, ${failed} failed`);
