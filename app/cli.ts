import { bench } from './cli/bench';
import { calibrate } from './cli/calibrate';
import { runCommand } from './cli/run-command';
import { generateExercise } from './cli/generate-exercise';
import { gradeFolder } from './cli/grade-folder';
import { importTrace } from './cli/import-trace';
import { listExercises } from './cli/list-exercises';
import { newExercise } from './cli/new-exercise';
import { proveExercises } from './cli/prove-exercises';
import { findFrontier } from './cli/search-frontier';
import { simulateDesign } from './cli/simulate';
import { validateExercises } from './cli/validate-exercises';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommand({
  argv: process.argv.slice(2),
  commands: [
    listExercises,
    validateExercises,
    proveExercises,
    newExercise,
    generateExercise,
    gradeFolder,
    simulateDesign,
    findFrontier,
    calibrate,
    importTrace,
    bench,
  ],
  env: process.env,
  cwd: process.cwd(),
  streams: { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
});
