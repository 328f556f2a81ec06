import { importTrace } from '../../../lib/trace/import-trace';
import type { Trace } from '../../../lib/trace/trace-types';
import type { PublicFiles } from '../../contract';
import { agentConfig } from '../config';
import type { AgentConfig } from '../engine/agent-config.ts';
import { findReferenceProblem } from '../patch/find-reference-problem';
import { FILES, STARTER_FILES } from '../read-exercise';
import type { ProblemList } from '../../../lib/problem-list';

/** Longest trace in bytes of OTLP text: it travels to the browser, and some sixty like it into the sandbox. */
const LONGEST_TRACE = 1_500_000;

/** Checks the configuration, both traces and the starter files. Returns what could be read. */
export function validatePublic(
  list: ProblemList,
  publicFiles: PublicFiles,
): { config: AgentConfig | null; trace: Trace | null } {
  const config = list.readJson(publicFiles, 'public', FILES.config, agentConfig);
  const mismatch = config && findReferenceProblem(config, config);
  if (mismatch) list.add(`public/${FILES.config}`, '', mismatch);
  const trace = validateTrace(list, publicFiles, FILES.trace);
  validateTrace(list, publicFiles, FILES.healthy);
  for (const [file, path] of Object.entries(STARTER_FILES)) {
    if (!publicFiles.has(path)) list.add(`public/${path}`, '', 'is missing');
    else if (file.startsWith('detector') && !/\bdetect\b/.test(publicFiles.text(path))) {
      list.add(`public/${path}`, '', 'does not define detect(trace)');
    }
  }
  return { config, trace };
}

function validateTrace(list: ProblemList, publicFiles: PublicFiles, path: string): Trace | null {
  const file = `public/${path}`;
  if (!publicFiles.has(path)) {
    list.add(file, '', 'is missing');
    return null;
  }
  const text = publicFiles.text(path);
  if (text.length > LONGEST_TRACE) list.add(file, '', `is longer than ${LONGEST_TRACE / 1_000_000} MB`);
  const reading = importTrace(text);
  if (!reading.ok) {
    list.add(file, reading.error.place, reading.error.message);
    return null;
  }
  for (const { path: where, why } of reading.notes) list.add(file, where, why);
  if (reading.traces.length !== 1) list.add(file, '', `holds ${reading.traces.length} traces instead of one`);
  return reading.traces[0] ?? null;
}
