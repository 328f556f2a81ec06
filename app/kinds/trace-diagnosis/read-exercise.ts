import { importTrace } from '../../lib/trace/import-trace';
import type { Trace } from '../../lib/trace/trace-types';
import type { GradingFiles, PublicFiles, WorldFiles } from '../contract';
import { agentConfig } from './config';
import type { AgentConfig } from './engine/agent-config.ts';
import {
  diagnosisKey,
  hiddenCases,
  publicCases,
  type DiagnosisKey,
  type HiddenCases,
  type PublicCases,
} from './formats';

/** Paths of an exercise's data files, within their part of the folder. */
export const FILES = {
  trace: 'trace.json',
  healthy: 'healthy.json',
  config: 'agent.json',
  publicCases: 'cases.json',
  hiddenCases: 'cases.json',
  diagnosis: 'diagnosis.json',
  world: 'world.ts',
} as const;

/** Starter files of an answer -> where they lie in public/. */
export const STARTER_FILES = {
  'detector.ts': 'starter/detector.ts',
  'detector.py': 'starter/detector.py',
  'memo.md': 'starter/memo.md',
} as const;

/** One trace out of OTLP/JSON text. Throws when the text holds none or several: exercises are validated before they are used. */
export function readTrace(text: string): Trace {
  const reading = importTrace(text);
  if (!reading.ok) throw new Error(`the trace cannot be read: ${reading.error.message} (${reading.error.place})`);
  const [trace, ...others] = reading.traces;
  if (!trace || others.length > 0) throw new Error(`the file holds ${reading.traces.length} traces instead of one`);
  return trace;
}

export const readPublicTrace = (files: PublicFiles): Trace => readTrace(files.text(FILES.trace));

export const readBaseConfig = (files: PublicFiles): AgentConfig =>
  agentConfig.parse(JSON.parse(files.text(FILES.config)));

export const readPublicCases = (files: WorldFiles): PublicCases =>
  publicCases.parse(JSON.parse(files.text(FILES.publicCases)));

export const readHiddenCases = (files: GradingFiles): HiddenCases =>
  hiddenCases.parse(JSON.parse(files.text(FILES.hiddenCases)));

export const readDiagnosisKey = (files: GradingFiles): DiagnosisKey =>
  diagnosisKey.parse(JSON.parse(files.text(FILES.diagnosis)));
