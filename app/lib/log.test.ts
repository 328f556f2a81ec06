import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, errorFields } from './log.server';

function capture(isTTY: boolean) {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, out: Object.assign(out, { isTTY }) as unknown as NodeJS.WriteStream };
}

describe('the log', () => {
  it('is one JSON object per line where a machine reads it', () => {
    const { lines, out } = capture(false);
    createLog('web', out)('warn', 'slow', { ms: 7, note: 'two\nlines', absent: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      program: 'web',
      event: 'slow',
      ms: 7,
      note: 'two\nlines',
    });
  });

  it('is short for a person at a terminal', () => {
    const { lines, out } = capture(true);
    createLog('web', out)('info', 'request', { path: '/', status: 200, absent: undefined });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d web request path=\/ status=200\n$/);
  });

  it('keeps the stack of an error and survives what is thrown without being one', () => {
    expect(errorFields(new RangeError('too far'))).toMatchObject({
      error: 'RangeError: too far',
      stack: expect.any(String) as string,
    });
    expect(errorFields('plain')).toEqual({ error: 'plain' });
  });
});
