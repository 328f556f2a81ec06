import type { Json } from './json';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = { [name: string]: Json | undefined };

/** Writes one event. `fields` hold what a search would look for; never secrets, and never a candidate's text. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/**
 * The program's log on stderr or stdout: one JSON object per line when a machine reads it, `time event name=value` when a terminal
 * does. `program` names the process (`web`, `worker`, `start`).
 */
export function createLog(program: string, out: NodeJS.WriteStream = process.stdout): Log {
  return (level, event, fields = {}) => {
    const time = new Date().toISOString();
    if (!out.isTTY) {
      out.write(`${JSON.stringify({ time, level, program, event, ...fields })}\n`);
      return;
    }
    const shown = Object.entries(fields).filter(([, value]) => value !== undefined);
    const words = shown.map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
    out.write(`${time.slice(11, 19)} ${program} ${level === 'info' ? '' : `${level} `}${event} ${words.join(' ')}\n`);
  };
}

/** An error as log fields: its name and message, and the stack for bugs. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: `${error.name}: ${error.message}`, stack: error.stack };
}
