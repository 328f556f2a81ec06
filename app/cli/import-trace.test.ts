import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTrace } from './import-trace';
import { runCommand } from './run-command';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'assay-trace-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function assay(content: string | null, ...flags: string[]) {
  const text = { out: '', err: '' };
  if (content !== null) await writeFile(join(cwd, 'run.json'), content);
  const code = await runCommand({
    argv: ['trace', 'import', 'run.json', ...flags],
    commands: [importTrace],
    env: {},
    cwd,
    streams: { out: (more) => void (text.out += more), err: (more) => void (text.err += more) },
  });
  return { code, ...text };
}

const span = (spanId: string, more: object) => ({
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId,
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000001500000000',
  ...more,
});
const attribute = (key: string, value: object) => ({ key, value });
const RUN = JSON.stringify({
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            span('00000000000000a2', {
              name: 'chat small\u001b[2J',
              parentSpanId: '00000000000000a1',
              attributes: [
                attribute('gen_ai.operation.name', { stringValue: 'chat' }),
                attribute('gen_ai.usage.input_tokens', { intValue: '120' }),
                attribute('gen_ai.usage.output_tokens', { intValue: 'many' }),
              ],
              status: { code: 2, message: 'overloaded' },
            }),
            span('00000000000000a1', { name: 'invoke_agent refunds' }),
          ],
        },
      ],
    },
  ],
});

describe('trace import', () => {
  it('prints the tree of the run, its totals and what could not be mapped, and nothing that steers a terminal', async () => {
    const { code, out, err } = await assay(RUN);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('otlp, gen_ai: 1 trace\n');
    expect(out).toContain('2 spans, 1.500 s, 120 in, ? out, 1 with errors');
    expect(out).toMatch(
      /other 00000000000000a1 invoke_agent refunds\n.*1\.500 s {3}model 00000000000000a2 chat small\\u001b\[2J \(ERROR overloaded/,
    );
    expect(out).toContain(
      'attributes["gen_ai.usage.output_tokens"]: not an OTLP value; kept as it is (once at resourceSpans[0]',
    );
    expect(out).not.toContain('\u001b');
  });

  it('prints one document with --json, and OTLP that it reads again with --otlp', async () => {
    const { out } = await assay(RUN, '--json');
    const document = JSON.parse(out) as { traces: unknown[] };
    expect(document).toMatchObject({
      ok: true,
      format: 'otlp',
      conventions: ['gen_ai'],
      traces: [{ spans: [{}, {}] }],
    });
    const exported = await assay(RUN, '--otlp');
    const again = await assay(exported.out, '--json');
    expect((JSON.parse(again.out) as { traces: unknown[] }).traces).toEqual(document.traces);
  });

  it('answers broken JSON, another kind of file and a missing one with one line that names the place', async () => {
    expect(await assay('{"messages": [\n}', '--json')).toEqual({
      code: 1,
      out: '{"ok":false,"error":"run.json, line 2, column 1: not JSON: expected a value or \\"]\\", found \\"}\\""}\n',
      err: 'run.json, line 2, column 1: not JSON: expected a value or "]", found "}"\n',
    });
    expect((await assay('{"name": "left-pad"}')).err).toMatch(
      /^run\.json, the whole file: no trace format is recognised: an object with the keys name;.*\n$/,
    );
    await rm(join(cwd, 'run.json'));
    expect(await assay(null)).toEqual({ code: 1, out: '', err: 'there is no file run.json\n' });
  });
});
