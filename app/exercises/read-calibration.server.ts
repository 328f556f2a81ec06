import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationFile } from './calibration-format';
import type { CalibrationRecord } from './calibration-format';
import { parseJsonFile } from './parse-json-file';
import { readPlainFile } from './read-plain-file.server';

export const CALIBRATION_FILE = 'calibration.json';
const MAX_BYTES = 1024 * 1024;

/**
 * The published agreement of judges with the samples of an exercise folder; empty when nobody has measured any. It is no part of
 * the exercise's content hash: measuring a judge changes no exercise. Mistakes in the file come back as sentences.
 */
export async function readCalibration({
  folder,
}: {
  folder: string;
}): Promise<{ records: CalibrationRecord[]; problems: string[] }> {
  const path = join(folder, CALIBRATION_FILE);
  if (!existsSync(path)) return { records: [], problems: [] };
  const file = await readPlainFile({ path, maxBytes: MAX_BYTES });
  if ('problem' in file) return { records: [], problems: [file.problem] };
  const { value, problems } = parseJsonFile({ file: CALIBRATION_FILE, text: file.text, schema: calibrationFile });
  return {
    records: value?.records ?? [],
    problems: problems.map(({ where, message }) => `${where} ${message}`.trim()),
  };
}
