import { rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CalibrationRecord } from '../exercises/calibration-format';
import { CALIBRATION_FILE, readCalibration } from '../exercises/read-calibration.server';
import { judgeSamples } from '../grading/calibration/judge-samples.server';
import { measureAgreement } from '../grading/calibration/measure-agreement';
import type { Judge } from '../grading/judge/judge-types';
import { AppError } from '../lib/errors';
import type { Json } from '../lib/json';
import { chooseJudge } from './choose-judge';
import type { Command, CommandOutput } from './command-types';
import { UsageError } from './command-types';
import { chooseFolders } from './find-folder';
import { loadExercise } from './load-exercise';

interface Calibrated {
  slug: string;
  record: CalibrationRecord;
  calls: number;
  costUsd: number | null;
}

export const calibrate: Command = {
  name: ['calibrate'],
  usage: '<slug|folder>|--all [--save]',
  summary: 'ask the configured judge about all samples and measure its agreement with their human levels',
  arity: [0, 1],
  options: { all: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
  async run(input, output) {
    if ((input.args.length === 1) === (input.options.all === true)) throw new UsageError('give one exercise or --all');
    const judge = await chooseJudge({ name: 'openai', env: input.env });
    const results: Calibrated[] = [];
    for (const folder of await chooseFolders(input.args[0], input)) {
      const result = await calibrateFolder({ folder, judge, output });
      results.push(result);
      print(output, result);
      if (input.options.save) await save(folder, result.record);
    }
    return {
      ok: results.every(({ record }) => record.report.met),
      json: { judge: judge.model, exercises: JSON.parse(JSON.stringify(results)) as Json },
    };
  },
};

async function calibrateFolder({
  folder,
  judge,
  output,
}: {
  folder: string;
  judge: Judge;
  output: CommandOutput;
}): Promise<Calibrated> {
  const exercise = await loadExercise(folder);
  const onSample = (name: string) => output.note(`${exercise.slug}: ${name}`);
  const { samples, promptHash, calls } = await judgeSamples({ exercise, folder, judge, onSample });
  if (!promptHash) throw new AppError('bad-request', `${exercise.slug} has no sample that a judge could read`);
  const report = measureAgreement({ rubric: exercise.rubric, samples });
  const costs = calls.map((call) => call.costUsd);
  return {
    slug: exercise.slug,
    record: { judgeModel: judge.model, promptHash, measuredAt: new Date().toISOString(), report },
    calls: calls.length,
    costUsd: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  };
}

function print(output: CommandOutput, { slug, record, calls, costUsd }: Calibrated): void {
  const { report } = record;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? 'n/a' : value.toFixed(2);
  const range = (found: { value: number; low: number; high: number } | null) =>
    found ? `${number(found.value)} [${number(found.low)}, ${number(found.high)}]` : 'n/a';
  output.line(`${slug}: ${record.judgeModel}, ${calls} calls${costUsd === null ? '' : `, $${costUsd.toFixed(4)}`}`);
  output.line(
    `  samples judged ${report.judgedSamples} of ${report.samples}, criteria settled ${number(report.coverage)}`,
  );
  output.line(`  weighted κ over all criteria ${range(report.overall)}, on totals ${range(report.totals)}`);
  for (const item of report.criteria) {
    output.line(
      `  ${item.criterionId.padEnd(24)} n ${String(item.pairs).padStart(3)}  equal ${number(item.equal)}  κ ${number(item.kappa)}  weighted κ ${range(item.weightedKappa)}`,
    );
  }
  const { top } = report;
  output.line(
    `  top level given ${number(top.apparent)}, corrected ${number(top.corrected)}, by people ${number(top.people)}`,
  );
  output.line(report.met ? '  calibrated' : `  uncalibrated: ${report.shortfalls.join('; ')}`);
}

/** One record per judge model and prompt; records of other prompts of the same model speak of a judge that is no more. */
async function save(folder: string, record: CalibrationRecord): Promise<void> {
  const { records, problems } = await readCalibration({ folder });
  if (problems.length > 0)
    throw new AppError('bad-request', `${basename(folder)}/${CALIBRATION_FILE}: ${problems.join('; ')}`);
  const others = records.filter(({ judgeModel }) => judgeModel !== record.judgeModel);
  const path = join(folder, CALIBRATION_FILE);
  await writeFile(`${path}.new`, `${JSON.stringify({ schemaVersion: 1, records: [...others, record] }, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
