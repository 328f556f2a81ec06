import { describe, expect, it } from 'vitest';
import { AppError } from '../lib/errors';
import type { Command } from './command-types';
import { runCommand } from './run-command';

const echo: Command = {
  name: ['say', 'it'],
  usage: '<word> [--loud]',
  summary: 'says a word',
  arity: [1, 1],
  options: { loud: { type: 'boolean' } },
  run({ args, options }, output) {
    if (args[0] === 'refuse') throw new AppError('bad-request', 'that word is refused');
    if (args[0] === 'break') throw new Error('a bug');
    output.line(`said ${args[0]}`);
    return Promise.resolve({ ok: args[0] !== 'no', json: { word: args[0] ?? null, loud: options.loud === true } });
  },
};

async function run(...argv: string[]) {
  const text = { out: '', err: '' };
  const streams = { out: (more: string) => void (text.out += more), err: (more: string) => void (text.err += more) };
  const code = await runCommand({ argv, commands: [echo], env: {}, cwd: '/', streams });
  return { code, ...text };
}

describe('runCommand', () => {
  it('prints human text and exits with 0', async () => {
    expect(await run('say', 'it', 'hello')).toEqual({ code: 0, out: 'said hello\n', err: '' });
  });

  it('prints exactly one JSON document with --json, wherever the flag stands', async () => {
    expect(await run('--json', 'say', 'it', '--loud', 'hello')).toEqual({
      code: 0,
      out: '{"word":"hello","loud":true}\n',
      err: '',
    });
  });

  it('exits with 1 when the command says that something failed', async () => {
    expect((await run('say', 'it', 'no')).code).toBe(1);
  });

  it.each([
    [['say', 'it'], 'an argument is missing'],
    [['say', 'it', 'a', 'b'], 'too many arguments'],
    [['say', 'it', 'a', '--quiet'], "Unknown option '--quiet'"],
  ])('answers %j with what is wrong and the usage', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('usage: assay say it <word> [--loud] [--json]');
  });

  it('shows the commands there are for an unknown one, and for none', async () => {
    expect(await run('sing')).toMatchObject({ code: 1, out: '' });
    expect((await run('sing')).err).toContain('unknown command: sing\nusage:');
    expect((await run()).code).toBe(1);
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });

  it('shows a refusal in one line, and a bug with its stack', async () => {
    expect(await run('say', 'it', 'refuse')).toEqual({ code: 1, out: '', err: 'that word is refused\n' });
    expect((await run('say', 'it', 'break')).err).toMatch(/Error: a bug\n +at /);
  });

  it('still prints one JSON document when the command fails', async () => {
    const { code, out } = await run('say', 'it', 'refuse', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ ok: false, error: 'that word is refused' });
  });
});
