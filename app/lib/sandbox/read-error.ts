import type { Json } from '../json';
import type { CodeError } from './sandbox';

const text = (value: Json | undefined, length: number) => (typeof value === 'string' ? value.slice(0, length) : '');

/**
 * An error as the process described it, read with distrust: bounded text, and a place only from frames of the submitted file, the
 * innermost of which gives line and column (1-based).
 */
export function readError(described: Json | undefined, filename: string): CodeError {
  const fields = described !== null && typeof described === 'object' && !Array.isArray(described) ? described : {};
  const escaped = filename.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`^\\s+at .{0,300}\\(${escaped}:(\\d{1,7}):(\\d{1,7})\\)$`);
  const stack: string[] = [];
  let place: { line: number; column: number } | null = null;
  for (const line of text(fields.stack, 8_000).split('\n')) {
    const found = frame.exec(line);
    if (!found || stack.length >= 50) continue;
    stack.push(line.trim());
    place ??= { line: Number(found[1]), column: Number(found[2]) };
  }
  const name = text(fields.name, 200) || 'Error';
  return { name, message: text(fields.message, 2_000), ...place, stack };
}
